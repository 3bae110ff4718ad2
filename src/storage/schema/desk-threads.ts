import { pgTable, text, unique } from 'drizzle-orm/pg-core';
import { handoffs } from './cases.js';

/** The message in another system, such as a Slack card, that stands for a hand-off. */
export const deskThreads = pgTable(
  'desk_threads',
  {
    handoffId: text('handoff_id')
      .primaryKey()
      .references(() => handoffs.id),
    channel: text().notNull(),
    ts: text().notNull(),
  },
  (table) => [unique('desk_threads_thread').on(table.channel, table.ts)],
);
