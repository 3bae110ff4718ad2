import type { Decision, Locale } from '../../domain/index.js';
import type { ConditionName } from '../document/condition-keys.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { FloorDocument } from '../document/schema.js';
import type { Span } from '../document/values.js';
import type { StartEvent, WindowEvent, WindowStart } from '../facts/line-context.js';

/**
 * A policy as people read it: everything the shop has promised, in codes and numbers, and its own sentences. Amounts are
 * minor units by currency, shares are basis points. What guards the shop is left out: who may approve how much, how
 * customers are rated, and from which value on a person looks.
 */
export interface PolicyOutline {
  readonly name: string;
  readonly title: Worded | null;
  /** The first twelve digits of the version's content hash. */
  readonly version: string;
  readonly validFrom: string | null;
  /** IANA zone in which days are counted. */
  readonly timeZone: string;
  readonly currencies: readonly string[];
  /** What the windows of the rules count from. */
  readonly start: WindowStart;
  /** Whether a window that ends on a free day runs on to the next working day. */
  readonly runsOn: boolean;
  /** Days to hand in the parcel after a return was agreed. */
  readonly sendBackDays: number | null;
  readonly promise: PromiseOutline | null;
  /** What people call the shop's own categories, tags and customer tags, as far as the outline names them. */
  readonly words: Readonly<Record<string, Worded>>;
  /** In file order. */
  readonly sections: readonly SectionOutline[];
  /** What can be had and until when, in the order in which it is tried. */
  readonly rows: readonly RowOutline[];
  readonly fees: readonly FeeOutline[];
  readonly payouts: readonly PayoutOutline[];
  readonly refundTo: readonly ('original' | 'gift-card')[];
  /** What never comes back, whatever else holds. */
  readonly exclusions: readonly ExclusionOutline[];
  readonly floors: readonly FloorOutline[];
}

export type Worded = Readonly<Record<Locale, string>>;

export interface ClauseOutline {
  readonly id: string;
  readonly text: Worded;
}

export interface SectionOutline {
  /** What its clause ids begin with. */
  readonly id: string;
  /** Null in a policy without headings. */
  readonly heading: Worded | null;
  readonly clauses: readonly ClauseOutline[];
}

/** One condition of a rule, apart from its windows. */
export type ConditionOutline = { readonly key: ConditionName } & (
  | { readonly kind: 'among' | 'any-of' | 'none-of'; readonly values: readonly string[] }
  | { readonly kind: 'over' | 'up-to'; readonly limit: number }
  | { readonly kind: 'over-amount' | 'up-to-amount'; readonly amounts: AmountByCurrency }
  | { readonly kind: 'is'; readonly value: boolean }
);

/** A stretch of days since an event. The last day counts. */
export interface PeriodOutline {
  /** The policy's own start event is named, never `start`. */
  readonly event: StartEvent | Exclude<WindowEvent, 'start'>;
  readonly business: boolean;
  /** It begins once more days than this have passed; null: with the event. */
  readonly afterDays: number | null;
  /** Its last day; null: it does not end. */
  readonly withinDays: number | null;
}

export interface RowOutline {
  /** Most specific first. */
  readonly clauses: readonly string[];
  readonly conditions: readonly ConditionOutline[];
  readonly periods: readonly PeriodOutline[];
  /** Only for customers with a tag that the policy has no words for. */
  readonly forSomeCustomers: boolean;
  /** It asks for more than is published here. */
  readonly narrowed: boolean;
  /** Null: a person decides. */
  readonly terms: TermsOutline | null;
}

export interface TermsOutline {
  /** Best first. */
  readonly resolutions: Decision['resolutions'];
  readonly bonusBasisPoints: number;
  readonly chooser: Decision['chooser'];
  readonly goods: Decision['goods'];
  /** Worth at most this, the goods stay with the customer. */
  readonly keepUpTo: AmountByCurrency | null;
  /** Who pays for sending back; `none`: nobody charges for it; null: nothing travels. */
  readonly freight: 'seller' | 'customer' | 'none' | null;
  readonly fees: readonly FeeOutline[];
  readonly evidence: { readonly anyOf: readonly string[]; readonly over: AmountByCurrency | null } | null;
  readonly refundOn: Decision['refundOn'];
  readonly shipping: 'keep' | 'refund' | 'when-whole-order';
  readonly duties: 'keep' | 'when-whole-order' | 'in-share';
  /** Where it differs from what the policy promises for all. */
  readonly promise: PromiseOutline | null;
}

export interface FeeOutline {
  readonly kind: 'label' | 'restocking' | 'handling';
  /** A fixed amount, or null for a share of the price. */
  readonly amounts: AmountByCurrency | null;
  readonly shareBasisPoints: number | null;
  readonly clause: string;
}

/** Business days from the trigger until the money is there. */
export interface PayoutOutline {
  readonly tender: string;
  readonly from: number;
  readonly to: number;
}

export interface ExclusionOutline {
  readonly clauses: readonly string[];
  readonly conditions: readonly ConditionOutline[];
  readonly reason: NonNullable<Decision['declineReason']>;
}

export interface PromiseOutline {
  readonly answerWithin: Span | null;
  readonly refundWithin: Span | null;
}

export interface FloorOutline {
  readonly name: string;
  readonly title: Worded;
  readonly notice: Worded;
  readonly sources: FloorDocument['sources'];
  /** Markets whose orders it covers; none means all. */
  readonly markets: readonly string[];
  readonly clauses: readonly ClauseOutline[];
}
