import type { Database } from '../database.js';
import { jobSchema } from '../job-queues.js';
import { atTime } from './at-time.js';

/** Jobs that run now or could run now; those set for later don't count. What a command waits for before it ends. */
export const countDueJobs = async (database: Database): Promise<number> => {
  const statement = atTime(
    database.clock,
    `select count(*)::int as due from ${jobSchema}.job
     where state = 'active' or (state in ('created', 'retry') and start_after <= now())`,
    [],
  );
  const [row] = await database.query<{ due: number }>(statement.text, statement.values);
  return row?.due ?? 0;
};
