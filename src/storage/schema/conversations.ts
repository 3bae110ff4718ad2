import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { document, moment, words } from './columns.js';

/** One row a conversation: who owns it, the dialog's state, and the lease of the turn being taken. */
export const conversations = pgTable(
  'conversations',
  {
    id: text().primaryKey(),
    channel: text().notNull(),
    threadKey: words('thread_key').notNull(),
    address: document().notNull(),
    locale: text().notNull(),
    owner: text().notNull(),
    ownerVersion: integer('owner_version').notNull().default(0),
    state: document(),
    tokenHash: text('token_hash'),
    /** The seq of the last transcript line. */
    lastSeq: integer('last_seq').notNull().default(0),
    leaseToken: text('lease_token'),
    leasedAt: moment('leased_at'),
    /** The owner version the lease was taken under: a turn thought out for one owner is not said under another. */
    leasedOwnerVersion: integer('leased_owner_version'),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (table) => [unique('conversations_thread').on(table.channel, table.threadKey)],
);

/** What customers wrote, as their channel handed it over, in order of arrival. */
export const inbound = pgTable(
  'inbound',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    channel: text().notNull(),
    threadKey: words('thread_key').notNull(),
    eventId: words('event_id').notNull(),
    arrival: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    message: document().notNull(),
    receivedAt: moment('received_at').notNull(),
    handledAt: moment('handled_at'),
  },
  (table) => [
    unique('inbound_event').on(table.channel, table.threadKey, table.eventId),
    index('inbound_waiting').on(table.conversationId, table.arrival).where(sql`handled_at is null`),
  ],
);

/** The words as they were said. Append-only; whether they arrived is kept in `deliveries`. */
export const transcript = pgTable(
  'transcript',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    seq: integer().notNull(),
    role: text().notNull(),
    author: words(),
    key: text(),
    text: words().notNull(),
    choices: jsonb().notNull(),
    card: jsonb(),
    inboundId: text('inbound_id'),
    at: moment().notNull(),
  },
  (table) => [
    uniqueIndex('transcript_seq').on(table.conversationId, table.seq),
    index('transcript_inbound').on(table.inboundId).where(sql`inbound_id is not null`),
  ],
);

/** Only for lines that a channel has to be called for; a line without a row has nothing to deliver. */
export const deliveries = pgTable('deliveries', {
  messageId: text('message_id')
    .primaryKey()
    .references(() => transcript.id),
  delivery: text().notNull(),
  updatedAt: moment('updated_at').notNull(),
});

/** What a replay needs of each turn. Append-only. */
export const turnRecords = pgTable(
  'turn_records',
  {
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    inboundId: text('inbound_id'),
    at: moment().notNull(),
    record: document(),
  },
  (table) => [primaryKey({ columns: [table.conversationId, table.number] })],
);
