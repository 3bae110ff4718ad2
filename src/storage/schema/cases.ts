import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, moment, words } from './columns.js';
import { conversations } from './conversations.js';

/** The head of a case. Status, order and customer are projected from the entries so that they can be asked for. */
export const cases = pgTable(
  'cases',
  {
    id: text().primaryKey(),
    reference: text().notNull(),
    status: text().notNull(),
    orderId: text('order_id').notNull(),
    customerId: text('customer_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    lastSeq: integer('last_seq').notNull(),
    openedAt: moment('opened_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    /** When something is due next, a reminder or an end; null where nothing is. Projected like the status. */
    dueAt: moment('due_at'),
    /** Who is awaited: `customer`, `us` or `provider`. */
    awaiting: text(),
    /** When the refund was agreed and when its money had left; what the payout promise is measured on. */
    agreedAt: moment('agreed_at'),
    paidAt: moment('paid_at'),
  },
  (table) => [
    index('cases_status').on(table.status, table.updatedAt),
    // Each status by what is due first; what is over for good stays out, however much of it there is.
    index('cases_open_due')
      .on(table.status, table.dueAt, table.id)
      .where(sql`status not in ('closed', 'withdrawn')`),
    index('cases_paid').on(table.paidAt).where(sql`paid_at is not null`),
    index('cases_conversation').on(table.conversationId),
    unique('cases_reference').on(table.reference),
    index('cases_customer').on(table.customerId, table.openedAt),
    index('cases_order').on(table.orderId),
  ],
);

/** What happened in each case. Append-only. */
export const caseEntries = pgTable(
  'case_entries',
  {
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    seq: integer().notNull(),
    at: moment().notNull(),
    actor: text().notNull(),
    event: document().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.seq] }),
    index('case_entries_rma').on(sql`(event ->> 'rma')`).where(sql`event ->> 'type' = 'return-requested'`),
    index('case_entries_tracking')
      .on(sql`(event ->> 'trackingNumber')`)
      .where(sql`event ->> 'type' = 'return-tracked'`),
    index('case_entries_first_yes').on(table.caseId).where(sql`event ->> 'type' = 'approval-given'`),
  ],
);

/** Reserved and moved money, one row for each decision and tender. The id is the provider's idempotency key. */
export const refundIntents = pgTable(
  'refund_intents',
  {
    id: text().primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => cases.id),
    orderId: text('order_id').notNull(),
    paymentId: text('payment_id').notNull(),
    methodId: text('method_id').notNull(),
    mover: text().notNull().default('records'),
    amountMinor: bigint('amount_minor', { mode: 'number' }).notNull(),
    currency: text().notNull(),
    status: text().notNull(),
    attempts: integer().notNull(),
    requestHash: text('request_hash').notNull(),
    providerRefundId: text('provider_refund_id'),
    lines: document().notNull(),
    shippingMinor: bigint('shipping_minor', { mode: 'number' }).notNull(),
    dutiesMinor: bigint('duties_minor', { mode: 'number' }).notNull().default(0),
    /** When its mover was first called: keys are forgotten by their age. */
    firstSubmittedAt: moment('first_submitted_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    index('refund_intents_order').on(table.orderId),
    index('refund_intents_case').on(table.caseId),
    index('refund_intents_mover').on(table.mover, table.firstSubmittedAt),
    index('refund_intents_for_person').on(table.updatedAt).where(sql`status = 'manual'`),
    index('refund_intents_provider').on(table.providerRefundId).where(sql`provider_refund_id is not null`),
    // Reserved ones are found by their case: most of them wait for goods, and nobody has to look at those.
    index('refund_intents_unsettled')
      .on(table.updatedAt, table.id)
      .where(sql`status in ('submitted', 'unknown', 'pending')`),
  ],
);

/** Stretches of human work; at most one open at a time in each conversation. */
export const handoffs = pgTable(
  'handoffs',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    caseId: text('case_id').references(() => cases.id),
    reason: text().notNull(),
    priority: integer().notNull(),
    status: text().notNull(),
    agentId: text('agent_id'),
    agentName: words('agent_name'),
    packet: document().notNull(),
    locale: text().notNull(),
    openedAt: moment('opened_at').notNull(),
    claimedAt: moment('claimed_at'),
    closedAt: moment('closed_at'),
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('handoffs_open').on(table.conversationId).where(sql`status in ('waiting', 'claimed')`),
    index('handoffs_queue').on(table.priority, table.openedAt).where(sql`status in ('waiting', 'claimed')`),
    index('handoffs_case').on(table.caseId).where(sql`case_id is not null`),
    index('handoffs_claimed').on(table.claimedAt).where(sql`claimed_at is not null`),
  ],
);
