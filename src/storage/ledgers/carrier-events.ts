import type { Database } from '../database.js';
import { jsonText } from '../values.js';

/** News of a parcel, stored before anything is done about it. */
export interface CarrierEvent {
  /** The carrier and its own id of the news: the same news again is found by it. */
  readonly id: string;
  readonly type: string;
  readonly event: unknown;
  /** ISO moment. */
  readonly at: string;
}

export interface CarrierEvents {
  /** Stores it once. `handled` when everything was done about it before, so that nothing is left to do. */
  store(event: CarrierEvent): Promise<'waiting' | 'handled'>;
  markHandled(id: string, at: string): Promise<void>;
}

const keyOf = (id: string): string => `carrier:${id}`;

/** A crash between storing and handling leaves an event waiting: the carrier sends it again, and it is handled then. */
export const createCarrierEvents = (database: Database): CarrierEvents =>
  Object.freeze({
    store: async ({ id, type, event, at }: CarrierEvent) => {
      await database.query(
        `insert into provider_events (id, provider, type, event, received_at)
         values ($1, 'carrier', $2, $3::jsonb, $4::timestamptz) on conflict (id) do nothing`,
        [keyOf(id), type, jsonText(event), at],
      );
      const [row] = await database.query<{ handled: boolean }>(
        'select handled_at is not null as handled from provider_events where id = $1',
        [keyOf(id)],
      );
      return row?.handled === true ? ('handled' as const) : ('waiting' as const);
    },
    markHandled: async (id: string, at: string) => {
      await database.query(
        'update provider_events set handled_at = $2::timestamptz where id = $1 and handled_at is null',
        [keyOf(id), at],
      );
    },
  } satisfies CarrierEvents);
