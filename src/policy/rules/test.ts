import type { ConditionName } from '../document/condition-keys.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { DimensionName } from '../facts/dimensions.js';

/** One condition of a rule, compiled: which fact it looks at and what it wants to find there. */
export type Test = {
  /** The key as the merchant wrote it. */
  readonly key: ConditionName;
  readonly dimension: DimensionName;
  /** What it wants, in the words of the trace; null where that depends on the order's currency. */
  readonly wanted: string | null;
} & TestBody;

export type TestBody =
  | { readonly kind: 'among'; readonly values: readonly string[] }
  /** At least one of these. */
  | { readonly kind: 'any-of'; readonly values: readonly string[] }
  | { readonly kind: 'none-of'; readonly values: readonly string[] }
  | { readonly kind: 'over' | 'up-to'; readonly limit: number }
  | { readonly kind: 'over-amount' | 'up-to-amount'; readonly limits: AmountByCurrency }
  | { readonly kind: 'is'; readonly value: boolean };
