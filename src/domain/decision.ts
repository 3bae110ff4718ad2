import { z } from 'zod';
import { claimNames, evidenceKinds, resolutionSchema } from './decision-facts.js';
import { breakdownSchema } from './money-breakdown.js';

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
  'needs-approval',
  'missing-fact',
  'stale-fact',
  'mixed-outcomes',
  'policy-unreadable',
] as const;

export const approvalLevels = ['assistant', 'agent', 'two-people'] as const;
export type ApprovalLevel = (typeof approvalLevels)[number];

/** What happens to the goods: they travel back, stay with the customer, are given away, or never left. */
export const goodsOutcomes = ['return', 'keep', 'donate', 'none'] as const;

export const traceStepSchema = z.object({
  rule: z.string(),
  applied: z.boolean(),
  /** Why it did or did not apply, as `condition: wanted / found`; ids, dates and numbers only. */
  because: z.array(z.string()),
});

export const decisionSchema = z.object({
  outcome: z.enum(['approve', 'deny', 'ask', 'review']),
  policy: z.object({ name: z.string(), version: z.string() }),
  /** Whose rule decided: the merchant's, or a statutory floor that is better for the customer. */
  decidedBy: z
    .object({ source: z.enum(['merchant', 'floor']), name: z.string() })
    .default({ source: 'merchant', name: '' }),
  /** Clause ids that decided, most specific first. */
  clauses: z.array(z.string()),
  trace: z.array(traceStepSchema),
  /** What the customer may have, best first; the first is what `breakdown` counts unless one was chosen. */
  resolutions: z.array(resolutionSchema),
  chooser: z.enum(['customer', 'shop']),
  freight: z.enum(['seller', 'customer', 'none']),
  goods: z.enum(goodsOutcomes),
  refundOn: z.enum(['now', 'scan', 'receipt', 'inspection']),
  /** Business days from the trigger until the money is there. */
  payoutDays: z.object({ from: z.int(), to: z.int() }),
  /** Last day to send the goods back or to use the right, ISO date; null when no window applies. */
  until: z.string().nullable(),
  breakdown: breakdownSchema.nullable(),
  /** For `ask`: which evidence would settle it (any one of). */
  missingEvidence: z.array(z.enum(evidenceKinds)),
  /** For `ask`: what only the customer can tell, in the order to ask it. */
  missingClaims: z.array(z.enum(claimNames)).default([]),
  /** Whose yes this takes. */
  approval: z.enum(approvalLevels).default('assistant'),
  /** By when somebody answers, and by when the money has left; ISO dates, null where the policy promises nothing. */
  promise: z
    .object({ answerBy: z.string().nullable(), refundBy: z.string().nullable() })
    .default({ answerBy: null, refundBy: null }),
  /** A sentence of the policy to say with the answer, by locale. */
  say: z.record(z.string(), z.string()).nullable().default(null),
  declineReason: declineReasonSchema.nullable(),
  reviewReasons: z.array(z.enum(reviewReasons)),
});
export type Decision = z.infer<typeof decisionSchema>;
