import type { Storage } from '../../../src/server/wiring/open-storage.js';
import type { Database, Transaction } from '../../../src/storage/index.js';
import { noFaults } from '../faults.js';
import { often } from './often.js';
import type { Plant } from './plant.js';

type Query = Transaction['query'];

/** A database whose transactions see something else, or do something else, than they should. */
const withTransactions = (database: Database, see: (tx: Transaction) => Transaction): Database => ({
  ...database,
  transaction: (work) => database.transaction((tx) => work(see(tx))),
});

/** With the order locked, nothing is seen of what was held, returned, cancelled or given back meanwhile. */
const blindTo = (tx: Transaction): Transaction => ({
  ...tx,
  query: (async (text, values) => {
    if (/select \* from refund_intents\s+where order_id = /.test(text)) return [];
    const rows = await tx.query(text, values);
    return /from shop_orders o where o\.id = /.test(text)
      ? rows.map((row) => ({ ...(row as object), actions: null }))
      : rows;
  }) as Query,
});

/** Nobody compares the order with what it was when it was decided on. */
const withoutReadings = (storage: Storage): Storage => ({
  ...storage,
  store: {
    ...storage.store,
    commit: ({ ordersAsRead: _unread, ...commit }) => storage.store.commit(commit),
  },
});

/** Whoever asks for the last number of a series is told the next one. */
const skippingNumbers = (tx: Transaction): Transaction => ({
  ...tx,
  query: (async (text, values) => {
    const rows = await tx.query<{ number: string | number }>(text, values);
    if (!text.includes('select number from numbered_papers')) return rows;
    return [{ number: Number(rows[0]?.number ?? 0) + 1 }];
  }) as Query,
});

/** These statements are not carried out in the transaction that causes them, but after it. */
const afterwards = (database: Database, isPutOff: (text: string) => boolean): Database => ({
  ...database,
  transaction: async (work) => {
    const later: (() => Promise<unknown>)[] = [];
    const result = await database.transaction((tx) =>
      work({
        ...tx,
        query: (async (text, values) => {
          if (!isPutOff(text)) return tx.query(text, values);
          later.push(() => database.query(text, values));
          return [];
        }) as Query,
        hot: (async (statement, values) => {
          if (!isPutOff(statement.text)) return tx.hot(statement, values);
          later.push(() => database.hot(statement, values));
          return [];
        }) as Transaction['hot'],
      }),
    );
    for (const put of later) await put().catch(() => {});
    return result;
  },
});

/** Mistakes of what is written, and when. */
export const mistakesAtTheDatabase: readonly Plant[] = [
  {
    mistake: 'counts what remains before the order is locked, and not again',
    bitesAt: 109,
    breaks: ['reserved-within-captured', 'never-more-than-captured'],
    faults: { ...often('database', 'delayed', 0.05), askedTwice: 1 },
    refit: withoutReadings,
    database: (database) => withTransactions(database, blindTo),
  },
  {
    mistake: 'does not reserve what was promised',
    bitesAt: 2,
    breaks: ['reserved-within-captured', 'never-more-than-captured'],
    faults: noFaults,
    refit: withoutReadings,
    database: (database) => ({
      ...withTransactions(database, blindTo),
      hot: (async (statement, values) =>
        statement.name === 'holding_intents' ? [] : database.hot(statement, values)) as Database['hot'],
    }),
  },
  {
    mistake: 'takes a message that was delivered twice for two',
    bitesAt: 1,
    breaks: ['every-message-once'],
    faults: { messageTwice: 0.5 },
    database: (database) => {
      let received = 0;
      return {
        ...database,
        hot: (async (statement, values) => {
          if (statement.name !== 'receive') return database.hot(statement, values);
          received += 1;
          const told = values.map((value, index) => (index === 4 ? `${value}#${received}` : value));
          return database.hot(statement, told);
        }) as Database['hot'],
      };
    },
  },
  {
    mistake: 'sets timers and jobs after the transaction that causes them',
    bitesAt: 2,
    breaks: ['posted-at-least-once', 'nothing-stuck', 'ledger-equals-provider'],
    faults: often('database', 'lost-before', 0.05),
    database: (database) => afterwards(database, (text) => /insert into pgboss\.job/i.test(text)),
  },
  {
    mistake: 'writes the audit log after the transaction that it is about',
    bitesAt: 1,
    breaks: ['audit-head-consistent', 'second-checker'],
    faults: often('database', 'lost-before', 0.05),
    database: (database) => afterwards(database, (text) => text.includes('insert into audit_log')),
  },
  {
    mistake: 'leaves out a number with each paper',
    bitesAt: 1,
    breaks: ['second-checker'],
    faults: noFaults,
    database: (database) => withTransactions(database, skippingNumbers),
  },
];
