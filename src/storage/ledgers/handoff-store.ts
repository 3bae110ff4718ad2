import type { Handoff } from '../../domain/index.js';
import type { HandoffStore } from '../../turns/index.js';
import { type HandoffRow, handoffOf } from '../conversations/rows.js';
import type { Database } from '../database.js';

/** How many of the latest claims speak for how long people wait at present. */
const claimsCounted = 50;

export const createHandoffStore = (database: Database): HandoffStore => {
  const select = async (rest: string, values: readonly unknown[]): Promise<Handoff[]> =>
    (await database.query<HandoffRow>(`select * from handoffs ${rest}`, values)).map(handoffOf);

  return Object.freeze({
    handoff: async (handoffId: string) => (await select('where id = $1', [handoffId]))[0] ?? null,
    openHandoffOf: async (conversationId: string) =>
      (
        await select(`where conversation_id = $1 and status in ('waiting', 'claimed')`, [conversationId])
      )[0] ?? null,
    queue: () => select(`where status in ('waiting', 'claimed') order by priority, opened_at, id`, []),
    latestOf: async (caseIds: readonly string[]) =>
      (
        await database.query<HandoffRow>(
          `select distinct on (case_id) * from handoffs where case_id = any($1::text[])
           order by case_id, opened_at desc, id desc`,
          [caseIds],
        )
      ).map(handoffOf),
    position: async (handoffId: string) => {
      const [row] = await database.query<{ ahead: number; minutes: number | null }>(
        `select
           (select count(*)::int from handoffs other join handoffs mine on mine.id = $1
            where other.status = 'waiting'
              and (other.priority, other.opened_at, other.id) < (mine.priority, mine.opened_at, mine.id)) as ahead,
           (select percentile_cont(0.5) within group (order by extract(epoch from claimed_at - opened_at)) / 60
            from (select claimed_at, opened_at from handoffs where claimed_at is not null
                  order by claimed_at desc limit ${claimsCounted}) latest)::float8 as minutes`,
        [handoffId],
      );
      const minutes = row?.minutes ?? null;
      return { ahead: row?.ahead ?? 0, medianMinutes: minutes === null ? null : Math.ceil(minutes) };
    },
  });
};
