import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createJobs } from '../../../src/storage/index.js';
import { confirmed, decided, moved, returnRequested } from '../../support/case-story.js';
import { testBackends } from '../../support/databases.js';
import { asked, inReview, openTimeWorld, type TimeWorld } from './time-world.js';

const day = 24;

describe.each(testBackends())('the promised times of a case on $name', (backend) => {
  let world: TimeWorld;
  beforeAll(async () => {
    world = await openTimeWorld(backend);
  });
  beforeEach(() => {
    world.told.length = 0;
  });
  afterAll(() => world.close());

  test('who is awaited is reminded, reminded again, and then let go, each once', async () => {
    const { found, said, types, texts } = await world.openCase([asked]);
    await world.pass(3 * day - 1);
    expect(await said()).toEqual([]);
    await world.pass(1);
    expect(await said()).toEqual(['time-remind-evidence']);
    await world.pass(7 * day);
    expect(await said()).toEqual(['time-remind-evidence', 'time-remind-evidence']);
    expect((await found()).status).toBe('awaiting-evidence');
    await world.pass(4 * day);
    expect((await found()).status).toBe('withdrawn');
    expect((await said()).at(-1)).toBe('time-withdrawn');
    await world.pass(60 * day);
    expect(await types()).toEqual(['opened', 'decided', 'reminded', 'reminded', 'withdrawn']);
    expect((await texts()).join()).not.toMatch(/[{}]|undefined/);
  });

  test('who goes on in time is left in peace', async () => {
    const { add, said, found } = await world.openCase([asked]);
    await world.pass(2 * day);
    await add(
      ['customer', { type: 'evidence-added', evidence: { kind: 'photo' } }],
      ['assistant', decided()],
      ['customer', confirmed()],
      ['system', moved('reserved')],
      ['system', moved('succeeded')],
    );
    await world.pass(13 * day);
    expect(await said()).toEqual([]);
    expect((await found()).status).toBe('resolved');
    await world.pass(day);
    expect((await found()).status).toBe('closed');
    expect(await said()).toEqual([]);
  });

  test('a question that nobody answers in time is put before a person, and comes forward day by day', async () => {
    world.toMonday();
    const { said, types, handoff, conversationId } = await world.openCase([inReview]);
    await world.pass(day);
    expect(await said()).toEqual(['time-overdue']);
    expect(await handoff()).toMatchObject({ reason: 'overdue', priority: 2, status: 'waiting' });
    expect((await world.deps.store.conversation(conversationId))?.owner).toBe('queue');
    await world.pass(day);
    expect(await handoff()).toMatchObject({ priority: 1, status: 'waiting' });
    await world.pass(day);
    expect(await handoff()).toMatchObject({ priority: 1 });
    expect(await types()).toEqual(['opened', 'decided', 'overdue', 'overdue', 'overdue']);
    expect(await said()).toEqual(['time-overdue']);
    expect(world.told).toEqual(['opened overdue 2', 'changed overdue 1']);
  });

  test('a colleague who has claimed it is not disturbed', async () => {
    world.toMonday();
    const { said, handoff } = await world.openCase([inReview]);
    await world.pass(day);
    const waiting = await handoff();
    await world.agents.claim(waiting?.id ?? '', { id: 'dana', name: 'Dana' }, waiting?.version ?? 0);
    const claimed = await handoff();
    await world.pass(3 * day);
    expect(await handoff()).toEqual(claimed);
    expect(await said()).toEqual(['time-overdue', 'handoff.claimed']);
  });

  test('who was given back undecided is called for again, and the customer is not told each day that it is late', async () => {
    world.toMonday();
    const { said, handoff } = await world.openCase([inReview]);
    await world.pass(day);
    const dana = { id: 'dana', name: 'Dana' };
    const waiting = await handoff();
    await world.agents.claim(waiting?.id ?? '', dana, waiting?.version ?? 0);
    await world.agents.giveBack(waiting?.id ?? '', dana, (waiting?.version ?? 0) + 1);
    expect(await handoff()).toBeNull();
    await world.pass(day);
    expect(await handoff()).toMatchObject({ reason: 'overdue', status: 'waiting' });
    expect((await said()).filter((key) => key === 'time-overdue')).toHaveLength(1);
  });

  test('nobody is reminded or given up on while a person talks with them', async () => {
    const waiting = await world.openCase([asked]);
    await world.commit(waiting.conversationId, { owner: { to: 'person', fromVersion: 0 } });
    await world.pass(20 * day);
    expect(await waiting.types()).toEqual(['opened', 'decided']);
    expect(await world.timers.withoutTimer()).toEqual([]);
    await world.commit(waiting.conversationId, { owner: { to: 'assistant', fromVersion: 1 } });
    await world.pass(day);
    expect(await waiting.said()).toEqual(['time-remind-evidence']);
    // Reminded late, they have as much time as if it had come in time.
    await world.pass(10 * day);
    expect((await waiting.found()).status).toBe('awaiting-evidence');
    await world.pass(2 * day);
    expect((await waiting.found()).status).toBe('withdrawn');
  });

  test('goods that never come free the money that was held for them', async () => {
    const { found, said, types } = await world.openCase(
      [
        decided({ goods: 'return', refundOn: 'receipt' }),
        confirmed(950),
        returnRequested(world.clock.now().toISOString().slice(0, 10)),
        moved('reserved', 'intent_goods', 950),
      ],
      ['intent_goods'],
    );
    await world.pass(7 * day);
    expect((await found()).status).toBe('awaiting-return');
    await world.pass(day);
    expect((await found()).status).toBe('withdrawn');
    expect(await said()).toEqual(['time-return-over']);
    expect(await types()).toEqual(expect.arrayContaining(['return-cancelled', 'refund-moved', 'withdrawn']));
    expect(await world.deps.ledger.intent('intent_goods')).toMatchObject({ status: 'released' });
  });

  test('agreed money that has not left within a day is somebody’s business', async () => {
    const { types, handoff, said } = await world.openCase(
      [decided(), confirmed(950), moved('reserved', 'intent_late', 950)],
      ['intent_late'],
    );
    await world.pass(day - 1);
    expect(await handoff()).toBeNull();
    await world.pass(1);
    expect(await handoff()).toMatchObject({ reason: 'overdue' });
    expect(await types()).toContain('overdue');
    expect(await said()).toEqual(['time-overdue']);
    expect(await world.deps.ledger.intent('intent_late')).toMatchObject({ status: 'reserved' });
  });

  test('the same timer twice, at once or after another, acts once', async () => {
    const { caseId, said, types } = await world.openCase([decided()]);
    world.clock.advance(3 * day * 3_600_000);
    await Promise.all([world.keepTime(caseId), world.keepTime(caseId), world.keepTime(caseId)]);
    await world.keepTime(caseId);
    await world.jobs.runDue();
    expect(await said()).toEqual(['time-remind-offer']);
    expect(await types()).toEqual(['opened', 'decided', 'reminded']);
  });

  test('of several who say at once that it is overdue, one says it', async () => {
    const { caseId, types } = await world.openCase([inReview]);
    await world.pass(4 * day);
    const before = (await types()).length;
    world.clock.advance(4 * day * 3_600_000);
    await Promise.all([world.keepTime(caseId), world.keepTime(caseId), world.keepTime(caseId)]);
    expect(await types()).toHaveLength(before + 1);
  });

  test('several workers over many timers remind everybody once', async () => {
    const waiting = await Promise.all(Array.from({ length: 12 }, () => world.openCase([decided()])));
    world.clock.advance(3 * day * 3_600_000);
    const workers = Array.from({ length: 3 }, () => {
      const jobs = createJobs(world.database);
      jobs.work('case-timer', ({ caseId = '' }) => world.keepTime(caseId));
      return jobs;
    });
    await Promise.all([
      ...workers.map((jobs) => jobs.runDue()),
      ...waiting.map((one) => world.keepTime(one.caseId)),
    ]);
    for (const one of waiting) {
      expect(await one.said()).toEqual(['time-remind-offer']);
      expect(await one.types()).toEqual(['opened', 'decided', 'reminded']);
    }
    expect(await world.timers.withoutTimer()).toEqual([]);
  });

  test('what is due sooner than before is done then, and not when the first timer comes', async () => {
    const { add, types } = await world.openCase([decided()]);
    await world.pass(1);
    await add(['customer', confirmed()], ['system', moved('reserved')]);
    await world.pass(day);
    expect((await types()).at(-1)).toBe('overdue');
  });

  test('a worker that dies over a timer loses nothing', async () => {
    const { said } = await world.openCase([decided()]);
    world.clock.advance(3 * day * 3_600_000);
    await world.jobs.fetchDue(['case-timer']);
    await world.pass(1);
    expect(await said()).toEqual([]);
    await world.jobs.tidy();
    await world.pass(1);
    expect(await said()).toEqual(['time-remind-offer']);
  });

  test('a timer that was lost is set again, and no open case is without one', async () => {
    const { caseId, said } = await world.openCase([decided()]);
    expect(await world.timers.withoutTimer()).toEqual([]);
    await world.database.query(`delete from pgboss.job where data ->> 'caseId' = $1`, [caseId]);
    expect(await world.timers.withoutTimer()).toEqual([caseId]);
    expect(await world.timers.rearm()).toBe(0);
    await world.pass(3 * day + 1);
    expect(await said()).toEqual([]);
    expect(await world.timers.rearm()).toBe(1);
    expect(await world.timers.rearm()).toBe(0);
    await world.jobs.runDue();
    expect(await said()).toEqual(['time-remind-offer']);
    expect(await world.timers.withoutTimer()).toEqual([]);
  });

  test('the head of a case says when something is due, who is awaited, and when its money was agreed and had left', async () => {
    const { caseId, add } = await world.openCase([decided()]);
    const row = async () =>
      (
        await world.database.query(
          `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24') as due, awaiting,
             agreed_at is not null as agreed, paid_at is not null as paid from cases where id = $1`,
          [caseId],
        )
      )[0];
    const inHours = (hours: number): string =>
      new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString().slice(0, 13).replace('T', ' ');
    expect(await row()).toMatchObject({ awaiting: 'customer', agreed: false, paid: false });
    await add(['customer', confirmed()], ['system', moved('reserved')]);
    expect(await row()).toEqual({ due: inHours(day), awaiting: 'provider', agreed: true, paid: false });
    await add(['system', moved('succeeded')]);
    expect(await row()).toEqual({ due: inHours(14 * day), awaiting: null, agreed: true, paid: true });
  });
});
