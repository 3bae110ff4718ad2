import { type Clock, systemClock } from '../../base/index.js';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * A statement about jobs as of the clock's time. On the system clock the database's `now()` stays, because replicas
 * agree on that better than on their own. Any other clock takes its place: a job is due when that clock says so, a
 * worker is silent for as long as that clock says, and how long a retry waits is not left to chance.
 *
 * pg-boss fetches what was due before now; on a clock that stands still, what is due now has to count.
 */
export const atTime = (clock: Clock, text: string, values: readonly unknown[]): Statement => {
  if (clock === systemClock || !text.includes('now()')) return { text, values };
  const now = clock.now().toISOString();
  // A parameter where there are parameters already, so that the text stays the same and is planned once.
  const moment = values.length === 0 ? `'${now}'::timestamptz` : `$${values.length + 1}::timestamptz`;
  return {
    text: text
      .replace(/\bstart_after < now\(\)/g, 'start_after <= now()')
      .replace(/\brandom\(\)/g, '0.5')
      .replace(/\bnow\(\)/g, moment),
    values: values.length === 0 ? values : [...values, now],
  };
};
