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
  /** How many cases there are: at most so many decisions. */
  countCases(): Promise<number>;
  /** The last decision of each case whose facts are known, newest cases first; read a page at a time. */
  newestFirst(options?: { readonly pageSize?: number }): AsyncIterable<PastRequest>;
}

// A person may have decided again without facts: then what was decided on facts before says more. Taken apart as one
// record, because each look into a big document unpacks all of it.
const page = (after: boolean): string => `
  select c.id, c.reference, d.decision, d.facts
  from cases c
  cross join lateral (
    select event.decision, event.facts
    from case_entries e
    cross join lateral jsonb_to_record(e.event) as event(type text, decision jsonb, facts jsonb)
    where e.case_id = c.id and event.type = 'decided'
    order by event.facts is null, e.seq desc limit 1
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
    countCases: async () => {
      const [row] = await database.query<{ cases: number }>('select count(*)::int as cases from cases');
      return row?.cases ?? 0;
    },
  });
};
