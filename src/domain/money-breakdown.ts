import { z } from 'zod';

/**
 * The arithmetic of one settlement, itemised for people. All amounts are integer minor units of `currency`.
 * `Σ lines.amountMinor = totalMinor = Σ tenders.amountMinor`; deductions are negative lines.
 */
export const breakdownBuckets = [
  'goods',
  'tax',
  'shipping',
  'shipping-tax',
  'duties',
  'restocking-fee',
  'label-fee',
  'handling-fee',
  'missing-deduction',
  'damage-deduction',
  'discount-recalculated',
  'bonus',
  'exchange-goods',
] as const;
export type BreakdownBucket = (typeof breakdownBuckets)[number];

/** Stands for the payment of what a shop adds on top as store credit: no payment of the order is behind it. */
export const bonusPaymentId = 'store-credit';

export const breakdownSchema = z.object({
  currency: z.string(),
  lines: z.array(
    z.object({
      bucket: z.enum(breakdownBuckets),
      amountMinor: z.int(),
      /** Set for goods and tax of one order line. */
      lineId: z.string().optional(),
      name: z.string().optional(),
      names: z.record(z.string(), z.string()).optional(),
      quantity: z.int().optional(),
      /** Which rate a `tax` line is; one line a rate. */
      taxName: z.string().optional(),
      /** The clause a deduction or bonus rests on. */
      clause: z.string().optional(),
    }),
  ),
  /** Below zero only for an exchange that costs more: an invoice, never a refund. */
  totalMinor: z.int(),
  tenders: z.array(
    z.object({
      paymentId: z.string(),
      methodId: z.string(),
      label: z.string(),
      kind: z.string(),
      amountMinor: z.int().nonnegative(),
    }),
  ),
  /** Gross and tax per order line that this settlement refunds; what later settlements must not refund again. */
  refundedLines: z.array(
    z.object({
      lineId: z.string(),
      quantity: z.int(),
      grossMinor: z.int(),
      taxMinor: z.int(),
      /** Threshold discount taken back with these goods; below zero when some of it is given back again. */
      recalculatedMinor: z.int().optional(),
    }),
  ),
  shippingMinor: z.int(),
  dutiesMinor: z.int().default(0),
});
export type Breakdown = z.infer<typeof breakdownSchema>;
