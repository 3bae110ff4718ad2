import { pinoLogger } from '../../base/index.js';
import type { ShopRecords } from '../../domain/index.js';
import { readConfig } from '../config/index.js';
import { createClock } from '../wiring/create-clock.js';
import { openStorage } from '../wiring/open-storage.js';
import type { CommandIo } from './command.js';

/** Opens the shop tables alone: neither dialogs nor a policy are needed to move rows. */
export const withRecords = async <T>(
  io: CommandIo,
  run: (records: ShopRecords) => Promise<T>,
): Promise<T> => {
  const config = readConfig({ ...io.environment, LOG_LEVEL: io.environment.LOG_LEVEL || 'warn' });
  const storage = await openStorage(config, {
    logger: pinoLogger(config.logLevel),
    clock: createClock(config),
  });
  try {
    return await run(storage.records);
  } finally {
    await storage.close();
  }
};
