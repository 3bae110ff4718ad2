import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import { intentHash } from '../../../src/cases/index.js';
import type { Actor, CaseEvent, Handoff, Order, RefundIntent } from '../../../src/domain/index.js';
import { createPolicyBook } from '../../../src/policy/index.js';
import { createRefundSaga } from '../../../src/refunds/index.js';
import { createRecordsShop, createStoreCreditMover } from '../../../src/shops/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
  createStoreCreditLedger,
} from '../../../src/storage/index.js';
import {
  createAgentActions,
  createCaseActions,
  createChargebackNotices,
  createReturnActions,
  createTurns,
  policyOfCase,
  type TurnCommit,
  type TurnsDependencies,
} from '../../../src/turns/index.js';
import { confirmed, decided, moved } from '../../support/case-story.js';
import type { TestBackend } from '../../support/databases.js';
import { contentFor } from '../../support/house.js';
import { type Fate, scriptedMover } from '../../support/scripted-mover.js';
import { commitOf, intentFor, mugOrder, newConversation, opened } from '../storage/stories.js';

/** Noon in universal time, which is the evening of the last of October nowhere that the shop is. */
export const remedyNow = '2026-11-28T12:00:00.000Z';
export const dana = { id: 'dana', name: 'Dana' };
export const omar = { id: 'omar', name: 'Omar' };

/** Cases of one shop, with everybody who can do something to them and a provider that fails as told. */
export const openRemedyWorld = async (backend: TestBackend, fates: readonly Fate[] = []) => {
  const clock = frozenClock(remedyNow);
  const { database, close } = await backend.open(clock);
  const records = createShopRecords(database);
  const store = createConversationStore(database);
  const credits = createStoreCreditLedger(database);
  const { dialog, policies } = contentFor('standard-retail');
  const opens: Handoff[] = [];
  const deps = {
    store,
    cases: createCaseStore(database),
    handoffs: createHandoffStore(database),
    ledger: createRefundLedger(database),
    credits,
    shop: createRecordsShop(records),
    policies: createPolicyBook(policies),
    dialog,
    announcer: { messages: () => {}, owner: () => {}, queueChanged: () => {} },
    desks: [
      {
        name: 'recording',
        opened: async (handoff: Handoff) => {
          opens.push(handoff);
        },
        changed: async () => {},
        customerWrote: async () => {},
      },
    ],
    openingHours: null,
    clock,
    ids: sequentialIds(),
    logger: silentLogger,
    nudge: () => {},
  } as unknown as TurnsDependencies;
  const agents = createAgentActions({
    ...deps,
    policyFor: (order, found) => policyOfCase(deps.policies, order, found),
    say: (key) => ({ key, text: key, choices: [], card: null }),
  });
  const ledger = createRefundLedger(database);
  const mover = scriptedMover(fates);
  const creditMover = createStoreCreditMover(credits, records, { clock });
  const saga = createRefundSaga({
    ledger,
    mover: (name) => (name === creditMover.name ? creditMover : mover),
    clock,
    logger: silentLogger,
  });

  let counter = 0;
  const commit = (conversationId: string, more: Partial<TurnCommit>) =>
    store.commit(
      commitOf(null, { conversationId, state: undefined, at: clock.now().toISOString(), ...more }),
    );

  /** A case in a conversation of its own about an order of its own: ten mugs for 100.00 on a card and a gift card. */
  const openCase = async (
    more: {
      readonly events?: readonly (readonly [Actor, CaseEvent])[];
      readonly intents?: readonly Partial<RefundIntent>[];
      readonly order?: Partial<Order>;
      readonly ofOrder?: string;
    } = {},
  ) => {
    counter += 1;
    const n = String(counter);
    const [conversationId, caseId] = [`conv_${n}`, `case_${n}`];
    const orderId = more.ofOrder ?? `order_${n}`;
    await store.create(newConversation(conversationId));
    if (more.ofOrder === undefined)
      await records.putOrders([mugOrder(orderId, { placedAt: '2026-11-01T10:00:00Z', ...more.order })]);
    const intents = (more.intents ?? []).map((own, i) => {
      const at = { createdAt: remedyNow, updatedAt: remedyNow };
      const intent = intentFor(`refund_${n}_${i}`, caseId, orderId, { ...at, ...own });
      return { ...intent, requestHash: intentHash(intent) };
    });
    const reference = `RF-${n.padStart(4, 'A')}-22`;
    const entries: (readonly [Actor, CaseEvent])[] = [
      ['customer', opened(orderId, { conversationId })],
      ...(more.events ?? []),
      ...intents.map((intent): readonly [Actor, CaseEvent] => [
        'system',
        moved('reserved', intent.id, intent.amountMinor),
      ]),
    ];
    const done = await commit(conversationId, {
      openedCases: [{ id: caseId, reference }],
      caseEvents: entries.map(([actor, event]) => ({ caseId, actor, event })),
      reservations: intents,
    });
    if (!done.ok) throw new TypeError(done.error.kind);
    return {
      caseId,
      reference,
      conversationId,
      orderId,
      intentIds: intents.map(({ id }) => id),
      found: async () => {
        const found = await deps.cases.case(caseId);
        if (found === null) throw new TypeError('no case');
        return found;
      },
      said: async () => (await store.messages(conversationId, 0)).map(({ key }) => key),
      told: async () =>
        (await deps.cases.entries(caseId)).map(({ actor, event }) => `${actor} ${event.type}`),
      handoff: () => deps.handoffs.openHandoffOf(conversationId),
      statuses: async () =>
        Promise.all(intents.map(async ({ id }) => (await deps.ledger.intent(id))?.status)),
    };
  };
  return {
    backend,
    database,
    close,
    clock,
    deps,
    records,
    credits,
    ledger,
    mover,
    creditMover,
    saga,
    agents,
    opens,
    commit,
    openCase,
    actions: createCaseActions(deps),
    returns: createReturnActions(deps),
    chargebacks: createChargebackNotices(deps, records),
    tellRefund: createTurns(deps).tellRefund,
  };
};
export type RemedyWorld = Awaited<ReturnType<typeof openRemedyWorld>>;

/** A policy's yes to a refund without a parcel, and the customer's: the money leaves at once. */
export const agreed = (totalMinor = 950): readonly (readonly [Actor, CaseEvent])[] => [
  ['system', decided()],
  ['customer', confirmed(totalMinor)],
];
/** A yes to goods that travel back first. */
export const agreedReturn = (totalMinor = 950): readonly (readonly [Actor, CaseEvent])[] => [
  ['system', decided({ goods: 'return', refundOn: 'receipt' })],
  ['customer', confirmed(totalMinor)],
  ['system', { type: 'return-requested', actionId: 'act-1', lines: [{ lineId: 'l1', quantity: 1 }] }],
];
