import { pinoLogger } from '../../base/index.js';
import { type Config, readConfig } from '../config/index.js';
import { createClock } from '../wiring/create-clock.js';
import { openStorage, type Storage } from '../wiring/open-storage.js';
import type { CommandIo } from './command.js';

/** Opens what is kept and nothing else: neither dialogs nor a policy are needed to move rows. */
export const withStorage = async <T>(
  io: CommandIo,
  run: (storage: Storage, config: Config) => Promise<T>,
): Promise<T> => {
  const config = readConfig({ ...io.environment, LOG_LEVEL: io.environment.LOG_LEVEL || 'warn' });
  const storage = await openStorage(config, {
    logger: pinoLogger(config.logLevel),
    clock: createClock(config),
  });
  try {
    return await run(storage, config);
  } finally {
    await storage.close();
  }
};
