import { z } from 'zod';
import { breakdownSchema } from './money-breakdown.js';
import type { Order, PaymentMethod, returnReasonSchema } from './shop.js';

export const requestKinds = ['refund', 'return', 'exchange', 'cancel'] as const;
export const requestKindSchema = z.enum(requestKinds);
export type RequestKind = z.infer<typeof requestKindSchema>;

export const resolutions = ['refund', 'store-credit', 'exchange', 'replacement', 'cancel'] as const;
export const resolutionSchema = z.enum(resolutions);
export type Resolution = z.infer<typeof resolutionSchema>;

export const evidenceKinds = ['photo', 'note'] as const;
export const evidenceSchema = z.object({
  kind: z.enum(evidenceKinds),
  text: z.string().max(2000).optional(),
  ref: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const declineReasons = [
  'outside-window',
  'final-sale',
  'hygiene',
  'perishable',
  'custom-made',
  'digital-used',
  'already-refunded',
  'not-delivered',
  'already-shipped',
  'already-cancelled',
  'already-exchanged',
  'out-of-stock',
  'different-product',
  'excluded',
] as const;
export const declineReasonSchema = z.enum(declineReasons);

export const reviewReasons = [
  'no-rule',
  'policy-says',
  'above-limit',
  'missing-fact',
  'mixed-outcomes',
  'policy-unreadable',
] as const;

/**
 * All a policy may look at for one request. Built by `turns` from the shop's records; nothing in it comes from
 * free text except the evidence note, which no rule reads.
 */
export interface DecisionFacts {
  readonly kind: RequestKind;
  /** ISO moment of the request; "today" for every window. */
  readonly askedOn: string;
  readonly order: Order;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly reason: z.infer<typeof returnReasonSchema>;
  readonly evidence: readonly Evidence[];
  readonly customer: {
    readonly tags: readonly string[];
    readonly since?: string | undefined;
    /** The customer's own methods; a refund may go to one of their gift cards when the policy allows it. */
    readonly paymentMethods?: readonly PaymentMethod[] | undefined;
  };
  /** Wanted resolution, when the customer said one; `null` lets the policy list what is possible. */
  readonly resolution: Resolution | null;
  /** For an exchange: the new variant and price per unit for each line. */
  readonly replacements: readonly {
    readonly lineId: string;
    readonly variantId: string;
    readonly productId: string;
    readonly priceMinor: number;
    /** Today's catalogue price of the variant that was bought: a taxed or discounted line is exchanged in its ratio. */
    readonly currentPriceMinor?: number | undefined;
    readonly stock: number;
  }[];
  /** Reserved by other open refund intents of this order, by payment and by line; counted as gone. */
  readonly reserved: {
    readonly payments: readonly { readonly paymentId: string; readonly amountMinor: number }[];
    readonly lines: readonly {
      readonly lineId: string;
      readonly quantity: number;
      readonly grossMinor: number;
      readonly taxMinor: number;
    }[];
    readonly shippingMinor: number;
  };
  /** Payment method the customer wants the money on, when they said one. */
  readonly refundToMethodId: string | null;
}

export const traceStepSchema = z.object({
  rule: z.string(),
  applied: z.boolean(),
  /** Why it did or did not apply, as `condition: wanted / found`; ids, dates and numbers only. */
  because: z.array(z.string()),
});

export const decisionSchema = z.object({
  outcome: z.enum(['approve', 'deny', 'ask', 'review']),
  policy: z.object({ name: z.string(), version: z.string() }),
  /** Clause ids that decided, most specific first. */
  clauses: z.array(z.string()),
  trace: z.array(traceStepSchema),
  /** What the customer may have, best first; the first is what `breakdown` counts unless one was chosen. */
  resolutions: z.array(resolutionSchema),
  chooser: z.enum(['customer', 'shop']),
  freight: z.enum(['seller', 'customer', 'none']),
  goods: z.enum(['return', 'keep', 'none']),
  refundOn: z.enum(['now', 'scan', 'receipt', 'inspection']),
  /** Business days from the trigger until the money is there. */
  payoutDays: z.object({ from: z.int(), to: z.int() }),
  /** Last day to send the goods back or to use the right, ISO date; null when no window applies. */
  until: z.string().nullable(),
  breakdown: breakdownSchema.nullable(),
  /** For `ask`: which evidence would settle it (any one of). */
  missingEvidence: z.array(z.enum(evidenceKinds)),
  declineReason: declineReasonSchema.nullable(),
  reviewReasons: z.array(z.enum(reviewReasons)),
  /** Fingerprint of the facts decided on; recomputed before money moves. */
  factsHash: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;
