import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import { makeIntents } from '../../../src/cases/index.js';
import type { RefundIntent } from '../../../src/domain/index.js';
import { nothingReserved, settleAmount } from '../../../src/policy/index.js';
import {
  createRefundSaga,
  type MoverCapabilities,
  type PaymentStanding,
} from '../../../src/refunds/index.js';
import { memoryRefundLedger } from '../../support/memory-refund-ledger.js';
import { retailOrder } from '../../support/retail-order.js';
import { type Fate, scriptedMover } from '../../support/scripted-mover.js';

export const sagaStart = '2026-11-21T12:00:00.000Z';
export const hourMs = 3_600_000;

/** An intent of this much on an order of 100.00 USD, ready to be sent. */
export const reservedIntent = (amountMinor = 10_000): RefundIntent => {
  const order = retailOrder();
  const breakdown = settleAmount({
    order,
    lines: [{ lineId: 'a', quantity: 1 }],
    reserved: nothingReserved,
    amountMinor,
  });
  const [intent] = makeIntents({
    caseId: 'case-1',
    orderId: order.id,
    currency: 'USD',
    breakdown,
    payments: order.payments,
    ids: sequentialIds(),
    at: sagaStart,
  });
  if (intent === undefined) throw new Error('no intent');
  return intent;
};

/** A saga over one intent, a ledger in memory and a mover that fails as told. */
export const sagaWorld = (
  options: {
    readonly fates?: readonly Fate[];
    readonly capabilities?: Partial<MoverCapabilities>;
    readonly intent?: RefundIntent;
    readonly payment?: PaymentStanding;
    /** Whether the mover is set up from the beginning. */
    readonly isSetUp?: boolean;
  } = {},
) => {
  const intent = options.intent ?? reservedIntent();
  const ledger = memoryRefundLedger([intent], options.payment);
  const mover = scriptedMover(options.fates ?? [], options.capabilities);
  const clock = frozenClock(sagaStart);
  let isSetUp = options.isSetUp ?? true;
  const saga = createRefundSaga({
    ledger,
    mover: () => (isSetUp ? mover : null),
    clock,
    logger: silentLogger,
  });
  const last = () => {
    const change = ledger.changes.at(-1);
    if (change === undefined) throw new Error('nothing changed');
    return change;
  };
  return {
    intent,
    ledger,
    mover,
    clock,
    saga,
    last,
    setUp: (set: boolean): void => {
      isSetUp = set;
    },
    status: async () => (await ledger.intent(intent.id))?.status,
    story: (): string[] => ledger.changes.map(({ to }) => to),
    reason: (): string | undefined => {
      const [event] = last().caseEvents;
      return event?.type === 'refund-moved' ? event.reason : undefined;
    },
    jobs: (): string[] => last().jobs.map(({ name }) => name),
  };
};
