import type { RefundIntent } from '../../domain/index.js';
import { momentOf, momentOrNull } from '../values.js';

export interface IntentRow {
  id: string;
  case_id: string;
  order_id: string;
  payment_id: string;
  method_id: string;
  mover: string;
  /** `bigint`: text from one driver, a number from the other. */
  amount_minor: string | number;
  currency: string;
  status: RefundIntent['status'];
  attempts: number;
  request_hash: string;
  provider_refund_id: string | null;
  lines: RefundIntent['lines'];
  shipping_minor: string | number;
  duties_minor: string | number;
  first_submitted_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export const intentOf = (row: IntentRow): RefundIntent => ({
  id: row.id,
  caseId: row.case_id,
  orderId: row.order_id,
  paymentId: row.payment_id,
  methodId: row.method_id,
  mover: row.mover,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  status: row.status,
  attempts: row.attempts,
  requestHash: row.request_hash,
  providerRefundId: row.provider_refund_id,
  lines: row.lines,
  shippingMinor: Number(row.shipping_minor),
  dutiesMinor: Number(row.duties_minor),
  firstSubmittedAt: momentOrNull(row.first_submitted_at),
  createdAt: momentOf(row.created_at),
  updatedAt: momentOf(row.updated_at),
});

/** Neither holds money any more nor has moved it. Everything else counts against the payment. */
export const releasedStatuses = `('rejected', 'released', 'failed', 'failed-late', 'reversed')`;
