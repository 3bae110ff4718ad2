import { z } from 'zod';
import { breakdownBuckets } from './money-breakdown.js';

/** Papers that carry a gapless number: each series counts for itself, from 1, and never begins again. */
export const paperSeries = ['credit-memo', 'invoice'] as const;
export type PaperSeries = (typeof paperSeries)[number];

const rateTax = z.object({
  /** The rate's name as the shop's records have it; null where they name none. */
  name: z.string().nullable(),
  taxMinor: z.int(),
});

const paperLineSchema = z.object({
  /** What it is for; `other` is what a settlement older than its arithmetic can no longer be split into. */
  bucket: z.enum([...breakdownBuckets, 'other']),
  lineId: z.string().optional(),
  name: z.string().optional(),
  names: z.record(z.string(), z.string()).optional(),
  /** Units that came back; left out where the money is only a part of theirs and another paper counts them. */
  quantity: z.int().optional(),
  netMinor: z.int(),
  taxes: z.array(rateTax),
  /** Net and tax. */
  grossMinor: z.int(),
  /** The clause a deduction or bonus rests on. */
  clause: z.string().optional(),
});
export type PaperLine = z.infer<typeof paperLineSchema>;

/**
 * What one refund takes back of what was invoiced. All amounts are minor units of `currency`:
 * `totalMinor = netMinor + Σ taxes = Σ lines.grossMinor`, and for a memo it is what its intent moved.
 * A cancellation is the same paper below zero, with a number of its own. Holds no name and no address of anybody.
 */
export const creditMemoSchema = z.object({
  series: z.literal('credit-memo'),
  /** As printed: `CM-000017`. */
  number: z.string(),
  kind: z.enum(['memo', 'cancellation']),
  /** The number of the memo that a cancellation takes back. */
  cancels: z.string().nullable(),
  issuedAt: z.string(),
  caseId: z.string(),
  caseReference: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  customerId: z.string(),
  intentId: z.string(),
  providerRefundId: z.string().nullable(),
  /** Where the money went, as the customer knows it: `Visa ··4021`. */
  tender: z.string(),
  currency: z.string(),
  lines: z.array(paperLineSchema).min(1),
  netMinor: z.int(),
  /**
   * Tax per rate with the net it was counted on, what was taken off with it. A line under two rates counts in both;
   * where none is, the nets of the rates and `untaxedMinor` sum to `netMinor`.
   */
  taxes: z.array(rateTax.extend({ netMinor: z.int() })),
  /** Net that no tax was counted on. */
  untaxedMinor: z.int(),
  totalMinor: z.int(),
});
export type CreditMemo = z.infer<typeof creditMemoSchema>;

/** A paper as it is kept: what it is about, and what it says. */
export interface StoredPaper {
  readonly series: PaperSeries;
  readonly number: number;
  readonly subjectId: string;
  readonly caseId: string;
  readonly at: string;
  readonly paper: unknown;
}
