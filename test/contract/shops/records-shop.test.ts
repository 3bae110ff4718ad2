import { frozenClock } from '../../../src/base/index.js';
import { createRecordsShop, importShop } from '../../../src/shops/index.js';
import { createShopRecords } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';
import { contractNow, describeShop } from './shop-contract.js';

describeShop('our own tables', async (file) => {
  const database = await openTestDatabase({ clock: frozenClock(contractNow) });
  const records = createShopRecords(database);
  await importShop(file, records);
  return { shop: createRecordsShop(records), close: () => database.close() };
});
