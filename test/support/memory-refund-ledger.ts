import { err, ok } from '../../src/base/index.js';
import type { RefundIntent } from '../../src/domain/index.js';
import type { IntentChange, PaymentStanding, RefundLedger } from '../../src/refunds/index.js';

const gone = new Set(['rejected', 'released', 'failed', 'failed-late', 'reversed']);

/** A ledger in memory that keeps every change, so that a test can read the intent's whole story. */
export const memoryRefundLedger = (
  intents: readonly RefundIntent[],
  payment: PaymentStanding = {
    capturedMinor: 10_000,
    disputedMinor: 0,
    capturedAt: '2026-11-01T00:00:00.000Z',
  },
): RefundLedger & { readonly changes: IntentChange[]; dispute(disputedMinor: number): void } => {
  let disputedMinor = payment.disputedMinor;
  const rows = new Map(intents.map((intent) => [intent.id, intent]));
  const changes: IntentChange[] = [];
  return {
    changes,
    intent: async (intentId) => rows.get(intentId) ?? null,
    holdingIntents: async (orderId) =>
      [...rows.values()].filter((row) => row.orderId === orderId && !gone.has(row.status)),
    change: async (change) => {
      const row = rows.get(change.intentId);
      if (row === undefined || row.status !== change.from || row.attempts !== change.fromAttempts)
        return err('status-changed');
      const { to, attempts, providerRefundId, at } = change;
      const firstSubmittedAt = row.firstSubmittedAt ?? (to === 'submitted' ? at : null);
      const next = { ...row, status: to, attempts, providerRefundId, firstSubmittedAt, updatedAt: at };
      const held = [...rows.values()]
        .filter(({ id, status }) => id !== row.id && !gone.has(status))
        .reduce((sum, other) => sum + other.amountMinor, row.amountMinor);
      if (to === 'submitted' && held > payment.capturedMinor - disputedMinor) return err('exceeds-remainder');
      rows.set(row.id, next);
      changes.push(change);
      return ok(next);
    },
    dispute: (minor) => {
      disputedMinor = minor;
    },
    forPerson: async () => [...rows.values()].filter(({ status }) => status === 'manual'),
    intentByProviderRefund: async (mover, providerRefundId) =>
      [...rows.values()].find((row) => row.mover === mover && row.providerRefundId === providerRefundId) ??
      null,
    payment: async () => ({ ...payment, disputedMinor }),
    unsettled: async ({ submitted, open }) =>
      [...rows.values()].filter(
        (row) =>
          (row.status === 'submitted' && row.updatedAt < submitted) ||
          ((row.status === 'unknown' || row.status === 'pending') && row.updatedAt < open),
      ),
  };
};
