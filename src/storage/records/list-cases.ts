import { groupOf } from '../../cases/index.js';
import type { CaseStatus } from '../../domain/index.js';
import type { Database } from '../database.js';
import { numberKey } from '../shop/shop-keys.js';
import { momentOf, momentOrNull, storableText } from '../values.js';

/** Where a case stands in the list, and what only its row knows. */
export interface ListedCase {
  readonly caseId: string;
  /** Null also for a case that is over: what is still counted there is when it will be put away. */
  readonly dueAt: string | null;
  readonly awaiting: string | null;
  readonly updatedAt: string;
}

export interface CaseQuery {
  readonly statuses: readonly CaseStatus[];
  /** A whole reference, order number or return number; empty for every case. */
  readonly q: string;
  /** The last case of the page before this one. */
  readonly after: ListedCase | null;
  readonly limit: number;
}

interface Row {
  id: string;
  due_at: Date | string | null;
  awaiting: string | null;
  updated_at: Date | string;
}

const columns = 'c.id, c.due_at, c.awaiting, c.updated_at';

const listedOf = (row: Row): ListedCase => ({
  caseId: row.id,
  dueAt: momentOrNull(row.due_at),
  awaiting: row.awaiting,
  updatedAt: momentOf(row.updated_at),
});

const isOver = (status: CaseStatus): boolean => groupOf(status) === 'done';

/** What is due comes first, the most overdue before all; each status walks its own index. */
const dueFirst = async (database: Database, { statuses, after, limit }: CaseQuery): Promise<Row[]> =>
  after !== null && after.dueAt === null
    ? []
    : database.query<Row>(
        `select own.* from unnest($1::text[]) as wanted(status)
         cross join lateral (
           select ${columns} from cases c
           where c.status = wanted.status and c.status not in ('closed', 'withdrawn')
             and (c.due_at, c.id) > ($2::timestamptz, $3::text)
           order by c.due_at, c.id limit ${limit}
         ) own
         order by own.due_at, own.id limit ${limit}`,
        [statuses.filter((status) => !isOver(status)), after?.dueAt ?? '-infinity', after?.caseId ?? ''],
      );

/** Then what changed latest; each status walks its own index, however many cases are over. */
const latestNext = (database: Database, { statuses, after, limit }: CaseQuery): Promise<Row[]> => {
  const from = after !== null && after.dueAt === null ? after : null;
  return database.query<Row>(
    `select own.* from unnest($1::text[]) as wanted(status)
     cross join lateral (
       select c.id, null::timestamptz as due_at, c.awaiting, c.updated_at from cases c
       where c.status = wanted.status and (c.due_at is null or c.status = any($4::text[]))
         and (c.updated_at, c.id) < ($2::timestamptz, $3::text)
       order by c.updated_at desc, c.id desc limit ${limit}
     ) own
     order by own.updated_at desc, own.id desc limit ${limit}`,
    [statuses, from?.updatedAt ?? 'infinity', from?.caseId ?? '', statuses.filter(isOver)],
  );
};

/** Cases that bear a number: few enough for one page, whatever they stand at. */
const named = (database: Database, { statuses, q, limit }: CaseQuery): Promise<Row[]> => {
  const wanted = storableText(q.trim());
  const number = wanted.toUpperCase();
  return database.query<Row>(
    `select ${columns} from cases c
     where c.status = any($1::text[])
       and c.id in (
         select id from cases where reference = any($2::text[])
         union all
         select o.id from cases o
           where o.order_id in (select id from shop_orders where number_key = $3)
         union all
         select e.case_id from case_entries e
           where e.event ->> 'type' = 'return-requested' and e.event ->> 'rma' = $4
       )
     order by c.due_at nulls last, c.updated_at desc, c.id desc limit ${limit}`,
    [statuses, [number, `RF-${number}`], numberKey(wanted), number],
  );
};

/** One page of cases: what is due first, then what changed latest. A search answers a single page. */
export const listCases = async (database: Database, query: CaseQuery): Promise<ListedCase[]> => {
  if (query.statuses.length === 0) return [];
  if (query.q.trim() !== '') return query.after === null ? (await named(database, query)).map(listedOf) : [];
  const due = await dueFirst(database, query);
  if (due.length >= query.limit) return due.map(listedOf);
  const rest = await latestNext(database, { ...query, limit: query.limit - due.length });
  return [...due, ...rest].map(listedOf);
};
