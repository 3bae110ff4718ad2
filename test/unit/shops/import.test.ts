import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { frozenClock } from '../../../src/base/index.js';
import {
  bonusPaymentId,
  type Customer,
  type Order,
  type Product,
  type ShopFile,
  type ShopRecords,
  shopFileSchema,
} from '../../../src/domain/index.js';
import {
  exportShop,
  exportText,
  fillSandbox,
  type ImportProgress,
  importShop,
  makeSandboxShop,
  runImport,
  shopJsonSchema,
} from '../../../src/shops/index.js';
import { createShopRecords, type Database } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';

const now = new Date('2026-11-21T18:00:00.000Z');

const cup: Product = {
  id: 'cup',
  name: 'Cup',
  category: 'kitchen',
  tags: [],
  variants: [{ id: 'cup-white', options: { color: 'white' }, priceMinor: 1000, currency: 'USD', stock: 3 }],
};
const ada: Customer = {
  id: 'ada',
  firstName: 'Ada',
  lastName: 'Okafor',
  emails: ['ada@example.com'],
  postcode: '10003',
  country: 'US',
  tags: [],
  paymentMethods: [{ id: 'ada-card', kind: 'card', brand: 'Visa', lastFour: '1234' }],
};
const line: Order['lines'][number] = {
  id: 'l1',
  productId: 'cup',
  variantId: 'cup-white',
  name: 'Cup',
  options: {},
  category: 'kitchen',
  tags: [],
  quantity: 2,
  grossMinor: 2000,
  taxes: [],
  discountMinor: 0,
};
const orderThat = (changed: Partial<Order> = {}): Order => ({
  id: 'o1',
  number: '#1',
  customerId: 'ada',
  status: 'pending',
  currency: 'USD',
  market: 'US',
  salesChannel: 'web',
  gift: false,
  placedAt: '2026-11-01T10:00:00Z',
  lines: [line],
  shipping: { grossMinor: 500, taxMinor: 0 },
  payments: [{ id: 'p1', methodId: 'ada-card', kind: 'card', label: 'Visa ··1234', capturedMinor: 2500 }],
  fulfilments: [],
  actions: [],
  ...changed,
});
const fileWith = (...orders: readonly unknown[]): unknown => ({
  schema: 'makegood-shop/1',
  products: [cup],
  customers: [ada],
  orders,
});

