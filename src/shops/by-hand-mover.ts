import { AppError } from '../base/index.js';
import type { MoneyMover } from '../refunds/index.js';

const refuse = async (): Promise<never> => {
  throw new AppError('unexpected', { reason: 'moved-by-hand' });
};

/**
 * Cash, a bank transfer, a terminal without an interface: a person moves the money and says so afterwards. It can
 * neither repeat a call nor be looked at, so the saga never calls it.
 */
export const createByHandMover = (): MoneyMover =>
  Object.freeze({
    name: 'by-hand',
    capabilities: {
      idempotent: false,
      keyLifeHours: null,
      lookUp: false,
      list: false,
      partial: true,
      async: true,
      windowDays: null,
    },
    refund: refuse,
    lookUp: refuse,
    list: refuse,
  });
