import { createHash } from 'node:crypto';
import { AppError } from '../../src/base/index.js';
import { drawFault, drawFaults, type FaultPlan, noFaults, type PortName } from './faults.js';
import { createRandom, type Random } from './random.js';
import type { SimClock } from './sim-clock.js';

/** Whoever makes calls: a process of the server. What it was waiting for when it died never comes. */
export interface Caller {
  readonly name: string;
  isDead: boolean;
}

export interface Call<T> {
  readonly port: PortName;
  /** The same in every replay: no id that is not under the seed. */
  readonly label: string;
  readonly work: () => Promise<T>;
  /** What a caller is told when it gives up before the request has arrived; only where that can happen. */
  readonly arrivesLate?: (work: () => Promise<T>) => void;
}

interface Parked {
  readonly caller: Caller;
  readonly port: PortName;
  readonly label: string;
  readyAt: number;
  readonly go: () => Promise<void>;
}

interface Happening {
  readonly at: number;
  readonly number: number;
  readonly label: string;
  readonly run: () => void;
}

export interface Scheduler {
  readonly random: Random;
  readonly clock: SimClock;
  readonly faults: FaultPlan;
  /** Faults injected so far, by kind. */
  readonly injected: Map<string, number>;
  readonly steps: () => number;
  /** From here on nothing goes wrong any more. */
  quiet(): void;
  readonly isQuiet: () => boolean;
  count(kind: string): void;
  /** A call of a process to something outside it: it waits here until the seed lets it go on. */
  call<T>(caller: Caller, call: Call<T>): Promise<T>;
  /** Something of the world that happens at this moment or later. */
  at(ms: number, label: string, run: () => void): void;
  /** Lets one thing that is ready happen. False when nothing is ready. */
  step(): Promise<boolean>;
  /** When the next thing becomes ready; null when nothing is under way. */
  nextAt(): number | null;
  /** The calls of a process that has ended never come back. */
  drop(caller: Caller): void;
  note(line: string): void;
  /** SHA-256 over everything that happened, in order. */
  traceHash(): string;
}

/** Nobody does anything for this long: a lease runs out, a job is given to another, a key is forgotten. */
const leaps = [35_000, 130_000, 1_000_000, 1_000_000, 26 * 3_600_000];

/** Until what the code does by itself has been done: nothing in it waits for anything but a call. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const lost = (port: PortName): Error =>
  port === 'database'
    ? new AppError('storage-unavailable', { state: 'simulated' })
    : new Error('the answer was lost');

export const createScheduler = (options: {
  readonly seed: number;
  readonly clock: SimClock;
  /** What goes wrong more or less often than the seed says. */
  readonly faults?: Partial<FaultPlan> | undefined;
  readonly onDeath: (caller: Caller) => void;
  readonly afterEach: (label: string) => Promise<void>;
  readonly log?: ((line: string) => void) | undefined;
}): Scheduler => {
  const { seed, clock, onDeath, afterEach, log } = options;
  const random = createRandom(seed);
  let plan: FaultPlan = { ...drawFaults(random.fork()), ...options.faults };
  let isQuiet = false;
  let steps = 0;
  let happenings = 0;
  let parked: Parked[] = [];
  let agenda: Happening[] = [];
  const injected = new Map<string, number>();
  const hash = createHash('sha256');

  const note = (line: string): void => {
    hash.update(`${line}\n`);
    log?.(`${String(steps).padStart(5)} ${clock.now().toISOString().slice(5, 23)} ${line}`);
  };
  const count = (kind: string): void => {
    injected.set(kind, (injected.get(kind) ?? 0) + 1);
  };
  /** A caller gives up on a provider or a channel before two minutes are over; a database may stall for longer. */
  const later = (port: PortName): number =>
    clock.ms() + random.pick([5, 200, 4_000, 20_000, 70_000, port === 'database' ? 200_000 : 1_000]);

  const call = <T>(caller: Caller, { port, label, work, arrivesLate }: Call<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (caller.isDead) return;
      const park = (readyAt: number, what: string, go: () => Promise<void>): void => {
        parked.push({ caller, port, label: `${caller.name} ${port} ${label} ${what}`, readyAt, go });
      };
      const fail = (): void => reject(lost(port));
      const die = (): void => {
        count('death');
        onDeath(caller);
      };
      const answer = (outcome: () => void): void => {
        if (!caller.isDead) outcome();
      };
      const perform = async (): Promise<() => void> => {
        try {
          const value = await work();
          return () => resolve(value);
        } catch (error) {
          return () => reject(error);
        }
      };
      const attempt = async (mayDelay: boolean): Promise<void> => {
        const fault = drawFault(plan, port, random);
        if (fault === null || (!mayDelay && fault === 'delayed')) return answer(await perform());
        if (fault === 'arrives-late' && arrivesLate === undefined) return answer(await perform());
        note(`! ${fault}`);
        if (fault !== 'death') count(`${port} ${fault}`);
        switch (fault) {
          case 'lost-before':
            return fail();
          case 'refused-409':
          case 'refused-429':
            return reject(new Error(fault));
          case 'refused-500':
            // Half of the time it was done all the same.
            if (random.chance(0.5)) await perform();
            return reject(new Error(fault));
          case 'lost-after':
            await perform();
            return answer(fail);
          case 'delayed':
            return park(later(port), 'delayed', () => attempt(false));
          case 'answered-late': {
            const outcome = await perform();
            return park(later(port), 'answered', async () => answer(outcome));
          }
          case 'arrives-late':
            arrivesLate?.(work);
            return fail();
          case 'death':
            if (random.chance(0.5)) await perform();
            return die();
        }
      };
      park(clock.ms(), '', () => attempt(true));
    });

  return Object.freeze({
    random,
    clock,
    get faults() {
      return plan;
    },
    injected,
    steps: () => steps,
    quiet: () => {
      plan = noFaults;
      isQuiet = true;
    },
    isQuiet: () => isQuiet,
    count,
    call,
    at: (ms: number, label: string, run: () => void) => {
      happenings += 1;
      agenda.push({ at: ms, number: happenings, label, run });
    },
    step: async () => {
      const now = clock.ms();
      const ready = [
        ...parked.filter(({ readyAt }) => readyAt <= now),
        ...agenda.filter(({ at }) => at <= now),
      ];
      if (ready.length === 0) return false;
      const chosen = random.pick(ready);
      steps += 1;
      note(chosen.label);
      if ('go' in chosen) {
        parked = parked.filter((one) => one !== chosen);
        await chosen.go();
      } else {
        agenda = agenda.filter((one) => one !== chosen);
        chosen.run();
      }
      await settled();
      await afterEach(chosen.label);
      clock.advanceTo(clock.ms() + random.between(1, 40));
      // A call to a provider or a channel is given up before two minutes are over: it never waits out a leap.
      const isCalling = parked.some(({ port }) => port === 'provider' || port === 'channel');
      if (!isCalling && random.chance(plan.clockLeaps)) {
        count('clock leaps');
        clock.advanceTo(clock.ms() + random.pick(leaps));
      }
      return true;
    },
    nextAt: () => {
      const moments = [...parked.map(({ readyAt }) => readyAt), ...agenda.map(({ at }) => at)];
      return moments.length === 0 ? null : Math.min(...moments);
    },
    drop: (caller: Caller) => {
      parked = parked.filter((one) => one.caller !== caller);
    },
    note,
    traceHash: () => hash.copy().digest('hex'),
  });
};
