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

/** What a customer holds in one currency; never below zero. */
export interface StoreCreditBalance {
  readonly currency: string;
  readonly balanceMinor: number;
}

/** Every customer's store credit. Storage keeps it; what is in it is money the shop owes in goods. */
export interface StoreCreditLedger {
  /** Currencies in which something is or was held, in their order. */
  balances(customerId: string): Promise<StoreCreditBalance[]>;
  /** Oldest first. */
  entries(customerId: string): Promise<StoreCreditEntry[]>;
  /** The entry that pays a refund intent. */
  entryOfIntent(intentId: string): Promise<StoreCreditEntry | null>;
  /**
   * Appends once for each intent, and once for each id: given again, the first entry is answered.
   * @throws AppError `credit-exceeded` when the balance would fall below zero
   */
  append(entry: StoreCreditEntry): Promise<StoreCreditEntry>;
  /** Entries that pay refund intents since a moment (ISO), in the order they were made, after `cursor`. */
  paidIntents(
    since: string,
    cursor: string | null,
  ): Promise<{ entries: readonly StoreCreditEntry[]; next: string | null }>;
  /** What was given as appeasement between two moments (ISO, the second not included), minor units. */
  appeasedMinor(currency: string, since: string, until: string): Promise<number>;
}

/** Who holds what this ledger pays: the mover of every refund that becomes store credit. */
export const storeCreditMover = 'store-credit';
