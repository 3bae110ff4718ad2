import { frozenClock, silentLogger } from '../../../src/base/index.js';
import { createRecordsShop, importShop } from '../../../src/shops/index.js';
import { createShopRecords, openDatabase } from '../../../src/storage/index.js';
import { contractNow, describeShop } from './shop-contract.js';

describeShop('our own tables', async (file) => {
  const database = await openDatabase({ logger: silentLogger, clock: frozenClock(contractNow) });
  const records = createShopRecords(database);
  await importShop(file, records);
  return { shop: createRecordsShop(records), close: () => database.close() };
});
