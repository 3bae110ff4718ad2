import { pgTable, text } from 'drizzle-orm/pg-core';
import { document, moment } from './columns.js';

/** Every policy this house has ever decided by, as it was written, so that a decision can be made again. Append-only. */
export const policyVersions = pgTable('policy_versions', {
  /** Content hash of the document and its floors. */
  version: text().primaryKey(),
  name: text().notNull(),
  /** ISO date from which orders fall under it. */
  validFrom: text('valid_from'),
  document: document().notNull(),
  /** The statutory floors it names, as they were written. */
  floors: document().notNull(),
  recordedAt: moment('recorded_at').notNull(),
});
