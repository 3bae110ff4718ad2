import type { Clock, Logger } from '../../base/index.js';
import type { ShopRecords } from '../../domain/index.js';
import { makeSandboxShop } from '../../shops/index.js';

/** Fills empty shop tables with the sandbox shop. Tables with anything in them, sandbox or imported, are left alone. */
export const fillSandbox = async (
  records: ShopRecords,
  { seed, clock, logger }: { seed: number; clock: Clock; logger: Logger },
): Promise<void> => {
  const counts = await records.counts();
  if (counts.products + counts.customers + counts.orders > 0) return;
  const shop = makeSandboxShop({ seed, now: clock.now() });
  await records.putProducts(shop.products);
  await records.putCustomers(shop.customers);
  // Orders last: they are what makes the shop look filled, should this be interrupted.
  await records.putOrders(shop.orders);
  logger.info({ seed, ...(await records.counts()) }, 'sandbox shop filled');
};
