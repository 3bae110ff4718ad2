import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { frozenClock } from '../../../src/base/index.js';
import type { JobRequest } from '../../../src/domain/index.js';
import { countDueJobs, createJobs, type Database, type Jobs } from '../../../src/storage/index.js';
import { testBackends } from '../../support/databases.js';

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}
const gate = (): Gate => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe.each(testBackends())('jobs on $name', (backend) => {
  let database: Database;
  let close: () => Promise<void>;
  let jobs: Jobs;
  const send = async (...requests: JobRequest[]): Promise<void> => {
    await database.transaction(async (tx) => {
      for (const request of requests) await jobs.send(request, tx);
    });
    for (const request of requests) jobs.nudge(request.name);
  };
  const waiting = async (name: string): Promise<number> =>
    (await database.query(`select 1 from pgboss.job where name = $1 and state < 'active'`, [name])).length;
  /** A new set of workers that look by themselves only once an hour: what runs was told of. */
  const pollMs = 3_600_000;

  beforeAll(async () => {
    ({ database, close } = await backend.open());
  });
  afterEach(async () => {
    await jobs.stop();
    await database.script('delete from pgboss.job');
  });
  afterAll(() => close());

  test('a job sent in a transaction starts at once when that is committed', async () => {
    jobs = createJobs(database);
    const done = gate();
    const seen: unknown[] = [];
    jobs.work(
      'refund',
      async (payload) => {
        seen.push(payload);
        done.open();
      },
      { pollMs },
    );
    await jobs.start();
    await send({ name: 'refund', payload: { intentId: 'i1' } });
    await done.opened;
    expect(seen).toEqual([{ intentId: 'i1' }]);
  });

  test('a job of a transaction that is rolled back never existed', async () => {
    jobs = createJobs(database);
    const failing = database.transaction(async (tx) => {
      await jobs.send({ name: 'refund', payload: { intentId: 'i2' } }, tx);
      throw new TypeError('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await waiting('refund')).toBe(0);
  });

  test('a job that fails is tried again later, and not before', async () => {
    jobs = createJobs(database);
    const failed = gate();
    jobs.work(
      'deliver',
      async () => {
        failed.open();
        throw new TypeError('the channel is down');
      },
      { pollMs },
    );
    await jobs.start();
    await send({ name: 'deliver', payload: { messageId: 'm1' } });
    await failed.opened;
    await jobs.stop();
    const rows = await database.query(
      `select state, retry_limit > 3 as often, start_after > $1::timestamptz as later
       from pgboss.job where name = 'deliver'`,
      [database.clock.now()],
    );
    expect(rows).toEqual([{ state: 'retry', often: true, later: true }]);
  });

  test('under one key at most one job waits, and without a key all of them', async () => {
    jobs = createJobs(database);
    const keyed: JobRequest = { name: 'resume-turn', payload: { conversationId: 'c1' }, singletonKey: 'c1' };
    await send(keyed, keyed, { ...keyed, singletonKey: 'c2' });
    await send(keyed);
    expect(await waiting('resume-turn')).toBe(2);
    const plain: JobRequest = { name: 'deliver', payload: { messageId: 'm2' } };
    await send(plain, plain, plain);
    expect(await waiting('deliver')).toBe(3);
  });

  test('a job for later waits until then', async () => {
    jobs = createJobs(database);
    const seen: string[] = [];
    const done = gate();
    jobs.work(
      'look-up-refund',
      async ({ intentId = '' }) => {
        seen.push(intentId);
        if (intentId === 'now') done.open();
      },
      { pollMs },
    );
    await jobs.start();
    await send({ name: 'look-up-refund', payload: { intentId: 'later' }, startAfterSeconds: 3_600 });
    await send({ name: 'look-up-refund', payload: { intentId: 'now' } });
    await done.opened;
    expect(seen).toEqual(['now']);
    expect(await waiting('look-up-refund')).toBe(1);
  });

  test('two workers never run the same job', async () => {
    jobs = createJobs(database);
    const other = createJobs(database);
    const runs: string[] = [];
    const done = gate();
    for (const one of [jobs, other]) {
      one.work(
        'tell-refund',
        async ({ intentId = '' }) => {
          runs.push(intentId);
          if (runs.length >= 20) done.open();
        },
        { pollMs, concurrency: 3 },
      );
      await one.start();
    }
    await database.transaction(async (tx) => {
      for (let n = 0; n < 20; n += 1)
        await jobs.send({ name: 'tell-refund', payload: { intentId: `i${n}` } }, tx);
    });
    database.jobsCommitted.emit(['tell-refund']);
    await done.opened;
    await other.stop();
    expect(new Set(runs).size).toBe(20);
    expect(runs).toHaveLength(20);
  });

  test('stopping waits for the job that runs', async () => {
    jobs = createJobs(database);
    const started = gate();
    const mayEnd = gate();
    let hasEnded = false;
    jobs.work(
      'refund',
      async () => {
        started.open();
        await mayEnd.opened;
        hasEnded = true;
      },
      { pollMs },
    );
    await jobs.start();
    await send({ name: 'refund', payload: { intentId: 'i3' } });
    await started.opened;
    const stopping = jobs.stop();
    mayEnd.open();
    await stopping;
    expect(hasEnded).toBe(true);
    expect(await database.query(`select state from pgboss.job where name = 'refund'`)).toEqual([
      { state: 'completed' },
    ]);
  });

  describe('on a clock of its own', () => {
    const minutes = 60_000;
    const days = 24 * 60 * minutes;
    let clock: ReturnType<typeof frozenClock>;
    let own: Awaited<ReturnType<typeof backend.open>>;
    let ran: string[];
    const atOnce = async (...requests: JobRequest[]): Promise<void> => {
      await own.database.transaction(async (tx) => {
        for (const request of requests) await jobs.send(request, tx);
      });
    };
    const take = (name: JobRequest['name'], run: (caseId: string) => void = () => {}): void =>
      jobs.work(name, async ({ caseId = '' }) => {
        ran.push(caseId);
        run(caseId);
      });

    beforeAll(async () => {
      clock = frozenClock('2031-03-01T12:00:00.000Z');
      own = await backend.open(clock);
    });
    beforeEach(() => {
      jobs = createJobs(own.database);
      ran = [];
    });
    afterEach(() => own.database.script('delete from pgboss.job').then(() => {}));
    afterAll(() => own.close());

    test('a job for now is due, though the clock stands still', async () => {
      take('case-timer');
      await atOnce({ name: 'case-timer', payload: { caseId: 'c1' } });
      expect(await countDueJobs(own.database)).toBe(1);
      expect(await jobs.runDue()).toBe(1);
      expect(ran).toEqual(['c1']);
      expect(await countDueJobs(own.database)).toBe(0);
    });

    test('a job three days ahead runs when three days have passed on the clock, and not before', async () => {
      take('case-timer');
      const startAt = new Date(clock.now().getTime() + 3 * days).toISOString();
      await atOnce(
        { name: 'case-timer', payload: { caseId: 'at' }, startAt },
        { name: 'case-timer', payload: { caseId: 'in' }, startAfterSeconds: (3 * days) / 1000 },
      );
      clock.advance(3 * days - 1);
      expect(await jobs.runDue()).toBe(0);
      clock.advance(1);
      expect(await countDueJobs(own.database)).toBe(2);
      expect(await jobs.runDue()).toBe(2);
      expect(ran.sort()).toEqual(['at', 'in']);
    });

    test('what failed comes again after its pause on the clock, and a known one', async () => {
      take('case-timer', () => {
        if (ran.length === 1) throw new TypeError('not yet');
      });
      await atOnce({ name: 'case-timer', payload: { caseId: 'c1' } });
      expect(await jobs.runDue()).toBe(1);
      clock.advance(2_999);
      expect(await jobs.runDue()).toBe(0);
      clock.advance(1);
      expect(await jobs.runDue()).toBe(1);
      expect(ran).toEqual(['c1', 'c1']);
    });

    test('a dead worker keeps its job as long as the clock says, and then another gets it', async () => {
      take('case-timer');
      await atOnce({ name: 'case-timer', payload: { caseId: 'c1' } });
      expect(await jobs.fetchDue()).toMatchObject([{ name: 'case-timer', payload: { caseId: 'c1' } }]);
      clock.advance(minutes);
      await jobs.tidy();
      expect(await jobs.runDue()).toBe(0);
      clock.advance(1);
      await jobs.tidy();
      clock.advance(minutes);
      expect(await jobs.runDue()).toBe(1);
    });

    test('due jobs come in the order in which they became due, whatever their names', async () => {
      const ahead = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString();
      await atOnce(
        { name: 'case-timer', payload: { caseId: 'third' }, startAt: ahead(3 * minutes) },
        { name: 'refund', payload: { caseId: 'second' }, startAt: ahead(2 * minutes) },
        { name: 'reconcile', payload: { caseId: 'b' }, startAt: ahead(minutes) },
        { name: 'reconcile', payload: { caseId: 'a' }, startAt: ahead(minutes) },
      );
      clock.advance(days);
      const due = await jobs.fetchDue();
      expect(due.map(({ payload }) => payload.caseId)).toEqual(['a', 'b', 'second', 'third']);
      const [first, second] = due;
      if (first === undefined || second === undefined) throw new TypeError('nothing is due');
      await jobs.complete(first);
      await jobs.fail(second);
      expect(await jobs.fetchDue()).toEqual([]);
      clock.advance(days);
      expect(await jobs.fetchDue()).toMatchObject([{ payload: { caseId: 'b' }, retries: 1 }]);
    });
  });
});
