import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeIntents } from '../../../src/cases/index.js';
import type { CaseEvent, RefundIntent } from '../../../src/domain/index.js';
import { dana, omar, openAgentWorld } from '../../support/agent-world.js';
import { testNow } from '../../support/databases.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

const kim = { id: 'kim', name: 'Kim' };
const policy = loadPolicy('standard-retail');
const limitMinor = policy.limits.USD?.agentMinor ?? 0;

/** What a rule with `approval: two-people` leaves in the case. */
const ruledForTwo: CaseEvent = {
  type: 'decided',
  decision: {
    ...policy.decide(retailFacts()),
    outcome: 'review',
    approval: 'two-people',
    reviewReasons: ['needs-approval'],
  },
};

describe('a case that takes two people', () => {
  let world: Awaited<ReturnType<typeof openAgentWorld>>;
  beforeAll(async () => {
    world = await openAgentWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    for (const heard of [world.told, world.owners, world.nudged]) heard.length = 0;
  });

  const claimed = () => world.claimed({ events: [ruledForTwo] });
  /** Dana has claimed the conversation and given the first yes to $120.00 of the boots' $180.00. */
  const asked = async (amountMinor = 12_000) => {
    const story = await claimed();
    const first = await world.actions.approve(story.handoffId, dana, story.version, amountMinor, 'fair');
    if (!first.ok) throw new Error(first.error.kind);
    return { ...story, version: first.value.version };
  };
  const heldMinor = async (orderId: string): Promise<number> =>
    (await world.ledger.holdingIntents(orderId)).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const said = async (conversationId: string) =>
    (await world.store.messages(conversationId, 0)).map(({ key }) => key);
  const reserve = async (
    story: { conversationId: string; caseId: string; orderId: string },
    amountMinor: number,
  ) => {
    const conversation = await world.store.conversation(story.conversationId);
    const { caseId, orderId } = story;
    const tender = { paymentId: 'card', methodId: 'c', label: 'Visa', kind: 'card' as const, amountMinor };
    const breakdown = {
      currency: 'USD',
      lines: [],
      totalMinor: amountMinor,
      tenders: [tender],
      refundedLines: [{ lineId: 'boots', quantity: 0, grossMinor: amountMinor, taxMinor: 0 }],
      shippingMinor: 0,
      dutiesMinor: 0,
    };
    const reservations: RefundIntent[] = makeIntents({
      caseId,
      orderId,
      currency: 'USD',
      breakdown,
      payments: [],
      ids: world.ids,
      at: testNow,
    });
    await world.store.commit({
      conversationId: story.conversationId,
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
      reservations,
      openHandoff: null,
      changeHandoff: null,
      jobs: [],
    });
  };

  test('holds no money for the first yes, and tells the customer only that a colleague checks', async () => {
    const { orderId, caseId, conversationId, n } = await asked();
    expect(await heldMinor(orderId)).toBe(0);
    expect(world.nudged).toEqual([]);
    expect((await world.eventTypes(caseId)).at(-1)).toEqual(['agent:dana', 'approval-given']);
    expect(await world.cases.case(caseId)).toMatchObject({
      status: 'awaiting-approval',
      totalMinor: null,
      firstYes: { by: 'agent:dana', totalMinor: 12_000, currency: 'USD', reason: 'fair' },
    });
    const words = (await world.transcript(conversationId)).at(-1)?.[2];
    expect(words).toContain(`RF-${n}-22`);
    expect(words).not.toContain('120');
  });

  test('is settled by another agent who approves the same amount, without a claim', async () => {
    const { handoffId, version, orderId, caseId, conversationId } = await asked();
    const second = await world.actions.approve(handoffId, omar, version, 12_000, 'looked too');
    expect(second).toMatchObject({ ok: true, value: { status: 'claimed', agentId: 'dana' } });
    expect(await heldMinor(orderId)).toBe(12_000);
    expect((await world.eventTypes(caseId)).slice(-3)).toEqual([
      ['agent:omar', 'approved-by-person'],
      ['system', 'refund-moved'],
      ['system', 'refund-moved'],
    ]);
    expect(await world.cases.case(caseId)).toMatchObject({ totalMinor: 12_000, firstYes: null });
    expect((await said(conversationId)).slice(-2)).toEqual(['handoff.first-yes', 'handoff.approved']);
    expect((await world.store.conversation(conversationId))?.owner).toBe('person');
    // Dana still talks to the customer.
    expect((await world.actions.reply(handoffId, dana, 'm', 'Done.')).ok).toBe(true);
  });

  test('takes the second yes also after the conversation was given back', async () => {
    const { handoffId, version, orderId, conversationId } = await asked();
    const given = await world.actions.giveBack(handoffId, dana, version);
    if (!given.ok) throw new Error(given.error.kind);
    expect((await world.actions.approve(handoffId, omar, given.value.version, 12_000, 'too')).ok).toBe(true);
    expect(await heldMinor(orderId)).toBe(12_000);
    expect((await world.store.conversation(conversationId))?.owner).toBe('assistant');
    expect(world.owners.at(-1)).toEqual([conversationId, 'assistant', null]);
  });

  test('does not take both yeses from one person', async () => {
    const { handoffId, version, orderId, caseId } = await asked();
    for (const amountMinor of [12_000, 11_000])
      expect(await world.actions.approve(handoffId, dana, version, amountMinor, 'again')).toEqual({
        ok: false,
        error: { kind: 'second-person-needed', totalMinor: 12_000 },
      });
    expect(await heldMinor(orderId)).toBe(0);
    expect((await world.eventTypes(caseId)).filter(([, type]) => type === 'approval-given')).toHaveLength(1);
  });

  test('takes another amount as a new first yes, which the first agent may then approve', async () => {
    const { handoffId, version, orderId, caseId, conversationId } = await asked();
    const other = await world.actions.approve(handoffId, omar, version, 9_000, 'worn');
    if (!other.ok) throw new Error(other.error.kind);
    expect(await heldMinor(orderId)).toBe(0);
    expect((await world.cases.case(caseId))?.firstYes).toMatchObject({ by: 'agent:omar', totalMinor: 9_000 });
    expect((await world.actions.approve(handoffId, dana, other.value.version, 9_000, 'agreed')).ok).toBe(
      true,
    );
    expect(await heldMinor(orderId)).toBe(9_000);
    expect((await said(conversationId)).filter((key) => key === 'handoff.first-yes')).toHaveLength(1);
  });

  test.each([dana, omar])('ends with a no from anybody: $name', async (agent) => {
    const { handoffId, version, orderId, caseId } = await asked();
    expect((await world.actions.decline(handoffId, agent, version, 'The sole was cut.')).ok).toBe(true);
    expect(await world.cases.case(caseId)).toMatchObject({ status: 'denied', firstYes: null });
    const late = await world.actions.approve(handoffId, omar, version + 1, 12_000, 'too late');
    expect(late).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    expect(await heldMinor(orderId)).toBe(0);
  });

  test('is nobody’s but the claimer’s before there is a first yes', async () => {
    const { handoffId, version } = await claimed();
    const refused = { ok: false, error: { kind: 'owner-changed' } };
    expect(await world.actions.approve(handoffId, omar, version, 12_000, 'fair')).toEqual(refused);
    expect(await world.actions.decline(handoffId, omar, version, 'no')).toEqual(refused);
  });

  test('counts a first yes for nothing when less than that remains', async () => {
    const story = await asked();
    const { handoffId, version, caseId, orderId } = story;
    await reserve(story, 10_000);
    expect(await world.actions.approve(handoffId, omar, version, 12_000, 'too')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 8000 },
    });
    // Dana may say yes again to what is left, and it takes somebody else's after that.
    const again = await world.actions.approve(handoffId, dana, version, 8000, 'the rest');
    if (!again.ok) throw new Error(again.error.kind);
    expect((await world.cases.case(caseId))?.firstYes).toMatchObject({ by: 'agent:dana', totalMinor: 8000 });
    expect((await world.actions.approve(handoffId, omar, again.value.version, 8000, 'too')).ok).toBe(true);
    expect(await heldMinor(orderId)).toBe(18_000);
  });

  test('is every amount above the agents’ limit, and none up to it', async () => {
    const dear = async () => {
      const story = await world.claimed();
      const lines = [retailLine({ id: 'boots', grossMinor: limitMinor + 50_000 })];
      await world.records.putOrders([retailOrder({ id: story.orderId, number: `#${story.n}`, lines })]);
      return story;
    };
    const up = await dear();
    expect((await world.actions.approve(up.handoffId, dana, up.version, limitMinor, 'kind')).ok).toBe(true);
    expect(await heldMinor(up.orderId)).toBe(limitMinor);
    const above = await dear();
    const first = await world.actions.approve(above.handoffId, dana, above.version, limitMinor + 1, 'kind');
    if (!first.ok) throw new Error(first.error.kind);
    expect(await heldMinor(above.orderId)).toBe(0);
    const { version } = first.value;
    expect((await world.actions.approve(above.handoffId, omar, version, limitMinor + 1, 'too')).ok).toBe(
      true,
    );
    expect(await heldMinor(above.orderId)).toBe(limitMinor + 1);
  });

  test('is never approved for more than remains, by however many', async () => {
    const { handoffId, version } = await claimed();
    expect(await world.actions.approve(handoffId, dana, version, 18_001, 'kind')).toEqual({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 18_000 },
    });
  });

  test('pays once when two colleagues say the second yes at the same moment', async () => {
    const { handoffId, version, orderId, caseId } = await asked();
    const both = await Promise.all(
      [omar, kim, omar].map((agent) => world.actions.approve(handoffId, agent, version, 12_000, 'too')),
    );
    expect(both.map((one) => one.ok).sort()).toEqual([false, false, true]);
    expect(await heldMinor(orderId)).toBe(12_000);
    const approvals = (await world.eventTypes(caseId)).filter(([, type]) => type === 'approved-by-person');
    expect(approvals).toHaveLength(1);
  });

  test('pays once when the second yes comes over two hand-offs of the case at the same moment', async () => {
    const { handoffId, version, orderId, caseId } = await asked(5000);
    const elsewhere = await world.waitingAbout(caseId);
    const both = await Promise.all([
      world.actions.approve(handoffId, omar, version, 5000, 'too'),
      world.actions.approve(elsewhere.handoffId, kim, elsewhere.version, 5000, 'too'),
    ]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, error: { kind: 'owner-changed' } });
    expect(await heldMinor(orderId)).toBe(5000);
  });

  test('is either approved or declined when both come at the same moment', async () => {
    const { handoffId, version, orderId, caseId } = await asked();
    const elsewhere = await world.waitingAbout(caseId);
    const [yes, no] = await Promise.all([
      world.actions.approve(handoffId, omar, version, 12_000, 'too'),
      world.actions.decline(elsewhere.handoffId, kim, elsewhere.version, 'no'),
    ]);
    expect([yes.ok, no.ok].sort()).toEqual([false, true]);
    expect(await heldMinor(orderId)).toBe(yes.ok ? 12_000 : 0);
  });

  test('waits in the list of second yeses until it has one', async () => {
    const before = (await world.cases.awaitingSecondYes()).map(({ id }) => id);
    const [one, two] = [await asked(), await asked()];
    const waiting = async () =>
      (await world.cases.awaitingSecondYes()).map(({ id }) => id).filter((id) => !before.includes(id));
    expect((await waiting()).sort()).toEqual([one.caseId, two.caseId].sort());
    await world.actions.approve(one.handoffId, omar, one.version, 12_000, 'too');
    expect(await waiting()).toEqual([two.caseId]);
    await world.actions.decline(two.handoffId, omar, two.version, 'no');
    expect(await waiting()).toEqual([]);
  });

  test('is found by its latest hand-off, also when that is over', async () => {
    const { caseId, handoffId, version } = await asked();
    await world.actions.giveBack(handoffId, dana, version);
    expect((await world.handoffs.latestOf([caseId, 'case-nowhere'])).map(({ id }) => id)).toEqual([
      handoffId,
    ]);
  });
});
