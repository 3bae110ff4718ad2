import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Clock, Logger } from '../base/index.js';
import type { CaseTimes } from '../cases/index.js';

/** Drizzle on either driver. */
export type Orm = PgDatabase<PgQueryResultHKT>;

export interface HotStatement {
  readonly name: string;
  readonly text: string;
}

/** Runs statements; a failure is always an `AppError` that carries no values. */
export interface Executor {
  /** Text with `$1`, `$2` …; what the hot paths use. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A statement that each turn needs; planned once and kept by the database. */
  hot<Row>(statement: HotStatement, values: readonly (string | number | boolean | null)[]): Promise<Row[]>;
  /** Typed queries on the schema. */
  run<T>(work: (orm: Orm) => Promise<T>): Promise<T>;
}

/** What a repository function asks for when it must not run outside a transaction. */
export interface Transaction extends Executor {
  readonly inTransaction: true;
  readonly clock: Clock;
  readonly caseTimes: CaseTimes;
}

export interface Database extends Executor {
  /** `embedded` is PGlite, in a folder or in memory, used by this process alone; `server` is a Postgres server. */
  readonly kind: 'embedded' | 'server';
  readonly clock: Clock;
  /** What is promised in cases, by which their next due moment is projected. */
  readonly caseTimes: CaseTimes;
  readonly logger: Logger;
  /** Committed when `work` returns, rolled back when it throws. Tried again when the server chose it as deadlock victim. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Several statements without parameters, as they are. Answers the rows of the last one. */
  script(text: string): Promise<unknown[]>;
  /** Tells workers in this process that jobs of these names were committed; see `Jobs`. */
  readonly jobsCommitted: Signal<readonly string[]>;
  /** Messages of other processes on this server; never calls back when embedded. */
  listen(
    channel: string,
    heard: (payload: string) => void,
    reconnected: () => void,
  ): Promise<() => Promise<void>>;
  /** Waits for what runs, then lets go of the connections and of the data folder. */
  close(): Promise<void>;
  /** Embedded only: the whole data folder as a gzipped tar. */
  dump(): Promise<Blob>;
}

export interface Signal<T> {
  emit(value: T): void;
  /** @returns the way to stop listening. */
  subscribe(listener: (value: T) => void): () => void;
}

export const createSignal = <T>(): Signal<T> => {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
    subscribe: (listener) => {
      // Wrapped, so that the same function subscribed twice is two subscriptions.
      const own = (value: T): void => listener(value);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
};