describe('importing a shop file', () => {
  let database: Database;
  let records: ShopRecords;
  beforeAll(async () => {
    database = await openTestDatabase({ clock: frozenClock(now) });
  });
  // Actions can't be deleted, by a trigger; an empty shop between tests needs it switched off.
  const emptyShop = () =>
    database.script(
      `set session_replication_role = replica;
       truncate shop_products, shop_customers, shop_orders, shop_actions;
       set session_replication_role = origin`,
    );
  beforeEach(async () => {
    await emptyShop();
    records = createShopRecords(database);
  });
  afterAll(() => database.close());

  test('takes good rows in and leaves bad ones out, each told with its place, reason and cure', async () => {
    const bad = { ...orderThat({ id: 'o2', number: '#2' }), lines: [{ ...line, grossMinor: 20.5 }] };
    const report = await importShop(fileWith(orderThat(), bad), records);
    expect(report.orders).toEqual({ accepted: 1, refused: 1 });
    expect(report.faults).toEqual([
      {
        place: 'orders[1].lines[0].grossMinor',
        reason: expect.any(String),
        cure: 'Give a whole number of minor units: $89.00 is 8900.',
      },
    ]);
    expect((await records.order('o1'))?.number).toBe('#1');
    expect(await records.order('o2')).toBeNull();
  });

  test.each<readonly [string, unknown, string]>([
    ['a field that is missing', { ...orderThat(), placedAt: undefined }, 'orders[0].placedAt'],
    ['a moment without an offset', orderThat({ placedAt: '2026-11-01' }), 'orders[0].placedAt'],
    ['a status nobody knows', { ...orderThat(), status: 'lost' }, 'orders[0].status'],
    [
      'a negative amount',
      orderThat({ shipping: { grossMinor: -1, taxMinor: 0 } }),
      'orders[0].shipping.grossMinor',
    ],
    ['a currency that is none of ISO 4217', orderThat({ currency: 'XYZ' }), 'orders[0].currency'],
    ['an order without lines', orderThat({ lines: [] }), 'orders[0].lines'],
    ['two lines with one id', orderThat({ lines: [line, line] }), 'orders[0].lines[1].id'],
    [
      'more tax than was paid',
      orderThat({ lines: [{ ...line, taxes: [{ name: 'VAT', taxMinor: 2001 }] }] }),
      'orders[0].lines[0].taxes',
    ],
    [
      'a parcel with goods nobody bought',
      orderThat({ fulfilments: [{ id: 'f', status: 'shipped', lines: [{ lineId: 'l9', quantity: 1 }] }] }),
      'orders[0].fulfilments[0].lines[0].lineId',
    ],
    [
      'a parcel with more than was bought',
      orderThat({ fulfilments: [{ id: 'f', status: 'shipped', lines: [{ lineId: 'l1', quantity: 3 }] }] }),
      'orders[0].fulfilments[0].lines[0].quantity',
    ],
    ['a customer nobody knows', orderThat({ customerId: 'eve' }), 'orders[0].customerId'],
    [
      'a refund on a payment that is not there',
      orderThat({
        actions: [
          {
            kind: 'refund',
            id: 'r',
            orderId: 'o1',
            at: '2026-11-02T10:00:00Z',
            paymentId: 'p9',
            amountMinor: 1,
            status: 'succeeded',
          },
        ],
      }),
      'orders[0].actions[0].paymentId',
    ],
    [
      'an action of another order',
      orderThat({
        actions: [
          { kind: 'cancellation', id: 'c', orderId: 'o9', at: '2026-11-02T10:00:00Z', reason: 'other' },
        ],
      }),
      'orders[0].actions[0].orderId',
    ],
    ['a row that is no object', 42, 'orders[0]'],
  ])('refuses %s', async (_, order, place) => {
    const report = await importShop(fileWith(order), records);
    expect(report.faults.map((fault) => fault.place)).toEqual([place]);
    expect(await records.counts()).toEqual({ products: 1, customers: 1, orders: 0 });
  });

  test('refuses the second row of an id, and of an order number however it is written', async () => {
    const report = await importShop(
      {
        ...(fileWith(orderThat(), orderThat(), orderThat({ id: 'o2', number: ' 1' })) as object),
        customers: [ada, ada],
      },
      records,
    );
    expect(report.faults.map((fault) => fault.place)).toEqual([
      'customers[1].id',
      'orders[1].id',
      'orders[2].number',
    ]);
    expect(await records.counts()).toEqual({ products: 1, customers: 1, orders: 1 });
  });

  test('refuses a number that another order of the shop has', async () => {
    await importShop(fileWith(orderThat()), records);
    const report = await importShop(fileWith(orderThat({ id: 'o2' })), records);
    expect(report.faults.map((fault) => fault.place)).toEqual(['orders[0].number']);
  });

  test.each<readonly [string, unknown, string]>([
    [
      'captured money that differs from what was bought',
      orderThat({ shipping: { grossMinor: 0, taxMinor: 0 } }),
      'orders[0].payments',
    ],
    [
      'goods that are no longer in the catalogue',
      orderThat({ lines: [{ ...line, productId: 'old' }] }),
      'orders[0].lines[0].productId',
    ],
    [
      'a variant that is no longer in the catalogue',
      orderThat({ lines: [{ ...line, variantId: 'old' }] }),
      'orders[0].lines[0].variantId',
    ],
    ['moments out of order', orderThat({ shippedAt: '2026-10-01T10:00:00Z' }), 'orders[0]'],
    ['a delivered order that does not say when', orderThat({ status: 'delivered' }), 'orders[0].deliveredAt'],
    [
      'a mistyped field, rather than dropping it without a word',
      { ...orderThat(), deliverdAt: '2026-11-05T10:00:00Z' },
      'orders[0].deliverdAt',
    ],
  ])('takes in, and warns about, %s', async (_, order, place) => {
    const report = await importShop(fileWith(order), records);
    expect(report.faults).toEqual([]);
    expect(report.warnings.map((warning) => warning.place)).toEqual([place]);
    expect((await records.counts()).orders).toBe(1);
  });

  test('says nothing about money when the shop knows no payments', async () => {
    expect((await importShop(fileWith(orderThat({ payments: [] })), records)).warnings).toEqual([]);
  });

  test('counts duties as bought, and knows a bonus on no payment from a refund on a stranger’s', async () => {
    const bonus = {
      kind: 'refund' as const,
      id: 'bonus',
      orderId: 'o1',
      at: '2026-11-02T10:00:00Z',
      paymentId: bonusPaymentId,
      amountMinor: 100,
      status: 'succeeded' as const,
    };
    const payments = orderThat().payments.map((payment) => ({ ...payment, capturedMinor: 2_800 }));
    const report = await importShop(
      fileWith(orderThat({ dutiesMinor: 300, payments, actions: [bonus] })),
      records,
    );
    expect([report.faults, report.warnings, report.orders.accepted]).toEqual([[], [], 1]);
    expect((await records.order('o1'))?.actions).toEqual([bonus]);
  });

  test('finds customers and goods that were imported earlier', async () => {
    await importShop(fileWith(), records);
    const report = await importShop({ schema: 'makegood-shop/1', orders: [orderThat()] }, records);
    expect([report.faults, report.warnings, report.orders.accepted]).toEqual([[], [], 1]);
  });

  test('never repeats what a row says, only where it stands', async () => {
    const report = await importShop(
      {
        schema: 'makegood-shop/1',
        customers: [{ ...ada, emails: ['ada at example'], postcode: 'x'.repeat(30) }],
      },
      records,
    );
    expect(report.faults.length).toBe(2);
    expect(JSON.stringify(report)).not.toMatch(/ada at example|xxx/);
  });

  test('changes nothing the second time, and keeps what was done to an order since', async () => {
    await importShop(fileWith(orderThat()), records);
    await records.appendAction({
      kind: 'cancellation',
      id: 'c1',
      orderId: 'o1',
      at: '2026-11-03T10:00:00Z',
      reason: 'changed-mind',
    });
    const before = await exportText(records);
    const report = await importShop(fileWith(orderThat()), records);
    expect(report.orders).toEqual({ accepted: 1, refused: 0 });
    expect(await exportText(records)).toBe(before);
    expect((await records.order('o1'))?.actions.map((action) => action.id)).toEqual(['c1']);
  });

  test('reports its progress batch by batch', async () => {
    const progress: ImportProgress[] = [];
    await importShop(makeSandboxShop({ seed: 5, now }), records, { report: (step) => progress.push(step) });
    expect(progress.filter((step) => step.section === 'orders').map((step) => step.done)).toEqual([
      200, 400, 600, 800, 1000,
    ]);
    expect(progress.at(-1)).toEqual({ section: 'orders', done: 1000, total: 1000 });
  });

  test('gives the sandbox back without a fault or a warning, and export after import is the same file', async () => {
    const sandbox = makeSandboxShop({ seed: 6, now });
    const report = await importShop(sandbox, records);
    expect([report.faults, report.warnings]).toEqual([[], []]);
    const exported = await exportText(records);
    const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
      [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    const whole: ShopFile = {
      ...sandbox,
      products: byId(sandbox.products),
      customers: byId(sandbox.customers),
      orders: byId(sandbox.orders),
    };
    expect(JSON.parse(exported)).toEqual(whole);

    await emptyShop();
    await importShop(JSON.parse(exported), records);
    expect(await exportText(records)).toBe(exported);
  });

  test.each<readonly [string, string, string]>([
    ['no JSON', '{"schema": "makegood-shop/1",', 'not-json'],
    ['a list', '[]', 'not-an-object'],
    ['another schema', '{"schema":"shopify/2"}', 'schema-name'],
    ['a section that is no list', '{"schema":"makegood-shop/1","orders":{}}', 'orders-not-a-list'],
    ['a section nobody knows', '{"schema":"makegood-shop/1","orderz":[]}', 'section-unknown'],
  ])('does not touch the shop when the file is %s', async (_, text, reason) => {
    const printed: string[] = [];
    expect(await runImport(text, records, (shown) => printed.push(shown))).toBe(2);
    expect(printed.join('\n')).toContain(reason);
    expect(await records.counts()).toEqual({ products: 0, customers: 0, orders: 0 });
  });

  test('fills an empty shop with the sandbox, finishes one that was killed half-way, and leaves a merchant’s alone', async () => {
    const sandbox = makeSandboxShop({ seed: 4, now });
    await records.putProducts(sandbox.products);
    await records.putCustomers(sandbox.customers);
    expect(await fillSandbox(records, { seed: 4, now })).toBe(true);
    expect(await exportText(records)).toContain('#10482');
    expect(await fillSandbox(records, { seed: 5, now })).toBe(false);

    await emptyShop();
    await importShop(fileWith(), records);
    expect(await fillSandbox(records, { seed: 4, now })).toBe(false);
    expect(await records.counts()).toEqual({ products: 1, customers: 1, orders: 0 });
  });

  test('tells the shell whether every row went in', async () => {
    const printed: string[] = [];
    const run = (file: unknown): Promise<number> =>
      runImport(`\uFEFF${JSON.stringify(file)}`, records, (shown) => printed.push(shown));
    expect(await run(fileWith(orderThat()))).toBe(0);
    expect(await run(fileWith(orderThat({ customerId: 'eve' })))).toBe(1);
    expect(printed).toContain('orders: 0 imported, 1 refused');
    expect(printed.some((shown) => shown.includes('orders[0].customerId'))).toBe(true);
  });

  test('describes the file as a JSON Schema that the sandbox and every export fit', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(shopJsonSchema());
    const sandbox = makeSandboxShop({ seed: 8, now });
    expect(validate(sandbox) ? [] : validate.errors).toEqual([]);
    await importShop(sandbox, records);
    expect(validate(await exportShop(records))).toBe(true);
    expect(validate({ schema: 'makegood-shop/1', orders: [{ id: 'o' }] })).toBe(false);
    // What has a default may be left out when writing a file.
    expect(validate({ schema: 'makegood-shop/1' })).toBe(true);
    expect(shopFileSchema.safeParse({ schema: 'makegood-shop/1' }).success).toBe(true);
  });
});
