import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CreditMemo } from '../../../src/domain/index.js';
import { createPaperStore, type Database } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';
import { openReturnsWorld, type ReturnsWorld, returnsNow } from '../../support/returns-world.js';

let database: Database;
let world: ReturnsWorld;
beforeAll(async () => {
  database = await openTestDatabase();
  world = await openReturnsWorld(database);
});
afterAll(() => database.close());

const lines = [
  { lineId: 'mug', quantity: 2 },
  { lineId: 'lamp', quantity: 1 },
];
const clerk = { actor: 'agent:kim' } as const;

/** Says that everything reserved has arrived, and reads the papers. */
const paid = async (reference: string): Promise<CreditMemo[]> => {
  const found = await world.found(reference);
  for (const { id, status } of found.intents) {
    if (status !== 'reserved') continue;
    await world.ledger.change({
      intentId: id,
      from: 'reserved',
      fromAttempts: 0,
      to: 'succeeded',
      attempts: 1,
      actor: 'provider',
      providerRefundId: `re_${id}`,
      at: returnsNow,
      caseEvents: [],
      jobs: [],
    });
  }
  const papers = await createPaperStore(database).papersOf(found.id);
  return papers.map(({ paper }) => paper as CreditMemo);
};
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The papers are the latest settlement, with nothing that could not be told. */
const expectSettled = async (reference: string, memos: readonly CreditMemo[]): Promise<void> => {
  const { totalMinor, decision } = await world.found(reference);
  const breakdown = decision?.breakdown;
  expect(sum(memos.map((memo) => memo.totalMinor))).toBe(totalMinor);
  expect(memos.flatMap((memo) => memo.lines).some(({ bucket }) => bucket === 'other')).toBe(false);
  const taxMinor = (breakdown?.lines ?? []).filter(({ bucket }) => bucket === 'tax');
  const goods = memos.flatMap(({ lines }) => lines.filter(({ bucket }) => bucket === 'goods'));
  expect(sum(goods.flatMap(({ taxes }) => taxes.map((tax) => tax.taxMinor)))).toBe(
    sum(taxMinor.map(({ amountMinor }) => amountMinor)),
  );
};

test('goods that came back damaged have memos of what was decided anew, with the deduction, and none of what was let go', async () => {
  const { reference } = await world.file('inspection', lines);
  await world.returns.receive(reference, clerk);
  const done = await world.returns.inspect(reference, {
    ...clerk,
    findings: [
      { lineId: 'mug', quantity: 2, disposition: 'restocked' },
      {
        lineId: 'lamp',
        quantity: 1,
        disposition: 'not-restocked',
        deduction: { kind: 'damaged-by-customer', amountMinor: 1_500 },
      },
    ],
  });
  expect(done.ok).toBe(true);
  const memos = await paid(reference);
  await expectSettled(reference, memos);
  const deducted = memos.flatMap((memo) => memo.lines).filter(({ bucket }) => bucket === 'damage-deduction');
  expect(sum(deducted.map(({ grossMinor }) => grossMinor))).toBe(-1_500);
  expect(sum(deducted.flatMap(({ taxes }) => taxes.map(({ taxMinor }) => taxMinor)))).toBeLessThan(0);
});

test('goods of which only a part came have memos of that part', async () => {
  const { reference } = await world.file('receipt', lines);
  await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'lamp', quantity: 1 }] });
  expect((await world.returns.close(reference, { ...clerk, reason: 'thirty days' })).ok).toBe(true);
  const memos = await paid(reference);
  await expectSettled(reference, memos);
  const goods = memos.flatMap((memo) => memo.lines).filter(({ bucket }) => bucket === 'goods');
  expect(new Set(goods.map(({ lineId }) => lineId))).toEqual(new Set(['lamp']));
  expect(sum(goods.map(({ quantity = 0 }) => quantity))).toBe(1);
});

test('goods that came as they should have memos of what was agreed, a tender each', async () => {
  const { reference } = await world.file('receipt', lines);
  await world.returns.receive(reference, clerk);
  const memos = await paid(reference);
  await expectSettled(reference, memos);
  expect(memos.map(({ tender }) => tender)).toEqual(['Gift card ··0017', 'Visa ··4021']);
});
