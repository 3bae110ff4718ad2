import { pinoLogger } from '../../base/index.js';
import { readConfig } from '../config/index.js';
import { type House, openHouse } from '../wiring/open-house.js';
import type { CommandIo } from './command.js';

/**
 * Opens the whole house with its workers, runs a command in it, and closes it again, whatever happens.
 * A command says little by itself: without LOG_LEVEL only warnings are logged.
 */
export const withHouse = async <T>(io: CommandIo, run: (house: House) => Promise<T>): Promise<T> => {
  const config = readConfig({ ...io.environment, LOG_LEVEL: io.environment.LOG_LEVEL || 'warn' });
  const house = await openHouse(config, { logger: pinoLogger(config.logLevel) });
  try {
    await house.startWork();
    return await run(house);
  } finally {
    await house.close();
  }
};
