import PgBoss from 'pg-boss';
import { type Ids, isAppError, type Logger } from '../../src/base/index.js';
import type { JobName } from '../../src/domain/index.js';
import { readConfig } from '../../src/server/config/index.js';
import type { OpenedContent } from '../../src/server/wiring/open-content.js';
import { type House, type HouseGround, openHouse } from '../../src/server/wiring/open-house.js';
import type { Database, Jobs } from '../../src/storage/index.js';
import { createJobs } from '../../src/storage/index.js';
import { bossConnection, jobSchema } from '../../src/storage/job-queues.js';
import type { Outbox } from '../../src/turns/index.js';
import type { Plant } from './planted/plant.js';
import type { Provider } from './provider.js';
import type { Caller, Scheduler } from './scheduler.js';
import { createSimMover } from './sim-mover.js';
import { wired } from './wired-database.js';

export type Handler = (payload: Readonly<Record<string, string>>) => Promise<void>;

/** One server process: the real house on a database, providers and a channel that the seed may cut off. */
export interface SimProcess extends Caller {
  readonly house: House;
  /** Fetches one due job of this name and runs it to its end, or to the end of the process. */
  work(name: JobName): Promise<void>;
  isFree(name: JobName): boolean;
  /** What a real process does every so often by itself. */
  readonly sweeps: readonly (() => Promise<unknown>)[];
  /** Jobs whose worker is silent are given to another. */
  upkeep(): Promise<void>;
}

/** PKCS #8 around 32 bytes that are nobody's secret: every process signs with the same key, as replicas do. */
const auditKey = Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  Buffer.alloc(32, 7),
]).toString('base64');

export const simConfig = readConfig({
  MAKEGOOD_DATA: 'memory',
  MAKEGOOD_AUDIT_KEY: auditKey,
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
});
const runningMax = 4;

export interface ProcessOptions {
  readonly sim: Scheduler;
  readonly name: string;
  readonly raw: Database;
  readonly content: OpenedContent;
  readonly ids: Ids;
  readonly providers: readonly Provider[];
  readonly outbox: (caller: Caller) => Outbox;
  readonly logger: Logger;
  /** A deliberate mistake, one of `planted`. */
  readonly plant?: Plant | undefined;
}

export const startProcess = async (options: ProcessOptions): Promise<SimProcess> => {
  const { sim, name, raw, content, ids, providers, logger, plant } = options;
  const caller: Caller = { name, isDead: false };
  const truly = wired(sim, caller, raw, 'database');
  const database = plant?.database?.(truly) ?? truly;
  const boss = new PgBoss({
    db: bossConnection(database, sim.clock),
    schema: jobSchema,
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => {});
  const handlers = new Map<string, Handler>();
  const running = new Map<string, number>();
  const sweeps: (() => Promise<unknown>)[] = [];
  let opened: House | null = null;
  const houseNow = (): House => opened as House;

  const jobs: Jobs = {
    ...createJobs(database),
    work: (job, handler) => {
      handlers.set(job, plant?.handler?.(job, handler, houseNow) ?? handler);
    },
    nudge: () => {},
    start: async () => {},
    stop: async () => {},
  };
  const ground: HouseGround = {
    database,
    content,
    jobs,
    ...(plant?.refit === undefined ? {} : { refit: plant.refit }),
    sweep: (work) => {
      sweeps.push(work);
      return { stop: async () => {} };
    },
    movers: providers.map((provider) => {
      const mover = createSimMover(sim, caller, provider);
      return plant?.mover?.(mover, { provider, sim, caller }) ?? mover;
    }),
  };
  const house = await openHouse(simConfig, {
    logger,
    clock: sim.clock,
    ids,
    ground,
  });
  opened = house;
  house.outboxes.slack = options.outbox(caller);
  await house.startWork();

  const runJob = async (job: PgBoss.Job<Record<string, string>>, handler: Handler): Promise<void> => {
    try {
      if (sim.random.chance(sim.faults.jobTwice)) {
        sim.count('job-twice');
        await Promise.all([handler(job.data), handler(job.data)]);
      } else await handler(job.data);
    } catch (error) {
      sim.note(`${name} ${job.name} failed ${isAppError(error) ? error.code : String(error)}`);
      await boss.fail(job.name, job.id, {}).catch(() => {});
      return;
    }
    await boss.complete(job.name, job.id).catch(() => {});
  };

  return Object.assign(caller, {
    house,
    sweeps,
    upkeep: async () => {
      await (boss as unknown as { expire(): Promise<void> }).expire();
    },
    isFree: (jobName: JobName) => handlers.has(jobName) && (running.get(jobName) ?? 0) < runningMax,
    work: async (jobName: JobName) => {
      const handler = handlers.get(jobName);
      const busy = running.get(jobName) ?? 0;
      if (handler === undefined || busy >= runningMax) return;
      running.set(jobName, busy + 1);
      const [job] = await boss.fetch<Record<string, string>>(jobName, { batchSize: 1 });
      if (job !== undefined) await runJob(job as PgBoss.Job<Record<string, string>>, handler);
      running.set(jobName, (running.get(jobName) ?? 1) - 1);
    },
  });
};
