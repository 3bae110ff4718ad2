import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import { readConfig } from '../../../src/server/config/index.js';
import { type House, openHouse } from '../../../src/server/wiring/open-house.js';
import { testImage } from '../../support/databases.js';
import { fileReturn } from '../../support/file-return.js';

const days = 86_400_000;
const clock = frozenClock('2026-11-21T12:00:00Z');
let house: House;
beforeAll(async () => {
  const config = readConfig({ MAKEGOOD_DATA: 'memory', NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  house = await openHouse(config, { logger: silentLogger, clock, image: await testImage() });
  await house.startWork();
});
afterAll(() => house.close());

test('the house’s own workers remind, and then call a return off, when the clock says so', async () => {
  const reference = await fileReturn(house);
  const found = await house.cases.caseByReference(reference);
  if (found === null) throw new TypeError('no case');
  const said = async () =>
    (await house.store.messages(found.conversationId, 0))
      .map(({ key }) => key)
      .filter((key) => key?.startsWith('time-'));
  const status = async () => (await house.cases.case(found.id))?.status;

  await house.settle();
  expect(await said()).toEqual([]);
  expect(await house.caseTimers.withoutTimer()).toEqual([]);
  // Until the fifth of December they may be sent; at nine in the morning of New York, three days before, they are reminded.
  clock.advance(12 * days);
  await house.settle();
  expect(await said()).toEqual([]);
  clock.advance(days / 8);
  await house.settle();
  expect(await said()).toEqual(['time-remind-return']);
  clock.advance(9 * days);
  await house.settle();
  expect(await status()).toBe('awaiting-return');
  clock.advance(days);
  await house.settle();
  expect(await said()).toEqual(['time-remind-return', 'time-return-over']);
  expect(await status()).toBe('withdrawn');
  expect((await house.ledger.holdingIntents(found.orderId)).map(({ status }) => status)).toEqual([]);
});

test('the times of the shipped content are the house’s, on the calendar of its policy', () => {
  const { promised, calendar } = house.caseTimers.times;
  expect(promised).toBe(house.content.times);
  expect(calendar.timeZone).toBe(house.policies.current(clock.now().toISOString()).timeZone);
});
