import type { StoreCreditEntry } from '../../domain/index.js';
import { momentOf } from '../values.js';

export interface CreditRow {
  id: string;
  customer_id: string;
  kind: StoreCreditEntry['kind'];
  /** `bigint`: text from one driver, a number from the other. */
  amount_minor: string | number;
  currency: string;
  case_id: string | null;
  intent_id: string | null;
  actor: StoreCreditEntry['actor'];
  reason: string;
  at: Date | string;
}

export const creditOf = (row: CreditRow): StoreCreditEntry => ({
  id: row.id,
  customerId: row.customer_id,
  kind: row.kind,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  caseId: row.case_id,
  intentId: row.intent_id,
  actor: row.actor,
  reason: row.reason,
  at: momentOf(row.at),
});
