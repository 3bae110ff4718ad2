import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobRequest } from '../../../src/domain/index.js';
import { createJobs, type Database, type Jobs } from '../../../src/storage/index.js';
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
  }, 60_000);
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
      `select state, retry_limit > 3 as often, start_after > now() as later from pgboss.job where name = 'deliver'`,
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
});
