import type { Case, Order } from '../../domain/index.js';
import { mostRefundable, type Policy, reservedFrom } from '../../policy/index.js';
import type { RefundLedger } from '../../refunds/index.js';
import type { Shop } from '../../turns/index.js';

export interface ApprovableDeps {
  readonly shop: Pick<Shop, 'orderByNumber'>;
  readonly ledger: Pick<RefundLedger, 'holdingIntents'>;
  /** The version a case about this order falls under. */
  readonly policyFor: (order: Order, found: Case) => Pick<Policy, 'limits'>;
}

export interface ApprovableAmount {
  readonly currency: string;
  /** What one agent may approve alone; above it takes two people. */
  readonly limitMinor: number;
  /** What remains to be refunded for the case's lines. */
  readonly mostRefundableMinor: number;
}

/**
 * What an agent may approve for a case. The currency is the order's: a case that went to a person undecided has
 * none of its own yet. Null when the order is gone.
 */
export const approvableAmount =
  (deps: ApprovableDeps) =>
  async (found: Case): Promise<ApprovableAmount | null> => {
    const order = await deps.shop.orderByNumber(found.orderNumber);
    if (order === null || order.id !== found.orderId) return null;
    const reserved = reservedFrom(order, await deps.ledger.holdingIntents(order.id));
    return {
      currency: order.currency,
      limitMinor: deps.policyFor(order, found).limits[order.currency]?.agentMinor ?? 0,
      mostRefundableMinor: mostRefundable(order, found.request.lines, reserved),
    };
  };
