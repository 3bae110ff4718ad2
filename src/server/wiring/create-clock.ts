import { type Clock, shiftedClock, systemClock } from '../../base/index.js';
import type { Config } from '../config/index.js';

export const createClock = (config: Pick<Config, 'startsAt'>): Clock =>
  config.startsAt === null ? systemClock : shiftedClock(config.startsAt);
