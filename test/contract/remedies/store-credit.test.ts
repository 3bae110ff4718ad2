import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bonusPaymentId, type StoreCreditEntry } from '../../../src/domain/index.js';
import { creditEntry } from '../../support/credit-entry.js';
import { testBackends } from '../../support/databases.js';
import { intentFor } from '../storage/stories.js';
import { agreed, remedyNow as at, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

describe.each(testBackends())('store credit on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  let counter = 0;
  const entry = (more: Partial<StoreCreditEntry>): StoreCreditEntry =>
    creditEntry(`entry_${(counter += 1)}`, { at, ...more });
  const balance = async (customerId: string, currency = 'USD'): Promise<number> =>
    (await world.credits.balances(customerId)).find((one) => one.currency === currency)?.balanceMinor ?? 0;

  test('the balance is the sum of what was entered, in each currency for itself', async () => {
    await world.credits.append(entry({ customerId: 'two-purses' }));
    await world.credits.append(entry({ customerId: 'two-purses', kind: 'spent', amountMinor: -300 }));
    await world.credits.append(entry({ customerId: 'two-purses', currency: 'EUR', amountMinor: 50 }));
    expect(await world.credits.balances('two-purses')).toEqual([
      { currency: 'EUR', balanceMinor: 50 },
      { currency: 'USD', balanceMinor: 700 },
    ]);
    expect((await world.credits.entries('two-purses')).map(({ amountMinor }) => amountMinor)).toEqual([
      1_000, -300, 50,
    ]);
  });

  test('twenty who spend at once never spend one minor unit more than there is', async () => {
    await world.credits.append(entry({ customerId: 'spender' }));
    const spent = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.credits.append(entry({ customerId: 'spender', kind: 'spent', amountMinor: -150 })).then(
          () => 'spent',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(spent.filter((answer) => answer === 'spent')).toHaveLength(6);
    expect(spent.filter((answer) => answer !== 'spent')).toEqual(Array(14).fill('credit-exceeded'));
    expect(await balance('spender')).toBe(100);
  });

  test('what would overdraw a balance takes the whole commit with it', async () => {
    const { conversationId, caseId } = await world.openCase();
    const noted = {
      caseId,
      actor: 'agent:ana',
      event: { type: 'noted', text: 'spent in the shop' },
    } as const;
    const spend = (amountMinor: number) =>
      world.commit(conversationId, {
        caseEvents: [noted],
        credits: [entry({ customerId: 'at-the-till', kind: 'spent', amountMinor })],
      });
    await world.credits.append(entry({ customerId: 'at-the-till', amountMinor: 400 }));
    expect(await spend(-401)).toEqual({ ok: false, error: { kind: 'budget-exceeded', leftMinor: 400 } });
    expect(await spend(-400)).toMatchObject({ ok: true });
    expect(await balance('at-the-till')).toBe(0);
    expect(
      (await world.deps.cases.entries(caseId)).filter(({ event }) => event.type === 'noted'),
    ).toHaveLength(1);
  });

  test('nobody can rewrite what was entered', async () => {
    await world.credits.append(entry({ customerId: 'history' }));
    await expect(
      world.database.query(`update store_credit_entries set amount_minor = 1 where customer_id = 'history'`),
    ).rejects.toMatchObject({ details: { sqlState: '23001' } });
  });

  test('the mover pays one intent once, however many ask, and finds it for ever', async () => {
    const { orderId, caseId } = await world.openCase({ order: { customerId: 'payee' } });
    const intent = intentFor('credited', caseId, orderId, { mover: 'store-credit' });
    expect(await world.creditMover.lookUp(intent)).toEqual({ kind: 'absent' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.creditMover.refund(intent)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.creditMover.lookUp(intent)).toEqual(answers[0]);
    expect(await balance('payee')).toBe(950);
    await expect(world.creditMover.refund({ ...intent, amountMinor: 951 })).rejects.toMatchObject({
      code: 'settlement-changed',
    });
  });

  test('the mover refuses what is of no order, no payment or another currency', async () => {
    const { orderId, caseId } = await world.openCase();
    const refund = (more: Parameters<typeof intentFor>[3], of = orderId) =>
      world.creditMover.refund(intentFor(`wrong_${(counter += 1)}`, caseId, of, more));
    expect(await refund({}, 'order_none')).toEqual({ kind: 'rejected', code: 'order-unknown' });
    expect(await refund({ paymentId: 'other' })).toEqual({ kind: 'rejected', code: 'payment-unknown' });
    expect(await refund({ currency: 'EUR' })).toEqual({ kind: 'rejected', code: 'currency-differs' });
    expect(await refund({ amountMinor: 0 })).toEqual({ kind: 'rejected', code: 'amount-not-positive' });
  });

  test('the mover lists every refund since a moment once, over all pages', async () => {
    const { orderId, caseId } = await world.openCase({ order: { customerId: 'many' } });
    const ids = Array.from({ length: 130 }, (_, n) => `many_${n}`);
    for (const id of ids) await world.creditMover.refund(intentFor(id, caseId, orderId, { amountMinor: 10 }));
    const listed: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await world.creditMover.list('2026-11-28T00:00:00Z', cursor);
      listed.push(...page.refunds.map(({ intentId }) => intentId));
      cursor = page.next;
    } while (cursor !== null);
    expect(listed.filter((id) => id?.startsWith('many_')).toSorted()).toEqual(ids.toSorted());
    expect((await world.creditMover.list('2026-11-29T00:00:00Z', null)).refunds).toEqual([]);
  });

  test('goods that became store credit are used up: their card is not paid for them again', async () => {
    const { caseId, conversationId, orderId, intentIds } = await world.openCase({
      order: { customerId: 'swapper' },
      events: agreed(1_045),
      intents: [
        { mover: 'store-credit', methodId: 'store-credit' },
        {
          mover: 'store-credit',
          methodId: 'store-credit',
          paymentId: bonusPaymentId,
          amountMinor: 95,
          lines: [],
        },
      ],
    });
    for (const id of intentIds) expect(await world.saga.submit(id)).toBe('succeeded');
    expect(await balance('swapper')).toBe(1_045);
    expect(await world.deps.cases.case(caseId)).toMatchObject({ status: 'resolved' });
    expect((await world.credits.entries('swapper')).map(({ kind }) => kind).toSorted()).toEqual([
      'bonus',
      'refund',
    ]);

    const again = (more: Parameters<typeof intentFor>[3]) =>
      world.commit(conversationId, {
        reservations: [intentFor(`again_${(counter += 1)}`, caseId, orderId, more)],
      });
    const lines = [{ lineId: 'l1', quantity: 10, grossMinor: 9_500, taxMinor: 0 }];
    expect(await again({ lines, amountMinor: 100 })).toMatchObject({
      ok: false,
      error: { kind: 'remainder-changed' },
    });
    expect(await again({ lines: [], amountMinor: 7_051 })).toMatchObject({ ok: false });
    expect(await again({ lines: [], amountMinor: 7_050 })).toMatchObject({ ok: true });
  });
});
