import type { Clock } from '../../base/index.js';
import type { ShopRecords } from '../../domain/index.js';
import type { DisputeNotices } from '../../refunds/index.js';

/** Holds the disputed money back in the shop's records: what the bank claims is none of ours to refund. */
export const recordDisputes = (
  records: Pick<ShopRecords, 'appendAction' | 'action'>,
  clock: Clock,
): DisputeNotices => ({
  noticed: async ({ orderId, paymentId, disputeId, amountMinor }) => {
    await records.appendAction({
      kind: 'chargeback',
      id: `chargeback-${disputeId}-open`,
      orderId,
      at: clock.now().toISOString(),
      disputeId,
      paymentId,
      amountMinor,
      status: 'open',
    });
  },
  closed: async ({ disputeId, outcome }) => {
    const opened = await records.action(`chargeback-${disputeId}-open`);
    if (opened?.kind !== 'chargeback') return;
    await records.appendAction({
      ...opened,
      id: `chargeback-${disputeId}-closed`,
      at: clock.now().toISOString(),
      status: outcome,
    });
  },
});
