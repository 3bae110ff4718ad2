import { err, ok } from '../../src/base/index.js';
import type { RefundIntent } from '../../src/domain/index.js';
import type { IntentChange, RefundLedger } from '../../src/refunds/index.js';

const gone = new Set(['rejected', 'released', 'failed', 'failed-late', 'reversed']);

/** A ledger in memory that keeps every change, so that a test can read the intent's whole story. */
export const memoryRefundLedger = (
  intents: readonly RefundIntent[],
): RefundLedger & { readonly changes: IntentChange[] } => {
  const rows = new Map(intents.map((intent) => [intent.id, intent]));
  const changes: IntentChange[] = [];
  return {
    changes,
    intent: async (intentId) => rows.get(intentId) ?? null,
    holdingIntents: async (orderId) =>
      [...rows.values()].filter((row) => row.orderId === orderId && !gone.has(row.status)),
    change: async (change) => {
      const row = rows.get(change.intentId);
      if (row === undefined || row.status !== change.from) return err('status-changed');
      const { to, attempts, providerRefundId, at } = change;
      const next = { ...row, status: to, attempts, providerRefundId, updatedAt: at };
      rows.set(row.id, next);
      changes.push(change);
      return ok(next);
    },
    stale: async (before) =>
      [...rows.values()].filter(
        (row) => (row.status === 'reserved' || row.status === 'submitted') && row.updatedAt < before,
      ),
  };
};
