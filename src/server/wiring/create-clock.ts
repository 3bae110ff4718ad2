import { type Clock, frozenClock, systemClock } from '../../base/index.js';
import type { Config } from '../config/index.js';

export const createClock = (config: Pick<Config, 'frozenAt'>): Clock =>
  config.frozenAt === null ? systemClock : frozenClock(config.frozenAt);
