import { customType } from 'drizzle-orm/pg-core';
import { jsonText, momentOf, storableText } from '../values.js';

/** A moment: `timestamptz` in the database, ISO 8601 in UTC with milliseconds outside. */
export const moment = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: momentOf,
});

/** A document. Both drivers give it back parsed; what Postgres cannot store in text is cleaned on the way in. */
export const document = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => jsonText(value),
});

/** Text from outside: may hold characters that Postgres refuses. */
export const words = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableText,
});
