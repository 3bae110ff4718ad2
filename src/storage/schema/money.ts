import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, moment, words } from './columns.js';

/** What each customer holds as store credit. Append-only: the balance is the sum. */
export const storeCreditEntries = pgTable(
  'store_credit_entries',
  {
    id: text().primaryKey(),
    customerId: text('customer_id').notNull(),
    kind: text().notNull(),
    /** Below zero for what was spent or taken back. */
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    caseId: text('case_id'),
    intentId: text('intent_id'),
    actor: text().notNull(),
    reason: words().notNull(),
    at: moment().notNull(),
  },
  (table) => [
    index('store_credit_customer').on(table.customerId, table.currency),
    index('store_credit_kind').on(table.kind, table.at),
    index('store_credit_case').on(table.caseId).where(sql`case_id is not null`),
    uniqueIndex('store_credit_intent').on(table.intentId).where(sql`intent_id is not null`),
  ],
);

/** News that movers and carriers sent us, stored before anything else; the provider's own event id is the dedupe key. */
export const providerEvents = pgTable(
  'provider_events',
  {
    /** `<provider>:<event id>`. */
    id: text().primaryKey(),
    provider: text().notNull(),
    type: text().notNull(),
    event: document().notNull(),
    receivedAt: moment('received_at').notNull(),
    handledAt: moment('handled_at'),
  },
  (table) => [index('provider_events_waiting').on(table.receivedAt).where(sql`handled_at is null`)],
);

/** Each run of the ledger against a mover's list, with what it found. Append-only. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    id: text().primaryKey(),
    mover: text().notNull(),
    since: moment().notNull(),
    at: moment().notNull(),
    report: document().notNull(),
  },
  (table) => [index('reconciliations_at').on(table.at)],
);
