import { index, pgTable, timestamp } from 'drizzle-orm/pg-core';
import { words } from './columns.js';

/** What may be lost: codes, attempts, limits. Life spans are counted by the database's own clock. */
export const ephemeral = pgTable(
  'ephemeral',
  {
    key: words().primaryKey(),
    value: words().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [index('ephemeral_expiry').on(table.expiresAt)],
);
