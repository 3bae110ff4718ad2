import type { Clock, Logger } from '../base/index.js';
import type { CaseTimes } from '../cases/index.js';
import type { Database } from './database.js';
import { openEmbedded } from './open-embedded.js';
import { openServer } from './open-server.js';

export interface DatabaseOptions {
  /** A Postgres server; without it the database is embedded. */
  readonly url?: string | undefined;
  /** The data folder of the embedded database; without it everything is in memory and gone at the end. */
  readonly folder?: string | undefined;
  /** A ready database made by `buildDataImage`; used for a folder that has none yet, and not needed. */
  readonly image?: string | undefined;
  /** Connections to a server, at most. */
  readonly connectionsMax?: number | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** What is promised in cases; the standard times on a plain calendar where nothing else is said. */
  readonly caseTimes?: CaseTimes | undefined;
}

/**
 * Opens the database, makes it where there is none, and brings its tables up to date.
 * @throws AppError `data-folder-in-use`, `storage-unavailable`
 */
export const openDatabase = (options: DatabaseOptions): Promise<Database> =>
  options.url === undefined || options.url === ''
    ? openEmbedded(options)
    : openServer({ ...options, url: options.url });
