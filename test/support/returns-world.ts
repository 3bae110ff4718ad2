import { frozenClock, sequentialIds, silentLogger } from '../../src/base/index.js';
import { makeIntents } from '../../src/cases/index.js';
import { initialState } from '../../src/dialog/index.js';
import type { CaseEvent, Decision, DecisionFacts, Order } from '../../src/domain/index.js';
import { createPolicyBook, type Policy } from '../../src/policy/index.js';
import { createRecordsShop } from '../../src/shops/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
  type Database,
} from '../../src/storage/index.js';
import { createReturnActions, type TurnsDependencies } from '../../src/turns/index.js';
import { contentFor } from './house.js';
import { readPolicy, soundPolicy } from './load-policy.js';
import { retailFacts, retailLine, retailOrder } from './retail-order.js';

export const returnsNow = '2026-11-21T15:00:00.000Z';

type Trigger = Decision['refundOn'];

/** The standard policy with another trigger for every return. */
const policyOn = (trigger: Trigger): Policy => {
  const { document, floors } = readPolicy('standard-retail');
  const text = JSON.stringify(document).replaceAll('"refund-on":"scan"', `"refund-on":"${trigger}"`);
  return soundPolicy(JSON.parse(text), floors);
};
const policies = new Map<Trigger, Policy>();
export const policyFor = (trigger: Trigger): Policy => {
  const known = policies.get(trigger) ?? policyOn(trigger);
  policies.set(trigger, known);
  return known;
};

/** Two lines of several units and one of a single unit, paid with a gift card and a card. */
export const returnsOrder = (id: string): Order =>
  retailOrder({
    id,
    number: `#${id}`,
    customerId: 'customer-1',
    lines: [
      retailLine({ id: 'mug', grossMinor: 3000, quantity: 3, taxMinor: 200 }),
      retailLine({ id: 'lamp', grossMinor: 9999, quantity: 2, taxMinor: 800 }),
      retailLine({ id: 'rug', grossMinor: 12_000 }),
    ],
    payments: [
      { id: 'gift', methodId: 'g', kind: 'gift-card', label: 'Gift card ··0017', capturedMinor: 4000 },
      { id: 'card', methodId: 'c', kind: 'card', label: 'Visa ··4021', capturedMinor: 20_999 },
    ],
  });

/** Goods that travel back, on a database of their own, without anybody's words. */
export const openReturnsWorld = async (database: Database) => {
  const clock = frozenClock(returnsNow);
  const ids = sequentialIds();
  const records = createShopRecords(database);
  const store = createConversationStore(database);
  const cases = createCaseStore(database);
  const ledger = createRefundLedger(database);
  const handoffs = createHandoffStore(database);
  const book = createPolicyBook([]);
  const deps = {
    store,
    cases,
    ledger,
    handoffs,
    shop: createRecordsShop(records),
    policies: {
      ...book,
      current: () => policyFor('scan'),
      byVersion: (version: string) =>
        (['now', 'scan', 'receipt', 'inspection'] as const)
          .map(policyFor)
          .find((policy) => policy.version === version) ?? null,
    },
    dialog: contentFor('standard-retail').dialog,
    announcer: { messages: () => {}, owner: () => {}, queueChanged: () => {} },
    desks: [],
    openingHours: null,
    clock,
    ids,
    logger: silentLogger,
    nudge: () => {},
  } as unknown as TurnsDependencies;
  let count = 0;

  const commit = (conversationId: string, more: object) =>
    store.commit({
      conversationId,
      leaseToken: null,
      inboundId: null,
      at: returnsNow,
      state: undefined,
      locale: 'en',
      owner: null,
      messages: [],
      record: null,
      openedCases: [],
      caseEvents: [],
      shopActions: [],
      reservations: [],
      openHandoff: null,
      changeHandoff: null,
      jobs: [],
      ...more,
    });

  /** Files a return as the conversation does, for these lines of an order of its own. */
  const file = async (
    trigger: Trigger,
    lines: DecisionFacts['lines'],
    changes: Partial<DecisionFacts> = {},
  ) => {
    count += 1;
    const order = returnsOrder(`order-${count}`);
    await records.putOrders([order]);
    const conversationId = `conv-${count}`;
    await store.create({
      id: conversationId,
      channel: 'web',
      threadKey: conversationId,
      address: {},
      locale: 'en',
      tokenHash: null,
      state: initialState('en', 'customer-1'),
      messages: [],
      createdAt: returnsNow,
    });
    const facts = retailFacts({ kind: 'return', order, lines, ...changes });
    const decision = policyFor(trigger).decide(facts);
    if (decision.outcome !== 'approve' || decision.breakdown === null || decision.goods !== 'return')
      throw new Error(`the policy does not take these goods back: ${decision.outcome} ${decision.goods}`);
    const { breakdown } = decision;
    const reference = ids.caseReference();
    const caseId = `case-${count}`;
    const rma = ids.rmaNumber();
    const asked = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const intents = makeIntents({
      caseId,
      orderId: order.id,
      currency: 'USD',
      breakdown,
      payments: order.payments,
      ids,
      at: returnsNow,
    });
    const system = (event: CaseEvent) => ({ caseId, actor: 'system' as const, event });
    const made = { id: `return-${count}`, orderId: order.id, at: returnsNow, caseReference: reference };
    const filed = await commit(conversationId, {
      openedCases: [{ id: caseId, reference }],
      shopActions: [{ kind: 'return', ...made, reason: facts.reason, lines: asked, status: 'requested' }],
      reservations: intents,
      caseEvents: [
        {
          caseId,
          actor: 'customer',
          event: {
            type: 'opened',
            orderId: order.id,
            orderNumber: order.number,
            customerId: 'customer-1',
            conversationId,
            request: { kind: 'return', lines: asked, reason: facts.reason },
          },
        },
        system({ type: 'decided', decision, facts }),
        {
          caseId,
          actor: 'customer',
          event: {
            type: 'confirmed',
            resolution: 'refund',
            totalMinor: breakdown.totalMinor,
            currency: 'USD',
          },
        },
        system({ type: 'return-requested', actionId: made.id, lines: asked, rma, sendBy: decision.until }),
        ...intents.map(({ id, amountMinor }) =>
          system({ type: 'refund-moved', intentId: id, status: 'reserved', amountMinor, currency: 'USD' }),
        ),
      ],
    });
    if (!filed.ok) throw new Error(`not filed: ${filed.error.kind}`);
    return { reference, rma, caseId, conversationId, order, totalMinor: breakdown.totalMinor };
  };

  const found = async (reference: string) => {
    const one = await cases.caseByReference(reference);
    if (one === null) throw new Error(`no case ${reference}`);
    return one;
  };

  return {
    returns: createReturnActions(deps),
    deps,
    records,
    store,
    cases,
    ledger,
    handoffs,
    commit,
    file,
    found,
    /** Minor units that are reserved or under way for a case. */
    held: async (reference: string) => {
      const { orderId, id } = await found(reference);
      const holding = await ledger.holdingIntents(orderId);
      return holding.filter(({ caseId }) => caseId === id).reduce((sum, one) => sum + one.amountMinor, 0);
    },
    /** Refunds whose job was sent, by intent. */
    sent: async () => {
      const rows = await database.query<{ id: string }>(
        `select data ->> 'intentId' as id from pgboss.job where name = 'refund' order by 1`,
      );
      return rows.map(({ id }) => id);
    },
    said: async (conversationId: string) =>
      (await store.messages(conversationId, 0)).map(({ key, text }) => ({ key, text })),
  };
};
export type ReturnsWorld = Awaited<ReturnType<typeof openReturnsWorld>>;
