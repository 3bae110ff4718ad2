import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RefundIntent } from '../../../src/domain/index.js';
import type { ListedRefund, MoneyMover } from '../../../src/refunds/index.js';

export const contractNow = '2026-11-21T18:00:00.000Z';

/** A mover with its own world, in which the payment `pay-<n>` of the order `order-<n>` has captured 100.00 USD. */
export interface MoverWorld {
  readonly mover: MoneyMover;
  close(): Promise<void>;
}

/** An intent on the payment of this number. */
export const intentOn = (n: number, more: Partial<RefundIntent> = {}): RefundIntent => ({
  id: `refund-${n}`,
  caseId: `case-${n}`,
  orderId: `order-${n}`,
  paymentId: `pay-${n}`,
  methodId: 'card-1',
  mover: 'records',
  amountMinor: 2_500,
  currency: 'USD',
  status: 'submitted',
  attempts: 1,
  requestHash: 'hash',
  providerRefundId: null,
  lines: [],
  shippingMinor: 0,
  dutiesMinor: 0,
  createdAt: contractNow,
  updatedAt: contractNow,
  ...more,
});

export const listAll = async (mover: MoneyMover, since: string): Promise<ListedRefund[]> => {
  const all: ListedRefund[] = [];
  let cursor: string | null = null;
  do {
    const page = await mover.list(since, cursor);
    all.push(...page.refunds);
    cursor = page.next;
  } while (cursor !== null);
  return all;
};

/** What every mover keeps to that may be called at all; each promise as far as its capabilities go. */
export const describeMover = (
  name: string,
  open: () => Promise<MoverWorld>,
  /** False where the ledger alone knows what a payment holds: nothing is taken from it. */
  { countsPayments = true }: { readonly countsPayments?: boolean } = {},
): void => {
  describe(`mover: ${name}`, () => {
    let world: MoverWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    test('can at least repeat a call or be looked at, else nobody may call it', () => {
      const { idempotent, lookUp, keyLifeHours } = world.mover.capabilities;
      expect(idempotent || lookUp).toBe(true);
      if (!idempotent) expect(keyLifeHours).toBeNull();
    });

    test('moves the money of one intent once, however often and however close together it is sent', async () => {
      const { mover } = world;
      const intent = intentOn(1);
      const first = await mover.refund(intent);
      expect(first).toMatchObject({ kind: 'succeeded' });
      for (const again of await Promise.all(
        [mover.refund(intent), mover.refund(intent)].map((call) => call.catch(() => null)),
      )) {
        if (again !== null) expect(again).toEqual(first);
      }
      const made = (await listAll(mover, '2026-11-21T00:00:00Z')).filter(
        ({ intentId }) => intentId === intent.id,
      );
      expect(made).toHaveLength(1);
    });

    test('is looked up by the intent: absent before, as it was answered after', async () => {
      const { mover } = world;
      const intent = intentOn(2);
      expect(await mover.lookUp(intent)).toEqual({ kind: 'absent' });
      const answer = await mover.refund(intent);
      expect(await mover.lookUp(intent)).toEqual(answer);
      const known = 'providerRefundId' in answer ? answer.providerRefundId : null;
      expect(await mover.lookUp({ ...intent, providerRefundId: known })).toEqual(answer);
    });

    test('does not call another amount under a used id a refusal: money did move', async () => {
      const { mover } = world;
      await mover.refund(intentOn(3));
      await expect(mover.refund(intentOn(3, { amountMinor: 2_600 }))).rejects.toThrow();
      await expect(mover.lookUp(intentOn(3, { amountMinor: 2_600 }))).rejects.toMatchObject({
        code: 'settlement-changed',
      });
    });

    test('gives a payment back in parts, to the last cent and not one more', async () => {
      const { mover } = world;
      const part = (id: string, amountMinor: number) => mover.refund(intentOn(4, { id, amountMinor }));
      expect((await part('part-1', 6_000)).kind).toBe('succeeded');
      if (countsPayments) expect((await part('over', 4_001)).kind).toBe('rejected');
      expect((await part('part-2', 4_000)).kind).toBe('succeeded');
      if (!countsPayments) return;
      expect((await part('one-more', 1)).kind).toBe('rejected');
      expect(await mover.lookUp(intentOn(4, { id: 'one-more', amountMinor: 1 }))).toEqual({ kind: 'absent' });
    });

    test('refuses a payment that it does not know', async () => {
      expect((await world.mover.refund(intentOn(5, { paymentId: 'pay-0' }))).kind).toBe('rejected');
    });

    test('lists every refund since a moment once, with its intent, amount and currency, over all pages', async () => {
      const { mover } = world;
      const ids = Array.from({ length: 230 }, (_, n) => `many-${n}`);
      for (const id of ids) await mover.refund(intentOn(6, { id, amountMinor: 10 }));
      const listed = (await listAll(mover, '2026-11-21T00:00:00Z')).filter(({ intentId }) =>
        intentId?.startsWith('many-'),
      );
      expect(listed.map(({ intentId }) => intentId).toSorted()).toEqual(ids.toSorted());
      expect(listed[0]).toMatchObject({
        amountMinor: 10,
        currency: 'USD',
        status: 'succeeded',
        at: contractNow,
      });
      expect(await listAll(mover, '2026-11-22T00:00:00Z')).toEqual([]);
    });
  });
};
