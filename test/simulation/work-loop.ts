import type { JobName } from '../../src/domain/index.js';
import type { Database } from '../../src/storage/index.js';
import type { ProcessPool } from './process-pool.js';
import type { Scheduler } from './scheduler.js';

interface DueRow {
  readonly name: JobName;
  readonly at: string | number;
  readonly state: string;
}

export const stepsMax = 12_000;
const minute = 60_000;

/** Lets the world go on: one thing after the other, and from moment to moment when nothing is to be done. */
export interface WorkLoop {
  /** Jobs may have been added or ended. */
  jobsChanged(): void;
  /** Until this moment, or until nothing is to come any more, or until it is told to stop. */
  goOnUntil(end: number): Promise<void>;
}

export const createWorkLoop = (options: {
  readonly sim: Scheduler;
  readonly raw: Database;
  readonly pool: ProcessPool;
  readonly tellTime: () => Promise<void>;
  readonly isOver: () => boolean;
}): WorkLoop => {
  const { sim, raw, pool, tellTime, isOver } = options;
  const { clock } = sim;
  let dueRows: readonly DueRow[] | null = null;
  let lastSweep = clock.ms();

  /** Jobs that are waiting or under way, soonest first; asked for again only when something may have changed. */
  const due = async (): Promise<readonly DueRow[]> => {
    dueRows ??= await raw.query<DueRow>(
      `select name, state::text as state,
         extract(epoch from case when state = 'active' then started_on + expire_in else start_after end) * 1000 as at
       from pgboss.job where state in ('created', 'retry', 'active') order by 3, 1`,
    );
    return dueRows;
  };

  /** Somebody looks for a job, or for one whose worker has been silent for too long. */
  const pollOnce = async (): Promise<boolean> => {
    const now = clock.ms();
    const rows = (await due()).filter(({ at }) => Number(at) < now);
    const names = [...new Set(rows.filter(({ state }) => state !== 'active').map(({ name }) => name))];
    const free = pool.alive.filter((one) => names.some((name) => one.isFree(name)));
    const process = free.length > 0 ? sim.random.pick(free) : pool.any();
    if (process === null) return false;
    if (rows.some(({ state }) => state === 'active')) {
      void process.upkeep().catch(() => {});
      return true;
    }
    const open = names.filter((name) => process.isFree(name));
    if (open.length === 0) return false;
    const name = sim.random.pick(open);
    sim.note(`${process.name} polls ${name}`);
    void process.work(name);
    return true;
  };

  /** Once nothing goes wrong any more, days are waited for. */
  const sweepEveryMs = (): number => (sim.isQuiet() ? 600 : 10) * minute;
  /** Each process looks around by a timer of its own; one of them is next. */
  const sweepOne = (): void => {
    lastSweep = clock.ms();
    for (const sweep of pool.any()?.sweeps ?? []) void sweep().catch(() => {});
  };

  return Object.freeze({
    jobsChanged: () => {
      dueRows = null;
    },
    goOnUntil: async (end: number) => {
      let emptySweeps = 0;
      while (clock.ms() < end && sim.steps() < stepsMax && !isOver()) {
        if (sim.random.chance(0.15)) await pollOnce();
        if (clock.ms() - lastSweep > 15_000 && sim.random.chance(0.02)) sweepOne();
        if (await sim.step()) continue;
        if (await pollOnce()) {
          emptySweeps = 0;
          continue;
        }
        if (clock.ms() - lastSweep > sweepEveryMs()) {
          sweepOne();
          continue;
        }
        const moments = [sim.nextAt(), ...(await due()).map(({ at }) => Number(at) + 1)].filter(
          (moment): moment is number => moment !== null && moment > clock.ms(),
        );
        emptySweeps = moments.length === 0 ? emptySweeps + 1 : 0;
        if (emptySweeps > 2) return;
        const next = moments.length === 0 ? clock.ms() + sweepEveryMs() + 1_000 : Math.min(...moments);
        clock.advanceTo(Math.min(end, next));
        await tellTime();
      }
    },
  });
};
