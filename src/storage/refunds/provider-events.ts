import type { JobRequest } from '../../domain/index.js';
import { type ProviderEvents, type ProviderNews, providerNewsSchema } from '../../refunds/index.js';
import type { Database } from '../database.js';
import { sendJobs } from '../jobs/send-jobs.js';
import { jsonText } from '../values.js';

const jobFor = (newsId: string): JobRequest => ({
  name: 'provider-event',
  payload: { newsId },
  singletonKey: `provider-event ${newsId}`,
});
const sentAgainMax = 200;

/** News of movers, each once by its provider's own event id, and the job that reads it in the same transaction. */
export const createProviderEvents = (database: Database): ProviderEvents =>
  Object.freeze({
    receive: async (news: ProviderNews, receivedAt: string) => {
      const isNew = await database.transaction(async (tx) => {
        const stored = await tx.query(
          `insert into provider_events (id, provider, type, event, received_at)
           values ($1, $2, $3, $4::jsonb, $5::timestamptz) on conflict (id) do nothing returning id`,
          [news.id, news.provider, news.type, jsonText(news), receivedAt],
        );
        if (stored.length === 0) return false;
        await sendJobs(tx, [jobFor(news.id)]);
        return true;
      });
      if (isNew) database.jobsCommitted.emit(['provider-event']);
      return isNew ? ('new' as const) : ('known' as const);
    },
    sendAgain: async (providers: readonly string[], receivedBefore: string) => {
      const sent = await database.transaction(async (tx) => {
        const rows = await tx.query<{ id: string }>(
          `select id from provider_events
           where handled_at is null and received_at < $2::timestamptz and provider = any($1::text[])
           order by received_at limit ${sentAgainMax}`,
          [providers, receivedBefore],
        );
        await sendJobs(
          tx,
          rows.map(({ id }) => jobFor(id)),
        );
        return rows.length;
      });
      if (sent > 0) database.jobsCommitted.emit(['provider-event']);
      return sent;
    },
    waiting: async (id: string) => {
      const [row] = await database.query<{ event: unknown }>(
        'select event from provider_events where id = $1 and handled_at is null',
        [id],
      );
      return row === undefined ? null : providerNewsSchema.parse(row.event);
    },
    handled: async (id: string, at: string) => {
      await database.query('update provider_events set handled_at = $2::timestamptz where id = $1', [id, at]);
    },
  });
