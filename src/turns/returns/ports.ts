import type { Result } from '../../base/index.js';
import type { Actor, CarrierStatus, Case, InspectionFinding, LineSelection } from '../../domain/index.js';

/** Who does it: `agent:<id>` at a desk, `system` at the command line or by a timer; `customer` for a cancellation. */
export interface By {
  readonly actor: Actor;
}

/** What a carrier, or whoever looked at its page, tells of a parcel. */
export interface CarrierNews {
  readonly status: CarrierStatus;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  /** The carrier's own id of this news: told twice, it counts once. */
  readonly newsId: string;
}

/** Why a step was not taken; nothing was changed. */
export type ReturnRefusal =
  | { readonly kind: 'case-not-found' }
  /** Several parcels under way bear this number: name the case instead. */
  | { readonly kind: 'several-cases' }
  /** Nothing comes back in this case, or not any more. */
  | { readonly kind: 'not-awaited' }
  | { readonly kind: 'unknown-line'; readonly lineId: string }
  /** More units of a line than are still awaited; `most` may be nothing. */
  | { readonly kind: 'more-than-asked'; readonly lineId: string; readonly most: number }
  /** More units looked at than arrived and were not looked at before. */
  | { readonly kind: 'more-than-received'; readonly lineId: string; readonly most: number }
  /** Something that arrived has to be looked at before the return can be closed. */
  | { readonly kind: 'not-inspected' }
  /** The money has left, or is leaving: a person has to settle that with the customer. */
  | { readonly kind: 'money-left' }
  /** New goods are on their way for these: a person has to settle that with the customer. */
  | { readonly kind: 'goods-replaced' }
  /** The carrier has the parcel: it can no longer be called off. */
  | { readonly kind: 'under-way' };

type Stepped = Promise<Result<Case, ReturnRefusal>>;

/**
 * What can happen to goods that travel back. Each is one commit of entries, money and what the customer is told, taken
 * again on what is there when somebody else was faster: two clerks at the same parcel book it once.
 * Every step answers the case as it stands afterwards.
 * @throws AppError `settlement-changed` when others keep changing the case or its order meanwhile
 */
export interface ReturnActions {
  /** The case by its reference, its RMA number, or a tracking number heard of before. */
  find(name: string): Promise<Result<Case, ReturnRefusal>>;
  /** The carrier was heard of the parcel: entered once for each `newsId`. Its first scan may let the money go. */
  track(name: string, news: CarrierNews, by: By): Stepped;
  /** Goods arrived: these, or without `lines` all that are awaited. The last of them may let the money go. */
  receive(name: string, by: By & { readonly lines?: readonly LineSelection[] | undefined }): Stepped;
  /** Somebody looked at goods that arrived. Once all have been looked at, the policy decides what they bring. */
  inspect(name: string, by: By & { readonly findings: readonly InspectionFinding[] }): Stepped;
  /** Nothing more is awaited: what came is settled, and only that. */
  close(name: string, by: By & { readonly reason: string }): Stepped;
  /** The goods are not accepted and go back to the customer: nothing is refunded. */
  decline(name: string, by: By & { readonly reason: string }): Stepped;
  /** Called off before the carrier has anything: nothing is refunded, and the goods can be asked about again. */
  cancel(name: string, by: By & { readonly reason: string }): Stepped;
}
