import type { Result } from '../../base/index.js';
import type { Case, CaseStatus } from '../../domain/index.js';
import type { Agent } from '../ports.js';

/** Who does something to a case, and why. */
export interface ByAgent {
  /** The case, such as `RF-7K3M-92`. */
  readonly caseReference: string;
  readonly agent: Agent;
  /** Read by whoever looks at the case later, up to 1000 characters. */
  readonly reason: string;
  /** The version of the case that the agent saw; left out, it is done to the case as it stands. */
  readonly version?: number;
}

export type CaseRefusal =
  | { readonly kind: 'case-not-found' }
  /** Somebody added to the case since the agent saw it. */
  | { readonly kind: 'case-changed' }
  /** The table of who may do what does not allow this where the case stands. */
  | { readonly kind: 'not-allowed'; readonly status: CaseStatus }
  /** A refund has left, or nobody knows whether it has. */
  | { readonly kind: 'money-on-its-way' }
  /** The goods are with us, or on their way. */
  | { readonly kind: 'goods-under-way' }
  /** The order was changed for good: cancelled, exchanged or replaced. */
  | { readonly kind: 'done-already' }
  /** What is left of the budget for one case or for this month, whichever is less; minor units. */
  | { readonly kind: 'budget-exceeded'; readonly leftMinor: number }
  /** The policy lets nothing be given without entitlement in this currency. */
  | { readonly kind: 'no-budget' }
  | { readonly kind: 'no-open-invoice' };

export type ActedOnCase = Promise<Result<Case, CaseRefusal>>;

/**
 * What a colleague can do to a case beside deciding on it. Each is one commit of entries, money and what the customer is
 * told, refused as a whole when somebody was faster. Each answers the case as it stands afterwards.
 * @throws AppError `request-invalid` for an amount that is not a whole number of minor units above zero
 */
export interface CaseActions {
  /** Gives store credit without entitlement, out of its own budget: never a refund of the order. Minor units of the order's currency. */
  appease(asked: ByAgent & { readonly amountMinor: number }): ActedOnCase;
  /** The customer does not want it any more: money that was reserved is let go, a return is called off. */
  withdraw(asked: ByAgent): ActedOnCase;
  /** The difference of a dearer exchange was paid. */
  payInvoice(asked: ByAgent): ActedOnCase;
  cancelInvoice(asked: ByAgent): ActedOnCase;
  /** Takes up a case that had ended; it waits for a person. */
  reopen(asked: ByAgent): ActedOnCase;
  /** A marketplace or supplier decides; the reason says why. */
  escalate(asked: ByAgent & { readonly platform: string }): ActedOnCase;
  close(asked: ByAgent): ActedOnCase;
  /** Something to remember, seen by colleagues only; the reason is the note. */
  note(asked: ByAgent): ActedOnCase;
}

/** What became of a dispute with the bank. */
export interface ChargebackNotices {
  /**
   * The bank took money back, or says that it will. Once for each dispute: again, nothing changes.
   * @throws AppError `order-not-found` for an order or a payment that there is not; `settlement-changed` when others keep
   * changing the case meanwhile: the notice can be given again
   */
  noticed(notice: ChargebackNotice): Promise<'noticed' | 'known'>;
  /** Won, the money can be refunded again; lost, it is gone. `unknown` for a dispute that nobody told us of before. */
  closed(ending: {
    readonly disputeId: string;
    readonly outcome: 'won' | 'lost';
  }): Promise<'closed' | 'known' | 'unknown'>;
}

export interface ChargebackNotice {
  readonly orderId: string;
  /** The payment as the order has it. */
  readonly paymentId: string;
  /** The bank's or provider's own id of the dispute. */
  readonly disputeId: string;
  readonly amountMinor: number;
  readonly currency: string;
}
