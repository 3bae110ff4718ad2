import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import { makeIntents } from '../../../src/cases/index.js';
import { type DialogContent, renderMessage } from '../../../src/dialog/index.js';
import type { CaseEvent, ChannelName, Handoff, Owner } from '../../../src/domain/index.js';
import type { Desk } from '../../../src/handoff/index.js';
import { createRecordsShop } from '../../../src/shops/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
  type Database,
} from '../../../src/storage/index.js';
import { createAgentActions } from '../../../src/turns/agent-actions.js';
import { openTestDatabase, testNow } from '../../support/databases.js';
import { handoffThat } from '../../support/handoff.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailLine, retailOrder } from '../../support/retail-order.js';

const dana = { id: 'dana', name: 'Dana' };
const omar = { id: 'omar', name: 'Omar' };

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

describe('what an agent can do', () => {
  let database: Database;
  let counter = 0;
  const ids = sequentialIds();
  const told: { handoff: Handoff }[] = [];
  const owners: [string, Owner, string | null][] = [];
  const nudged: string[] = [];
  let failing = false;
  const desk: Desk = {
    name: 'recording',
    opened: async () => {},
    customerWrote: async () => {},
    changed: async (handoff) => {
      told.push({ handoff });
      if (failing) throw new Error('desk is down');
    },
  };
  const room = () => {
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
    return { store, cases, handoffs, ledger, records, actions };
  };
  let parts: ReturnType<typeof room>;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = room();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(() => {
    told.length = 0;
    owners.length = 0;
    nudged.length = 0;
    failing = false;
  });

  /** A customer waits for a person, with a case in review about the boots. */
  const waiting = async (
    more: { channel?: ChannelName; withCase?: boolean; events?: readonly CaseEvent[] } = {},
  ) => {
    counter += 1;
    const n = `${9000 + counter}`;
    const conversationId = `conv-${n}`;
    const caseId = `case-${n}`;
    const withCase = more.withCase ?? true;
    await parts.records.putOrders([orderOf(n)]);
    await parts.store.create({
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
    const committed = await parts.store.commit({
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
  const claimed = async (more: Parameters<typeof waiting>[0] = {}) => {
    const story = await waiting(more);
    const claim = await parts.actions.claim(story.handoffId, dana, 1);
    if (!claim.ok) throw new Error(claim.error.kind);
    return { ...story, version: claim.value.version };
  };
  const transcript = async (conversationId: string) =>
    (await parts.store.messages(conversationId, 0)).map(({ role, author, text }) => [role, author, text]);
  const eventTypes = async (caseId: string) =>
    (await parts.cases.entries(caseId)).map(({ actor, event }) => [actor, event.type]);

  test('claims a waiting conversation, and the transcript says where the human stretch begins', async () => {
    const { handoffId, conversationId } = await waiting();
    const claim = await parts.actions.claim(handoffId, dana, 1);
    expect(claim).toMatchObject({
      ok: true,
      value: { status: 'claimed', agentName: 'Dana', claimedAt: testNow },
    });
    expect(claim.ok && claim.value).toEqual(await parts.handoffs.handoff(handoffId));
    expect(await parts.store.conversation(conversationId)).toMatchObject({
      owner: 'person',
      state: { step: 7 },
    });
    expect(await transcript(conversationId)).toEqual([['system', null, 'Dana has joined the conversation.']]);
    expect(owners).toEqual([[conversationId, 'person', 'Dana']]);
    expect(told.map(({ handoff }) => handoff.version)).toEqual([2, 2]);
  });

  test('of two agents who claim at once, one gets it and the other is told', async () => {
    const { handoffId, conversationId } = await waiting();
    const both = await Promise.all([
      parts.actions.claim(handoffId, dana, 1),
      parts.actions.claim(handoffId, omar, 1),
    ]);
    expect(both.map((claim) => claim.ok).sort()).toEqual([false, true]);
    expect(both.find((claim) => !claim.ok)).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    expect((await transcript(conversationId)).length).toBe(1);
  });

  test('claiming twice is claiming once', async () => {
    const { handoffId, conversationId } = await waiting();
    const both = await Promise.all([
      parts.actions.claim(handoffId, dana, 1),
      parts.actions.claim(handoffId, dana, 1),
    ]);
    expect((await parts.actions.claim(handoffId, dana, 1)).ok).toBe(true);
    expect(both.some((claim) => claim.ok)).toBe(true);
    expect((await transcript(conversationId)).length).toBe(1);
  });

  test('does not know a hand-off that is not there', async () => {
    expect(await parts.actions.claim('handoff-0', dana, 1)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
  });

  test('says what the agent writes, word for word and under their name', async () => {
    const { handoffId, conversationId } = await claimed();
    const said = await parts.actions.reply(handoffId, dana, 'm1', 'Hi <b>Sam</b> 👋');
    expect(said).toMatchObject({
      ok: true,
      value: { role: 'person', author: 'Dana', text: 'Hi <b>Sam</b> 👋', delivery: 'none', key: null },
    });
    expect((await transcript(conversationId)).at(-1)).toEqual(['person', 'Dana', 'Hi <b>Sam</b> 👋']);
    expect(nudged).toEqual([]);
  });

  test('says a reply once however often the page sends it', async () => {
    const { handoffId, conversationId } = await claimed();
    const sent = await Promise.all([1, 2, 3].map(() => parts.actions.reply(handoffId, dana, 'm1', 'Hello')));
    const [first] = sent;
    for (const again of [...sent, await parts.actions.reply(handoffId, dana, 'm1', 'Hello')])
      expect(again).toEqual(first);
    expect((await transcript(conversationId)).filter(([role]) => role === 'person').length).toBe(1);
  });

  test('loses no reply when an agent sends several at once', async () => {
    const { handoffId, conversationId } = await claimed();
    const sent = await Promise.all(
      ['a', 'b', 'c', 'd'].map((text) => parts.actions.reply(handoffId, dana, text, text)),
    );
    expect(sent.map((one) => one.ok)).toEqual([true, true, true, true]);
    const person = (await transcript(conversationId)).filter(([role]) => role === 'person');
    expect(new Set(person.map(([, , text]) => text))).toEqual(new Set(['a', 'b', 'c', 'd']));
  });

  test('delivers to channels that have to be called, and asks for it in the same commit', async () => {
    const { handoffId } = await claimed({ channel: 'slack' });
    const said = await parts.actions.reply(handoffId, dana, 'm1', 'Hello');
    expect(said).toMatchObject({ ok: true, value: { delivery: 'waiting' } });
    expect(nudged).toEqual(['deliver', 'deliver']);
  });

  test('lets nobody else speak, approve, decline, give back or close', async () => {
    const { handoffId, version, conversationId } = await claimed();
    const refused = { ok: false, error: { kind: 'owner-changed' } };
    expect(await parts.actions.reply(handoffId, omar, 'm', 'Hi')).toEqual(refused);
    expect(await parts.actions.approve(handoffId, omar, version, 100, 'kind')).toEqual(refused);
    expect(await parts.actions.decline(handoffId, omar, version, 'no')).toEqual(refused);
    expect(await parts.actions.giveBack(handoffId, omar, version)).toEqual(refused);
    expect(await parts.actions.close(handoffId, omar, version)).toEqual(refused);
    expect((await transcript(conversationId)).length).toBe(1);
  });

  test('does nothing on a hand-off that changed since the agent saw it', async () => {
    const { handoffId, version } = await claimed();
    const refused = { ok: false, error: { kind: 'owner-changed' } };
    expect(await parts.actions.approve(handoffId, dana, version - 1, 100, 'kind')).toEqual(refused);
    expect(await parts.actions.close(handoffId, dana, version - 1)).toEqual(refused);
  });

  test('approves an amount: decision, reservation and job in one commit, gift card first', async () => {
    const story = await claimed();
    const approved = await parts.actions.approve(story.handoffId, dana, story.version, 12_600, 'wear scale');
    expect(approved).toMatchObject({ ok: true, value: { version: story.version + 1, status: 'claimed' } });
    const intents = await parts.ledger.holdingIntents(story.orderId);
    const amounts = intents
      .map(({ paymentId, amountMinor, status }) => [paymentId, amountMinor, status])
      .sort();
    expect(amounts).toEqual([
      ['card', 7600, 'reserved'],
      ['gift', 5000, 'reserved'],
    ]);
    expect((await eventTypes(story.caseId)).slice(-3)).toEqual([
      ['agent:dana', 'approved-by-person'],
      ['system', 'refund-moved'],
      ['system', 'refund-moved'],
    ]);
    expect((await parts.cases.case(story.caseId))?.totalMinor).toBe(12_600);
    expect(nudged).toEqual(['refund', 'refund']);
    expect((await transcript(story.conversationId)).at(-1)).toEqual([
      'system',
      null,
      `Dana approved $126.00 for case RF-${story.n}-22.`,
    ]);
  });

  test('approves once when the button is clicked twice', async () => {
    const { handoffId, version, orderId } = await claimed();
    const both = await Promise.all(
      [1, 2].map(() => parts.actions.approve(handoffId, dana, version, 1000, 'kind')),
    );
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    const intents = await parts.ledger.holdingIntents(orderId);
    expect(intents.reduce((sum, intent) => sum + intent.amountMinor, 0)).toBe(1000);
  });

  test('approves what remains of the case’s goods, and refuses one minor unit more', async () => {
    const { handoffId, version, orderId } = await claimed();
    expect(await parts.actions.approve(handoffId, dana, version, 18_001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 18_000 },
    });
    expect(await parts.ledger.holdingIntents(orderId)).toEqual([]);
    expect((await parts.actions.approve(handoffId, dana, version, 18_000, 'kind')).ok).toBe(true);
  });

  test('counts what another refund of the order holds as gone', async () => {
    const { handoffId, version, conversationId, caseId, orderId } = await claimed();
    const conversation = await parts.store.conversation(conversationId);
    const refunded = [{ lineId: 'boots', quantity: 0, grossMinor: 10_000, taxMinor: 0 }];
    const tender = { paymentId: 'card', methodId: 'c', label: 'Visa', kind: 'card', amountMinor: 10_000 };
    const breakdown = {
      currency: 'USD',
      lines: [],
      totalMinor: 10_000,
      tenders: [tender],
      refundedLines: refunded,
      shippingMinor: 0,
    };
    await parts.store.commit({
      conversationId,
      leaseToken: null,
      inboundId: null,
      at: testNow,
      state: undefined,
      locale: 'en',
      owner: { to: 'person', fromVersion: conversation?.ownerVersion ?? 0 },
      messages: [],
      record: null,
      openedCases: [],
      caseEvents: [],
      shopActions: [],
      reservations: makeIntents({ caseId, orderId, currency: 'USD', breakdown, ids, at: testNow }),
      openHandoff: null,
      changeHandoff: null,
      jobs: [],
    });
    expect(await parts.actions.approve(handoffId, dana, version, 8001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 8000 },
    });
    expect((await parts.actions.approve(handoffId, dana, version, 8000, 'kind')).ok).toBe(true);
  });

  test('does not decide again while the money approved first is on its way', async () => {
    const { handoffId, version } = await claimed();
    await parts.actions.approve(handoffId, dana, version, 100, 'kind');
    const again = parts.actions.approve(handoffId, dana, version + 1, 100, 'more');
    await expect(again).rejects.toMatchObject({ code: 'transition-invalid' });
  });

  test('refuses an amount above the agent’s limit', async () => {
    const story = await claimed();
    const dear = retailOrder({
      id: story.orderId,
      number: `#${story.n}`,
      lines: [retailLine({ id: 'boots', grossMinor: 300_000 })],
    });
    await parts.records.putOrders([dear]);
    expect(await parts.actions.approve(story.handoffId, dana, story.version, 200_001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'limit-exceeded', limitMinor: 200_000 },
    });
    expect((await parts.actions.approve(story.handoffId, dana, story.version, 200_000, 'kind')).ok).toBe(
      true,
    );
  });

  test('needs a case to decide, and none to talk', async () => {
    const { handoffId, version } = await claimed({ withCase: false });
    const refused = { ok: false, error: { kind: 'no-case' } };
    expect(await parts.actions.approve(handoffId, dana, version, 100, 'kind')).toEqual(refused);
    expect(await parts.actions.decline(handoffId, dana, version, 'no')).toEqual(refused);
    expect((await parts.actions.reply(handoffId, dana, 'm', 'Hi')).ok).toBe(true);
  });

  test('does not decide a case that is past a decision', async () => {
    const { handoffId, version } = await claimed({ events: [{ type: 'withdrawn' }] });
    await expect(parts.actions.approve(handoffId, dana, version, 100, 'kind')).rejects.toMatchObject({
      code: 'transition-invalid',
    });
    await expect(parts.actions.decline(handoffId, dana, version, 'no')).rejects.toMatchObject({
      code: 'transition-invalid',
    });
  });

  test('declines with a reason that the customer reads', async () => {
    const { handoffId, version, caseId, conversationId, n } = await claimed();
    expect((await parts.actions.decline(handoffId, dana, version, 'The sole was cut.')).ok).toBe(true);
    expect((await eventTypes(caseId)).at(-1)).toEqual(['agent:dana', 'declined-by-person']);
    expect((await parts.cases.case(caseId))?.status).toBe('denied');
    expect((await transcript(conversationId)).at(-1)?.[2]).toBe(
      `Dana decided on case RF-${n}-22: The sole was cut.`,
    );
  });

  test.each([
    ['giveBack', 'given-back', 'Dana has left the conversation; the assistant is back.'],
    ['close', 'closed', 'Dana has closed the conversation.'],
  ] as const)('%s ends the human stretch and the assistant answers again', async (action, status, text) => {
    const { handoffId, version, conversationId } = await claimed();
    const ended = await parts.actions[action](handoffId, dana, version);
    expect(ended).toMatchObject({ ok: true, value: { status, closedAt: testNow } });
    expect((await parts.store.conversation(conversationId))?.owner).toBe('assistant');
    expect((await transcript(conversationId)).at(-1)).toEqual(['system', null, text]);
    expect(owners.at(-1)).toEqual([conversationId, 'assistant', null]);
    expect(await parts.handoffs.openHandoffOf(conversationId)).toBeNull();
    expect(await parts.actions.reply(handoffId, dana, 'late', 'One more thing')).toEqual({
      ok: false,
      error: { kind: 'owner-changed' },
    });
  });

  test('a reply that meets a closing door is refused or said before it, never after', async () => {
    const { handoffId, version, conversationId } = await claimed();
    const [said, closed] = await Promise.all([
      parts.actions.reply(handoffId, dana, 'm', 'Wait'),
      parts.actions.close(handoffId, dana, version),
    ]);
    expect(closed.ok).toBe(true);
    const roles = (await transcript(conversationId)).map(([role]) => role);
    expect(roles).toEqual(said.ok ? ['system', 'person', 'system'] : ['system', 'system']);
  });

  test('a desk that is down does not undo what an agent did', async () => {
    failing = true;
    const { handoffId, version } = await claimed();
    expect((await parts.actions.close(handoffId, dana, version)).ok).toBe(true);
    expect(told.length).toBe(4);
  });
});
