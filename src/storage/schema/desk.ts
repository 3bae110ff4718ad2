import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, words } from './columns.js';

export const agents = pgTable('agents', {
  id: text().primaryKey(),
  name: words().notNull(),
  /** What this agent may approve alone; null means the shop's general limit. */
  limitMinor: bigint('limit_minor', { mode: 'number' }),
  /** `agent` works cases; `auditor` reads everything and changes nothing. */
  role: text().$type<'agent' | 'auditor'>().notNull().default('agent'),
  active: boolean().notNull().default(true),
  createdAt: moment('created_at').notNull(),
});

/** One-time links; only the hash of the token is kept. */
export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text('token_hash').primaryKey(),
  agentId: text('agent_id')
    .notNull()
    .references(() => agents.id),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

export const agentSessions = pgTable(
  'agent_sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    agentId: text('agent_id')
      .notNull()
      .references(() => agents.id),
    csrf: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('agent_sessions_expiry').on(table.expiresAt)],
);
