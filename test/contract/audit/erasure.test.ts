import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PackEntry, PackReport } from '../../../src/audit/index.js';
import type { Case } from '../../../src/domain/index.js';
import { eraseCustomer } from '../../../src/storage/index.js';
import { type AuditedShop, openAuditedShop } from '../../support/audited-shop.js';
import { testBackends } from '../../support/databases.js';
import { makegood } from '../../support/makegood.js';

const at = '2026-11-28T12:00:00.000Z';
const mail = 'mei.lin@example.com';
/** What nobody may find anywhere afterwards. */
const secrets = [
  'the left ear crackles',
  '"Mei"',
  'mei.lin@',
  'i want my money back',
  '··4021',
  '98101',
  '1Z999AA1',
  'her lamp',
];

const meiIn = async ({ house }: AuditedShop): Promise<string> =>
  (await house.records.customersByEmail(mail))[0]?.id ?? '';
const fileIn = (shop: AuditedShop) =>
  shop.talk(
    mail,
    'the headphones i got last week crackle, I want my money back',
    'the left ear crackles when I walk',
    'refund',
    'yes',
  );
const settleIn = async ({ house }: AuditedShop, customerId: string): Promise<void> => {
  const trackingNumber = '1Z999AA1';
  for (const { reference } of await house.cases.casesOf(customerId)) {
    await house.carrierEvents.store({ id: 'ups:1', type: 'accepted', event: { trackingNumber }, at });
    await house.returns.track(
      reference,
      { status: 'accepted', carrier: 'UPS', trackingNumber, newsId: `ups ${trackingNumber} 1` },
      { actor: 'provider' },
    );
    await house.returns.receive(reference, { actor: 'system' });
  }
  await house.settle();
  const spent = {
    customerId,
    currency: 'USD',
    caseId: null,
    intentId: null,
    actor: 'agent:ana',
    reason: 'for her lamp',
    at,
  } as const;
  await house.credits.append({ ...spent, id: 'given', kind: 'correction', amountMinor: 900 });
  await house.credits.append({ ...spent, id: 'taken', kind: 'spent', amountMinor: -400 });
};

/** Every value of every table, as text; of the shop's own tables what is this customer's. */
const everythingIn = async ({ house }: AuditedShop, customerId: string): Promise<string> => {
  const { database } = house;
  const own: Readonly<Record<string, string>> = {
    shop_products: 'false',
    shop_customers: `id = '${customerId}'`,
    shop_orders: `customer_id = '${customerId}'`,
    shop_actions: `order_id in (select id from shop_orders where customer_id = '${customerId}')`,
  };
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.query<{ row: string }>(
        `select to_jsonb(t)::text as row from "${name}" t where ${own[name] ?? 'true'}`,
      ),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
};

