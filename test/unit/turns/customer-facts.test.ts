import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { customerSchema, type ShopAction } from '../../../src/domain/index.js';
import { createRecordsShop } from '../../../src/shops/index.js';
import { createCaseStore, createShopRecords, type Database } from '../../../src/storage/index.js';
import { customerFactsOf } from '../../../src/turns/operations/customer-facts.js';
import type { OperationContext } from '../../../src/turns/operations/operation.js';
import { newTurnWork, type TurnWork } from '../../../src/turns/turn-work.js';
import { openTestDatabase } from '../../support/databases.js';
import { retailOrder } from '../../support/retail-order.js';

const now = '2026-11-21T12:00:00.000Z';
const aYearAgo = '2025-11-21T12:00:00.000Z';
const before = '2025-11-21T11:59:59.999Z';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  const records = createShopRecords(database);
  await records.putCustomers(
    [{ id: 'ann', tags: ['vip'], since: '2020-01-01T12:00:00Z', riskBand: 'high' }, { id: 'ben' }].map(
      (customer) => customerSchema.parse({ firstName: 'A', lastName: 'B', ...customer }),
    ),
  );
  const refund = (at: string, status: 'succeeded' | 'pending' | 'failed' | 'reversed'): ShopAction => ({
    kind: 'refund',
    id: `refund-${status}-${at}`,
    orderId: '',
    at,
    paymentId: 'pay-1',
    amountMinor: 100,
    status,
  });
  const back = (at: string): ShopAction => ({
    kind: 'return',
    id: `return-${at}`,
    orderId: '',
    at,
    reason: 'changed-mind',
    lines: [{ lineId: 'a', quantity: 1 }],
    status: 'requested',
  });
  const orders: [string, string, ShopAction[]][] = [
    ['placed a year ago to the day', aYearAgo, []],
    ['placed longer ago', before, []],
    ['older, refunded within the year', '2025-01-01T12:00:00Z', [refund(aYearAgo, 'succeeded')]],
    ['older, refunded longer ago', '2025-01-01T12:00:00Z', [refund(before, 'succeeded')]],
    ['returned and refunded counts once', now, [back(now), refund(now, 'pending')]],
    ['returned only', now, [back(now)]],
    ['a refund that failed', now, [refund(now, 'failed'), refund(now, 'reversed')]],
  ];
  await records.putOrders(
    orders.map(([id, placedAt, actions], index) =>
      retailOrder({
        id,
        number: `#${index}`,
        customerId: 'ann',
        placedAt,
        actions: actions.map((action) => ({ ...action, id: `${index} ${action.id}`, orderId: id })),
      }),
    ),
  );
});
afterAll(() => database.close());

const factsOf = (customerId: string | null, work: TurnWork = newTurnWork()) =>
  customerFactsOf({
    deps: { shop: createRecordsShop(createShopRecords(database)), cases: createCaseStore(database) },
    state: { identity: customerId === null ? null : { customerId } },
    work,
    now,
  } as unknown as OperationContext);

describe('what a policy may know of a customer', () => {
  test('counts the last twelve months, their first moment included, and no refund that gave nothing', async () => {
    expect(await factsOf('ann')).toMatchObject({
      tags: ['vip'],
      since: '2020-01-01T12:00:00Z',
      riskBand: 'high',
      history: { orders: 4, refundedOrders: 3, cases: 0 },
    });
  });

  test('a case of the same turn counts already', async () => {
    const work = newTurnWork();
    work.openedCases.push({ id: 'case-1', reference: 'RF-0001-22' });
    expect(await factsOf('ann', work)).toMatchObject({ history: { cases: 1 } });
  });

  test('a customer without orders has counted to nothing', async () => {
    expect(await factsOf('ben')).toMatchObject({ history: { orders: 0, refundedOrders: 0, cases: 0 } });
  });

  test('of somebody who has not proven who they are it knows nothing', async () => {
    expect(await factsOf(null)).toEqual({ tags: [] });
  });
});
