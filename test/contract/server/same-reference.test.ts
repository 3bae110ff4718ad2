import { afterEach, expect, test } from '@jest/globals';
import { houseDoor } from '../../../bench/turns/measure-house.js';
import { play } from '../../../bench/turns/play.js';
import { randomIds, silentLogger } from '../../../src/base/index.js';
import { readConfig } from '../../../src/server/config/index.js';
import { openHouse } from '../../../src/server/wiring/open-house.js';
import { testImage } from '../../support/databases.js';
import { makeShoppers } from '../../support/shoppers.js';

let close = async (): Promise<void> => {};
afterEach(() => close());

test('two customers whose cases draw the same reference are both answered, and each case has its own', async () => {
  const drawn = ['RF-AAAA-22', 'RF-AAAA-22', 'RF-AAAA-22', 'RF-BBBB-33'];
  const house = await openHouse(readConfig({ MAKEGOOD_DATA: 'memory', NODE_ENV: 'test' }), {
    logger: silentLogger,
    ids: { ...randomIds, caseReference: () => drawn.shift() ?? 'RF-ZZZZ-99' },
    image: await testImage(),
  });
  close = () => house.close();
  const { shop, shoppers } = makeShoppers(2, 'records', house.clock.now());
  await house.records.putProducts(shop.products);
  await house.records.putCustomers(shop.customers);
  await house.records.putOrders(shop.orders);

  const said: string[] = [];
  for (const { customer } of shoppers)
    await play(houseDoor(house), customer, ({ keys }) => said.push(...keys) > 0);
  expect(said.filter((key) => key === 'filed')).toHaveLength(2);
  expect(said).not.toContain('unexpected');
  expect(await house.cases.caseByReference('RF-AAAA-22')).not.toBeNull();
  expect(await house.cases.caseByReference('RF-BBBB-33')).not.toBeNull();
});
