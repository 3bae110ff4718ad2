import type { JobName } from '../../../src/domain/index.js';
import type { MoneyMover } from '../../../src/refunds/index.js';
import type { House } from '../../../src/server/wiring/open-house.js';
import type { Storage } from '../../../src/server/wiring/open-storage.js';
import type { Database } from '../../../src/storage/index.js';
import type { FaultPlan } from '../faults.js';
import type { RuleName } from '../invariants.js';
import type { Provider } from '../provider.js';
import type { Caller, Scheduler } from '../scheduler.js';
import type { Handler } from '../sim-process.js';

export interface MoverPlace {
  readonly provider: Provider;
  readonly sim: Scheduler;
  readonly caller: Caller;
}

/** One deliberate mistake: what it puts in the place of the real thing in each process, and what it breaks. */
export interface Plant {
  /** Ends the sentence "is caught when somebody …". */
  readonly mistake: string;
  /** A seed in which it is known to bite; a change in the code may move it, then others are tried. */
  readonly bitesAt: number;
  /** Any of these may be what gives it away. */
  readonly breaks: readonly RuleName[];
  /** What has to go wrong for it to bite; the rest is up to the seed. */
  readonly faults?: Partial<FaultPlan>;
  /** The providers of its world, by name. */
  readonly providers?: readonly string[];
  readonly mover?: (mover: MoneyMover, place: MoverPlace) => MoneyMover;
  readonly database?: (database: Database) => Database;
  readonly refit?: (storage: Storage) => Storage;
  readonly handler?: (name: JobName, handler: Handler, house: () => House) => Handler;
}
