import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock, Logger } from '../base/index.js';
import type { Database } from './database.js';
import { openEmbedded } from './open-embedded.js';

/**
 * Writes a ready database to `path` (a gzipped tar), for `openDatabase({ image })`: tables, job queues, and whatever
 * `fill` puts into it.
 */
export const buildDataImage = async (options: {
  readonly path: string;
  readonly fill?: ((database: Database) => Promise<void>) | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}): Promise<{ bytes: number }> => {
  const { path, fill, logger, clock } = options;
  const database = await openEmbedded({ logger, clock });
  try {
    await fill?.(database);
    await database.script('vacuum analyze');
    await database.script('checkpoint');
    const image = Buffer.from(await (await database.dump()).arrayBuffer());
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.unfinished`, image);
    await rename(`${path}.unfinished`, path);
    return { bytes: image.byteLength };
  } finally {
    await database.close();
  }
};
