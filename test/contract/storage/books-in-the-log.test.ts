import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { leafHashOf, payloadHashOf, sealPayload, valueAt } from '../../../src/audit/index.js';
import {
  adoptEarlierEntries,
  createAuditLog,
  createStoreCreditLedger,
  type LoggedEntry,
} from '../../../src/storage/index.js';
import { creditEntry } from '../../support/credit-entry.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { intentFor } from './stories.js';
import { openWorld, type World } from './world.js';

const entriesOf = async ({ database }: World): Promise<LoggedEntry[]> => {
  const log = createAuditLog(database);
  const entries: LoggedEntry[] = [];
  for await (const entry of log.entries({ from: 0, to: await log.size() })) entries.push(entry);
  return entries;
};
const of = async (world: World, type: string): Promise<LoggedEntry[]> =>
  (await entriesOf(world)).filter(({ entry }) => entry.type === type);
const numbersIn = async (world: World): Promise<unknown[]> =>
  (await of(world, 'paper-issued')).map(({ payload }) => valueAt(payload, '/paper/number'));

/** A refund that is reserved in a case of its own. */
const reserve = async (world: World): Promise<string> => {
  const { conversationId, caseId, orderId } = await world.openCase();
  const id = `i_${caseId}`;
  await world.commit(conversationId, { reservations: [intentFor(id, caseId, orderId)] });
  return id;
};
const settle = (world: World, intentId: string) =>
  world.ledger.change({
    intentId,
    from: 'reserved',
    fromAttempts: 0,
    to: 'succeeded',
    attempts: 1,
    actor: 'provider',
    providerRefundId: 're_1',
    at,
    caseEvents: [{ type: 'refund-moved', intentId, status: 'succeeded', amountMinor: 950, currency: 'USD' }],
    jobs: [],
  });

describe.each(testBackends())('papers and store credit in the log on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  }, 60_000);
  afterAll(() => world.close());

  test('stand there as they stand in their tables, numbered without a gap, however many write at once', async () => {
    const credits = createStoreCreditLedger(world.database);
    const intents = await Promise.all(Array.from({ length: 12 }, () => reserve(world)));
    await Promise.all([
      ...intents.flatMap((id) => [settle(world, id), settle(world, id)]),
      ...Array.from({ length: 12 }, (_, n) => credits.append(creditEntry(`c${n}`))),
    ]);
    expect(await numbersIn(world)).toEqual(intents.map((_, n) => `CM-${String(n + 1).padStart(6, '0')}`));
    expect(await of(world, 'credit-booked')).toHaveLength(12);
    expect(await createAuditLog(world.database).unloggedRows()).toEqual([]);
    for (const { entry, leafHash, payload, seals } of await entriesOf(world)) {
      expect(payloadHashOf(seals.salt, sealPayload(payload, seals))).toBe(entry.payloadHash);
      expect(leafHashOf(entry)).toBe(leafHash);
    }
  });

  test('are told right behind what caused them, in its transaction', async () => {
    const id = await reserve(world);
    await settle(world, id);
    const [moved, paper] = (await entriesOf(world)).slice(-2);
    expect(moved?.payload).toMatchObject({
      event: { type: 'refund-moved', intentId: id, status: 'succeeded' },
    });
    expect(paper?.payload).toMatchObject({
      series: 'credit-memo',
      paper: { kind: 'memo', intentId: id, totalMinor: 950, currency: 'USD' },
    });
    expect(paper?.entry.case).toBe(moved?.entry.case);
    expect(paper?.seals.fields.map(({ path }) => path)).toEqual(['/paper/tender']);
  });

  test('are not in the log when they are not in their table', async () => {
    const credits = createStoreCreditLedger(world.database);
    const before = await createAuditLog(world.database).size();
    await expect(
      credits.append(creditEntry('too-much', { customerId: 'poor', kind: 'spent', amountMinor: -1 })),
    ).rejects.toMatchObject({ code: 'credit-exceeded' });
    await credits.append(creditEntry('c0'));
    expect(await createAuditLog(world.database).size()).toBe(before);
  });
});

describe.each(testBackends())(
  'papers and store credit that are older than their place in the log, on $name',
  (backend) => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(backend);
      await world.openCase();
    }, 60_000);
    afterAll(() => world.close());
    const addPaper = (number: number): Promise<unknown> =>
      world.database.query(
        `insert into numbered_papers (series, number, subject_id, case_id, at, paper)
       values ('credit-memo', $1, $2, 'case_1', $3, $4::jsonb)`,
        [number, `subject ${number}`, at, JSON.stringify({ number: `CM-00000${number}`, tender: 'Visa' })],
      );
    const addCredit = (id: string, amountMinor: number): Promise<unknown> =>
      world.database.query(
        `insert into store_credit_entries (id, customer_id, kind, amount_minor, currency, actor, reason, at)
       values ($1, 'holder', 'correction', $2, 'USD', 'agent:ana', 'for the wait', $3)`,
        [id, amountMinor, at],
      );
    const unlogged = async () =>
      (await createAuditLog(world.database).unloggedRows()).map(({ id, why }) => `${id} ${why}`);

    test('are taken in once, whoever starts at the same moment', async () => {
      for (const number of [2, 1]) await addPaper(number);
      await addCredit('a', -5);
      await addCredit('b', 5);
      expect(await unlogged()).toEqual(['CM-000001 missing', 'CM-000002 missing', 'a missing', 'b missing']);
      const adopted = await Promise.all([1, 2].map(() => adoptEarlierEntries(world.database)));
      expect(adopted.sort()).toEqual([0, 4]);
      expect(await unlogged()).toEqual([]);
      expect(await numbersIn(world)).toEqual(['CM-000001', 'CM-000002']);
      // Given before taken, or the log would tell of credit that nobody had.
      const booked = await of(world, 'credit-booked');
      expect(booked.map(({ payload }) => valueAt(payload, '/id'))).toEqual(['b', 'a']);
    });

    test('are a fault when they come later, and not taken in', async () => {
      await addPaper(3);
      await addCredit('c', 7);
      expect(await adoptEarlierEntries(world.database)).toBe(0);
      expect(await unlogged()).toEqual(['CM-000003 missing', 'c missing']);
    });
  },
);
