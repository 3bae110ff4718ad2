import { caseStatuses, type JobRequest } from '../../domain/index.js';
import type { CaseTimers } from '../../turns/index.js';
import type { Database } from '../database.js';
import { jobSchema } from '../job-queues.js';
import { atTime } from '../jobs/at-time.js';
import { sendJobs } from '../jobs/send-jobs.js';

/**
 * The timer of what is due next in a case. Its key holds the moment: an earlier one is not refused because a later one
 * waits already. A timer that was overtaken finds nothing to do.
 */
export const timerOf = (caseId: string, dueAt: string): JobRequest => ({
  name: 'case-timer',
  payload: { caseId, dueAt },
  startAt: dueAt,
  singletonKey: `${caseId}@${dueAt}`,
});

/** Named one by one, so that the index of what is due leads past all that are over. */
const open = caseStatuses
  .filter((status) => status !== 'closed' && status !== 'withdrawn')
  .map((status) => `'${status}'`)
  .join(', ');
/** Whatever waits, runs, or is to be tried again, and in time; one that could not act yet is put off by hours at most. */
const hasTimer = `exists (
  select 1 from ${jobSchema}.job j
  where j.name = 'case-timer' and j.state in ('created', 'retry', 'active') and j.data ->> 'caseId' = c.id
    and (c.due_at is null or j.start_after <= greatest(c.due_at, now()) + interval '1 day'))`;
/** A timer that is due is left this long to whoever works on it. */
const grace = `interval '5 minutes'`;

const openCases = `select id, due_at from cases where status in (${open})`;
/** Two ranges of that index. In one condition, every case that only waits would be read for it. */
const overdueCases = `${openCases} and due_at is null union all ${openCases} and due_at < now() - ${grace}`;

export const createCaseTimers = (database: Database): CaseTimers => {
  const withoutTimer = async (among: string): Promise<string[]> => {
    const statement = atTime(
      database.clock,
      `select c.id from (${among}) c where not ${hasTimer} order by c.due_at nulls first, c.id limit 500`,
      [],
    );
    return (await database.query<{ id: string }>(statement.text)).map(({ id }) => id);
  };
  const send = async (timers: readonly JobRequest[]): Promise<void> => {
    await database.transaction((tx) => sendJobs(tx, timers));
    database.jobsCommitted.emit(timers.map(({ name }) => name));
  };
  return Object.freeze({
    times: database.caseTimes,
    set: (caseId: string, at: string) => send([timerOf(caseId, at)]),
    withoutTimer: () => withoutTimer(openCases),
    rearm: async () => {
      const missing = await withoutTimer(overdueCases);
      const now = database.clock.now().toISOString();
      if (missing.length > 0) await send(missing.map((id) => timerOf(id, now)));
      return missing.length;
    },
  });
};
