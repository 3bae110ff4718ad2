import type { PastRequest } from '../../policy/index.js';
import type { Database } from '../database.js';

interface PastRow {
  id: string;
  reference: string;
  decision: PastRequest['decision'];
  facts: PastRequest['facts'];
}

/** What was decided in every case. */
export interface PastDecisions {
  /** How many cases something was decided in. */
  count(): Promise<number>;
  /** The last decision of each case whose facts are known, newest cases first; read a page at a time. */
  newestFirst(options?: { readonly pageSize?: number }): AsyncIterable<PastRequest>;
}

// A person may have decided again without facts: then what was decided on facts before says more.
const page = (after: boolean): string => `
  select c.id, c.reference, d.event->'decision' as decision, d.event->'facts' as facts
  from cases c
  cross join lateral (
    select e.event from case_entries e
    where e.case_id = c.id and e.event->>'type' = 'decided'
    order by e.event->'facts' is null, e.seq desc limit 1
  ) d
  ${after ? 'where c.id < $2' : ''}
  order by c.id desc limit $1`;

export const createPastDecisions = (database: Database): PastDecisions => {
  async function* newestFirst({ pageSize = 200 }: { readonly pageSize?: number } = {}) {
    let last: string | null = null;
    for (;;) {
      const rows: PastRow[] = await database.query<PastRow>(
        page(last !== null),
        last === null ? [pageSize] : [pageSize, last],
      );
      for (const { reference, decision, facts } of rows) yield { reference, decision, facts };
      const final = rows.at(-1);
      if (final === undefined || rows.length < pageSize) return;
      last = final.id;
    }
  }
  return Object.freeze({
    newestFirst,
    count: async () => {
      const [row] = await database.query<{ cases: number }>(
        `select count(distinct case_id)::int as cases from case_entries where event->>'type' = 'decided'`,
      );
      return row?.cases ?? 0;
    },
  });
};
