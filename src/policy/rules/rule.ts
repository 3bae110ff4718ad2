import type { ApprovalLevel, Decision, Evidence, RequestKind, ReturnReason } from '../../domain/index.js';
import type { ShippingRule } from '../amounts/settle-refund.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { Span } from '../document/values.js';
import type { WindowEvent } from '../facts/line-context.js';
import type { TenderOrder } from '../ports.js';
import type { Test } from './test.js';

/** A fee that rests on a clause. */
export interface RuleFee {
  readonly amounts: AmountByCurrency;
  readonly clause: string;
}

/** By when somebody answers, and by when the money has left; counted from the day of the request. */
export interface Promised {
  readonly answerWithin: Span | null;
  readonly refundWithin: Span | null;
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
  /** Whether duties come back: never, with the last of the order, or in the share of the goods. */
  readonly duties: 'keep' | 'when-whole-order' | 'in-share';
  /** Whether a discount for a big basket is counted again for what the customer keeps. */
  readonly thresholdDiscount: 'keep' | 'recalculate';
  /** Null: as the policy says for all. */
  readonly tenders: TenderOrder | null;
  readonly approvalLevel: ApprovalLevel;
}

export type RuleOutcome =
  | { readonly kind: 'approve'; readonly approval: Approval }
  | { readonly kind: 'deny'; readonly declineReason: NonNullable<Decision['declineReason']> }
  | { readonly kind: 'review' };

/** A right that ends, or a refusal that began, so many days after an event. */
export interface RuleWindow {
  readonly event: WindowEvent;
  readonly count: number;
  readonly business: boolean;
}

/** One compiled rule; the first one that applies to a line decides it. */
export interface Rule {
  readonly name: string;
  readonly clauses: readonly string[];
  readonly tests: readonly Test[];
  readonly outcome: RuleOutcome;
  /** The window whose last day a customer wants to hear; null when it has none. */
  readonly window: RuleWindow | null;
  readonly promised: Promised | null;
  readonly say: Readonly<Record<string, string>> | null;
  /** The statutory floor it belongs to; null for the merchant's own. */
  readonly floor: string | null;
  /** Where it stands in the file. */
  readonly path: readonly (string | number)[];
}

/** Rules in the order they are tried, sorted by what is asked for and why, so that most are never looked at. */
export interface RuleBook {
  readonly all: readonly Rule[];
  readonly byRequest: Readonly<Record<RequestKind, Readonly<Record<ReturnReason, readonly Rule[]>>>>;
}
