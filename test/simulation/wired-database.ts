import { createSignal, type Database } from '../../src/storage/database.js';
import type { Caller, Scheduler } from './scheduler.js';

const labelOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 48);

/** Each statement outside a transaction, and each transaction as a whole, is one call. */
export const wired = (
  sim: Scheduler,
  caller: Caller,
  raw: Database,
  port: 'database' | 'world',
): Database => {
  const call = <T>(label: string, work: () => Promise<T>): Promise<T> =>
    sim.call(caller, { port, label, work });
  return Object.freeze({
    // More than one process uses it, as on a server.
    kind: 'server',
    clock: raw.clock,
    caseTimes: raw.caseTimes,
    logger: raw.logger,
    jobsCommitted: createSignal<readonly string[]>(),
    query: <Row>(text: string, values?: readonly unknown[]) =>
      call(labelOf(text), () => raw.query<Row>(text, values)),
    hot: <Row>(statement: Parameters<Database['hot']>[0], values: Parameters<Database['hot']>[1]) =>
      call(statement.name, () => raw.hot<Row>(statement, values)),
    run: <T>(work: Parameters<Database['run']>[0]) => call('orm', () => raw.run(work) as Promise<T>),
    script: (text: string) => call(labelOf(text), () => raw.script(text)),
    transaction: <T>(work: Parameters<Database['transaction']>[0]) =>
      call('transaction', () => raw.transaction(work) as Promise<T>),
    listen: async () => async () => {},
    close: async () => {},
    dump: () => Promise.reject(new TypeError('not in a simulation')),
  } satisfies Database as Database);
};
