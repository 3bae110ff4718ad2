import type { Database, Transaction } from '../../../src/storage/index.js';
import { often } from './often.js';
import type { Plant } from './plant.js';

type Query = Transaction['query'];

/** A database whose transactions see something else, or do something else, than they should. */
const withTransactions = (database: Database, see: (tx: Transaction) => Transaction): Database => ({
  ...database,
  transaction: (work) => database.transaction((tx) => work(see(tx))),
});

/** What `counts` names is not there when what remains is counted with the order locked. */
const blindTo = (tx: Transaction, counts: (text: string) => boolean): Transaction => ({
  ...tx,
  query: (async (text, values) => (counts(text) ? [] : tx.query(text, values))) as Query,
});

const readsHeldMoney = (text: string): boolean =>
  /select [^;]*from refund_intents[^;]*where (i\.)?order_id = any/s.test(text);

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
    breaks: ['reserved-within-captured', 'never-more-than-captured'],
    database: (database) => withTransactions(database, (tx) => blindTo(tx, readsHeldMoney)),
  },
  {
    mistake: 'does not reserve what was promised',
    breaks: ['reserved-within-captured', 'never-more-than-captured'],
    database: (database) => ({
      ...withTransactions(database, (tx) => blindTo(tx, readsHeldMoney)),
      hot: (async (statement, values) =>
        statement.name === 'holding_intents' ? [] : database.hot(statement, values)) as Database['hot'],
    }),
  },
  {
    mistake: 'takes a message that was delivered twice for two',
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
    breaks: ['posted-at-least-once', 'nothing-stuck', 'ledger-equals-provider'],
    faults: often('database', 'lost-before', 0.05),
    database: (database) => afterwards(database, (text) => /insert into pgboss\.job/i.test(text)),
  },
  {
    mistake: 'writes the audit log after the transaction that it is about',
    breaks: ['audit-head-consistent', 'second-checker'],
    faults: often('database', 'lost-before', 0.05),
    database: (database) => afterwards(database, (text) => text.includes('insert into audit_log')),
  },
];
