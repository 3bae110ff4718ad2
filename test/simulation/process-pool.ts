import { isAppError } from '../../src/base/index.js';
import { createRandom } from './random.js';
import type { Caller, Scheduler } from './scheduler.js';
import { type ProcessOptions, type SimProcess, startProcess } from './sim-process.js';

/** The processes that live at the moment, and whoever starts them again. */
export interface ProcessPool {
  readonly alive: readonly SimProcess[];
  /** Any of them; null while none lives. */
  any(): SimProcess | null;
  startLater(name: string, inMs: number): void;
  /** What it was waiting for never comes; another takes its place before long. */
  die(caller: Caller): void;
  end(): void;
}

export const createProcessPool = (options: {
  readonly seed: number;
  readonly sim: () => Scheduler;
  readonly process: () => Omit<ProcessOptions, 'name'>;
  readonly onCrash: (what: string) => void;
}): ProcessPool => {
  const { seed, sim, onCrash } = options;
  const alive: SimProcess[] = [];
  const random = createRandom(seed ^ 0x5151);
  let lives = 0;

  const start = async (name: string): Promise<void> => {
    try {
      const started = await startProcess({ ...options.process(), name });
      if (!started.isDead) alive.push(started);
    } catch (error) {
      if (!isAppError(error, 'storage-unavailable')) onCrash(`a process could not start: ${String(error)}`);
      // A start that failed is tried again, as whoever watches processes does it.
      sim().at(sim().clock.ms() + 5_000, `${name} starts again`, () => void start(name));
    }
  };
  const startLater = (name: string, inMs: number): void =>
    sim().at(sim().clock.ms() + inMs, `${name} starts`, () => void start(name));

  return Object.freeze({
    alive,
    any: () => (alive.length === 0 ? null : sim().random.pick(alive)),
    startLater,
    die: (caller: Caller) => {
      caller.isDead = true;
      sim().drop(caller);
      sim().note(`${caller.name} died`);
      const index = alive.indexOf(caller as SimProcess);
      const [dead] = index < 0 ? [] : alive.splice(index, 1);
      void dead?.house.ephemeral.close();
      lives += 1;
      startLater(`${caller.name.split('.')[0]}.${lives}`, random.pick([1_000, 5_000, 90_000]));
    },
    end: () => {
      for (const process of alive) void process.house.ephemeral.close();
    },
  });
};