describe.each(testBackends())('a customer who is erased on $name', (backend) => {
  let shop: AuditedShop;
  let close: () => Promise<void>;
  let customerId = '';
  let present: string[] = [];
  let whileOpen: unknown;
  let erased: Awaited<ReturnType<typeof eraseCustomer>>;
  let earlier = '';
  let before: { readonly report: PackReport; readonly found: Case };
  const erase = () => eraseCustomer(shop.house.database, { customerId, at });

  beforeAll(async () => {
    const opened = await backend.open();
    shop = await openAuditedShop({}, opened.database);
    close = async () => {
      await shop.close();
      await opened.close();
    };
    customerId = await meiIn(shop);
    await fileIn(shop);
    whileOpen = await erase();
    await settleIn(shop, customerId);
    const text = await everythingIn(shop, customerId);
    present = secrets.filter((secret) => text.includes(secret));
    earlier = (await shop.house.audit.publish()).note;
    const [found] = await shop.house.cases.casesOf(customerId);
    if (found === undefined) throw new TypeError('Nothing was filed.');
    before = { report: await shop.verify(await shop.pack()), found };
    erased = await erase();
  });
  afterAll(() => close());

  test('was not erased while a case of theirs was open', () => {
    expect(whileOpen).toEqual({
      ok: false,
      error: { kind: 'not-settled', references: [before.found.reference] },
    });
  });

  test('is found in no table any more, by no word of theirs', async () => {
    expect(present.length).toBeGreaterThanOrEqual(6);
    expect(present).toEqual(expect.arrayContaining(['1Z999AA1', '··4021']));
    expect(erased).toMatchObject({ ok: true, value: { cases: 1, conversations: 1 } });
    const after = await everythingIn(shop, customerId);
    expect(present.filter((secret) => after.includes(secret))).toEqual([]);
    expect(await shop.house.records.customersByEmail(mail)).toEqual([]);
  });

  test('leaves a log that is proved, decided again and paid as before, and says what is gone', async () => {
    const key = shop.house.audit.signer.verifierKey;
    const report = await shop.verify(await shop.pack(), { key, earlier });
    expect(report.findings).toEqual([]);
    expect(report.checked.decisions).toBe(before.report.checked.decisions);
    expect(report.checked.decisions).toBeGreaterThan(0);
    expect(report.checked.refunds).toBe(before.report.checked.refunds);
    expect([report.checked.papers, report.checked.credits]).toEqual([1, 2]);
    expect(report.checked.erasedFields).toBe(erased.ok ? erased.value.fields : 0);
    expect(report.checked.erasedFields).toBeGreaterThan(5);
    const own = await shop.verify(await shop.pack({ caseId: before.found.id }), { key });
    // What was spent in the shop belongs to no case.
    expect([own.findings, own.checked.erasedFields]).toEqual([[], report.checked.erasedFields - 2]);
  });

  test('leaves cases that can still be read, with the same status and money', async () => {
    const money = (found: Case | null) =>
      found === null ? null : [found.status, found.totalMinor, found.intents, found.resolution];
    const after = await shop.house.cases.case(before.found.id);
    expect(money(after)).toEqual(money(before.found));
    expect(after?.evidence.map(({ text }) => text)).toEqual(['[…]']);
  });

  test('takes the open values of a pack along with the salts', async () => {
    const entries = (await shop.pack()).slice(1).map((line) => JSON.parse(line) as PackEntry);
    const own = entries.filter(({ entry }) => entry.case === before.found.id);
    expect(own.length).toBeGreaterThan(3);
    expect(own.flatMap(({ open }) => open)).toEqual([]);
  });

  test('is not said to be erased when the log does not say so', async () => {
    const lines = (await shop.pack()).filter((line) => !line.includes('"type":"erased"'));
    const codes = new Set((await shop.verify(lines)).findings.map(({ code }) => code));
    expect(codes).toContain('erased-without-entry');
  });

  test('leaves conversations that nobody can open or read', async () => {
    const { conversationId } = before.found;
    const found = await shop.house.store.conversation(conversationId);
    expect(found).toMatchObject({ state: null, address: {}, closedAt: at });
    const messages = await shop.house.store.messages(conversationId, 0);
    expect(messages.length).toBeGreaterThan(5);
    expect(
      messages.every(({ text, choices, card }) => text === '' && choices.length === 0 && card === null),
    ).toBe(true);
  });

  test('may be erased again, which changes nothing more', async () => {
    expect(await erase()).toMatchObject({ ok: true, value: { entries: 0, fields: 0 } });
    expect((await shop.verify(await shop.pack())).findings).toEqual([]);
  });

  test('is told apart from nobody', async () => {
    expect(await eraseCustomer(shop.house.database, { customerId: 'nobody', at })).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

test('the command line erases only when it is told that this cannot be undone', async () => {
  const shop = await openAuditedShop();
  const customerId = await meiIn(shop);
  await fileIn(shop);
  const [{ reference = '' } = {}] = await shop.house.cases.casesOf(customerId);
  await shop.house.close();
  const folder = { MAKEGOOD_DATA: shop.folder };
  expect((await makegood(['erase', customerId], folder)).code).toBe(2);
  const open = await makegood(['erase', customerId, '--yes'], folder);
  expect([open.code, open.notes]).toEqual([1, expect.stringContaining(reference)]);
  expect((await makegood(['return-received', reference], folder)).code).toBe(0);
  const done = await makegood(['erase', customerId, '--yes'], folder);
  expect([done.code, done.output]).toEqual([0, expect.stringContaining(`Erased ${customerId}: `)]);
  expect((await makegood(['audit', 'check'], folder)).code).toBe(0);
  expect((await makegood(['erase', 'nobody', '--yes'], folder)).notes).toContain('Nobody is known');
  await shop.close();
});
