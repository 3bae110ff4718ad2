import { z } from 'zod';
import { actorSchema } from './case.js';

export const storeCreditKinds = ['refund', 'bonus', 'appeasement', 'spent', 'correction'] as const;

/**
 * One entry of a customer's store credit. Append-only: the balance is the sum, per currency, and never below zero.
 * `amountMinor` is negative for what was spent or taken back.
 */
export const storeCreditEntrySchema = z.object({
  id: z.string(),
  customerId: z.string(),
  kind: z.enum(storeCreditKinds),
  amountMinor: z.int(),
  currency: z.string(),
  caseId: z.string().nullable(),
  /** The refund intent that this entry pays; at most one entry each. */
  intentId: z.string().nullable(),
  actor: actorSchema,
  reason: z.string().max(1000),
  at: z.string(),
});
export type StoreCreditEntry = z.infer<typeof storeCreditEntrySchema>;
