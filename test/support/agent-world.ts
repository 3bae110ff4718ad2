import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { frozenClock, sequentialIds, silentLogger } from '../../src/base/index.js';
import { type DialogContent, renderMessage } from '../../src/dialog/index.js';
import type { CaseEvent, ChannelName, Handoff, Owner } from '../../src/domain/index.js';
import type { Desk } from '../../src/handoff/index.js';
import { createRecordsShop } from '../../src/shops/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
} from '../../src/storage/index.js';
import { createAgentActions } from '../../src/turns/index.js';
import { openTestDatabase, testNow } from './databases.js';
import { handoffThat } from './handoff.js';
import { loadPolicy } from './load-policy.js';
import { retailLine, retailOrder } from './retail-order.js';

export const dana = { id: 'dana', name: 'Dana' };
export const omar = { id: 'omar', name: 'Omar' };

const messagesOf = (locale: string): Record<string, string> =>
  parse(readFileSync(`dialogs/messages/${locale}/labels.yml`, 'utf8'));
const words = {
  messages: { en: messagesOf('en'), zh: messagesOf('zh') },
  timeZone: 'America/New_York',
} as unknown as DialogContent;

/** Boots for $180.00 and a $20.00 pair of laces, paid with a $50.00 gift card and a card. */
const orderOf = (id: string) =>
  retailOrder({
    id: `order-${id}`,
    number: `#${id}`,
    lines: [
      retailLine({ id: 'boots', grossMinor: 18_000, taxMinor: 1000 }),
      retailLine({ id: 'laces', grossMinor: 2000 }),
    ],
    payments: [
      { id: 'gift', methodId: 'g', kind: 'gift-card', label: 'Gift card ··0017', capturedMinor: 5000 },
      { id: 'card', methodId: 'c', kind: 'card', label: 'Visa ··4021', capturedMinor: 15_000 },
    ],
  });

/** Agents' actions on a database of their own, with two desks that remember what they were told. */
export const openAgentWorld = async () => {
  const database = await openTestDatabase();
  const ids = sequentialIds();
  const told: Handoff[] = [];
  const owners: [string, Owner, string | null][] = [];
  const nudged: string[] = [];
  const desks = { failing: false };
  const desk: Desk = {
    name: 'recording',
    opened: async () => {},
    customerWrote: async () => {},
    changed: async (handoff) => {
      told.push(handoff);
      if (desks.failing) throw new Error('desk is down');
    },
  };
  const store = createConversationStore(database);
  const cases = createCaseStore(database);
  const handoffs = createHandoffStore(database);
  const ledger = createRefundLedger(database);
  const records = createShopRecords(database);
  const actions = createAgentActions({
    store,
    cases,
    handoffs,
    ledger,
    shop: createRecordsShop(records),
    policyFor: () => loadPolicy('standard-retail'),
    say: (key, params, locale) => ({
      key,
      text: renderMessage(words, locale, key, params),
      choices: [],
      card: null,
    }),
    announcer: {
      messages: () => {},
      owner: (conversationId, owner, agentName) => owners.push([conversationId, owner, agentName]),
      queueChanged: () => {},
    },
    desks: [desk, { ...desk, name: 'second' }],
    clock: frozenClock(testNow),
    ids,
    logger: silentLogger,
    nudge: (jobs) => nudged.push(...jobs),
  });

  let counter = 0;
  /** A customer waits for a person, with a case in review about the boots. */
  const waiting = async (
    more: { channel?: ChannelName; withCase?: boolean; events?: readonly CaseEvent[] } = {},
  ) => {
    counter += 1;
    const n = `${9000 + counter}`;
    const conversationId = `conv-${n}`;
    const caseId = `case-${n}`;
    const withCase = more.withCase ?? true;
    await records.putOrders([orderOf(n)]);
    await store.create({
      id: conversationId,
      channel: more.channel ?? 'web',
      threadKey: conversationId,
      address: {},
      locale: 'en',
      tokenHash: null,
      state: { step: 7 },
      messages: [],
      createdAt: testNow,
    });
    const handoff = handoffThat({
      id: `handoff-${n}`,
      conversationId,
      caseId: withCase ? caseId : null,
      version: 1,
    });
    const opened: CaseEvent = {
      type: 'opened',
      orderId: `order-${n}`,
      orderNumber: `#${n}`,
      customerId: 'customer-1',
      conversationId,
      request: { kind: 'refund', lines: [{ lineId: 'boots', quantity: 1 }], reason: 'defective' },
    };
    const events = withCase
      ? [opened, { type: 'handed-off', reason: 'policy-review' } as CaseEvent, ...(more.events ?? [])]
      : [];
    const committed = await store.commit({
      conversationId,
      leaseToken: null,
      inboundId: null,
      at: testNow,
      state: undefined,
      locale: 'en',
      owner: { to: 'queue', fromVersion: 0 },
      messages: [],
      record: null,
      openedCases: withCase ? [{ id: caseId, reference: `RF-${n}-22` }] : [],
      caseEvents: events.map((event) => ({ caseId, actor: 'assistant', event })),
      shopActions: [],
      reservations: [],
      openHandoff: handoff,
      changeHandoff: null,
      jobs: [],
    });
    if (!committed.ok) throw new Error(committed.error.kind);
    return { n, conversationId, caseId, handoffId: handoff.id, orderId: `order-${n}` };
  };
  /** Another conversation that waits for a person about a case that is there already. */
  const waitingAbout = async (caseId: string) => {
    const story = await waiting({ withCase: false });
    const handoff = await handoffs.handoff(story.handoffId);
    if (handoff === null) throw new Error('no hand-off');
    const conversation = await store.conversation(story.conversationId);
    const committed = await store.commit({
      conversationId: story.conversationId,
      leaseToken: null,
      inboundId: null,
      at: testNow,
      state: undefined,
      locale: 'en',
      owner: { to: 'queue', fromVersion: conversation?.ownerVersion ?? 0 },
      messages: [],
      record: null,
      openedCases: [],
      caseEvents: [],
      shopActions: [],
      reservations: [],
      openHandoff: null,
      changeHandoff: { id: handoff.id, fromVersion: handoff.version, to: { ...handoff, caseId } },
      jobs: [],
    });
    if (!committed.ok) throw new Error(committed.error.kind);
    return { ...story, version: handoff.version + 1 };
  };
  const claimed = async (more: Parameters<typeof waiting>[0] = {}) => {
    const story = await waiting(more);
    const claim = await actions.claim(story.handoffId, dana, 1);
    if (!claim.ok) throw new Error(claim.error.kind);
    return { ...story, version: claim.value.version };
  };
  const transcript = async (conversationId: string) =>
    (await store.messages(conversationId, 0)).map(({ role, author, text }) => [role, author, text]);
  const eventTypes = async (caseId: string) =>
    (await cases.entries(caseId)).map(({ actor, event }) => [actor, event.type]);

  return {
    store,
    cases,
    handoffs,
    ledger,
    records,
    actions,
    ids,
    told,
    owners,
    nudged,
    desks,
    waiting,
    waitingAbout,
    claimed,
    transcript,
    eventTypes,
    close: () => database.close(),
  };
};
