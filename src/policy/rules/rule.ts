import type { Decision, Evidence } from '../../domain/index.js';
import type { ShippingRule } from '../amounts/settle-refund.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { Conditions } from '../document/schema.js';

/** A fee that rests on a clause. */
export interface RuleFee {
  readonly amounts: AmountByCurrency;
  readonly clause: string;
}

export interface Approval {
  readonly resolutions: Decision['resolutions'];
  readonly bonusBasisPoints: number;
  readonly chooser: Decision['chooser'];
  readonly freight: Decision['freight'];
  readonly label: RuleFee | null;
  readonly restocking: { readonly basisPoints: number; readonly clause: string } | null;
  readonly handling: RuleFee | null;
  readonly evidence: {
    readonly overMinor: AmountByCurrency | null;
    readonly anyOf: readonly Evidence['kind'][];
  } | null;
  readonly goods: Decision['goods'];
  /** The customer keeps goods worth at most this; null sends everything back. */
  readonly keepUpToMinor: AmountByCurrency | null;
  readonly refundOn: Decision['refundOn'];
  readonly shipping: ShippingRule;
}

export type RuleOutcome =
  | { readonly kind: 'approve'; readonly approval: Approval }
  | { readonly kind: 'deny'; readonly declineReason: NonNullable<Decision['declineReason']> }
  | { readonly kind: 'review' };

/** One compiled rule; the first one that applies to a line decides it. */
export interface Rule {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly conditions: Conditions;
  readonly valueOverMinor: AmountByCurrency | null;
  readonly valueUnderMinor: AmountByCurrency | null;
  readonly outcome: RuleOutcome;
}
