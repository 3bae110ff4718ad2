import { pinoLogger } from '../../src/base/index.js';
import { readConfig } from '../../src/server/config/index.js';
import { type House, openHouse } from '../../src/server/wiring/open-house.js';
import { makeBenchShop } from './bench-shop.js';
import { type Buyers, findBuyers } from './buyers.js';
import type { Home } from './open-home.js';

/** The house of a server in this process, its shop filled for a long run. */
export const openBenchHouse = async (home: Home): Promise<{ house: House; buyers: Buyers }> => {
  const config = readConfig(home.settings);
  const house = await openHouse(config, { logger: pinoLogger(config.logLevel) });
  const now = house.clock.now();
  const shop = makeBenchShop(config.sandboxSeed, now);
  await house.records.putCustomers(shop.customers);
  await house.records.putOrders(shop.orders);
  return { house, buyers: findBuyers(shop, now) };
};
