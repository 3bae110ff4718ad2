import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';
import { drawMoment, type Happenings, type KillMoment } from './moments.js';
import type { Replica } from './replica.js';

export interface Killer {
  /** Kills one server at a moment that the dice say, and starts it again. */
  killOnce(): Promise<void>;
  startAll(): Promise<void>;
  stopAll(): Promise<void>;
  /** By the moment they struck. */
  readonly kills: Readonly<Record<string, number>>;
  readonly restartsMs: readonly number[];
}

/** When nothing of the kind happens, it strikes anyway. */
const waitMaxMs = 4_000;

export const createKiller = (options: {
  readonly replicas: readonly Replica[];
  readonly random: SeededRandom;
  readonly happenings: Happenings;
  readonly hasProvider: boolean;
}): Killer => {
  const { replicas, random, happenings, hasProvider } = options;
  const kills: Record<string, number> = {};
  const restartsMs: number[] = [];

  const start = async (replica: Replica): Promise<void> => {
    const readyMs = await replica.start();
    if (readyMs !== null) restartsMs.push(readyMs);
  };
  const comes = async (moment: KillMoment): Promise<void> => {
    const { kind, ms } = moment;
    const times = kind === 'answers' ? moment.answers : kind === 'any-time' || kind === 'starting' ? 0 : 1;
    for (let time = 0; time < times; time += 1) await happenings.next(kind, waitMaxMs);
    await pause(ms);
  };
  return {
    killOnce: async () => {
      const moment = drawMoment(random, hasProvider);
      const victim = random.pick(replicas);
      if (moment.kind === 'starting') {
        // It died a moment ago and dies again before it is ready: the kill that counts is the second one.
        await pause(random.whole(0, 800));
        await victim.kill();
        const starting = victim.start();
        await comes(moment);
        await victim.kill();
        await starting;
      } else {
        await comes(moment);
        await victim.kill();
      }
      kills[moment.kind] = (kills[moment.kind] ?? 0) + 1;
      await start(victim);
    },
    startAll: async () => {
      // One after the other: the first makes the tables.
      for (const replica of replicas) if (!replica.isRunning) await start(replica);
    },
    stopAll: async () => {
      await Promise.all(replicas.map((replica) => replica.stop()));
    },
    kills,
    restartsMs,
  };
};
