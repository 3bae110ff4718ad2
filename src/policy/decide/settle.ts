import type { Breakdown, DecisionFacts, Resolution } from '../../domain/index.js';
import { noDeductions } from '../amounts/deductions.js';
import { settleExchange } from '../amounts/settle-exchange.js';
import { settleRefund } from '../amounts/settle-refund.js';
import type { LineMatch } from '../rules/match-line.js';
import type { ApprovalTerms } from './approval-terms.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { tenderChoice } from './tender-choice.js';

const nothingToPay = (currency: string): Breakdown => ({
  currency,
  lines: [],
  totalMinor: 0,
  tenders: [],
  refundedLines: [],
  shippingMinor: 0,
  dutiesMinor: 0,
});

/** Counts what one resolution brings; `later` when an exchange is allowed and its new variant is not named yet. */
export const settle = (
  policy: CompiledPolicy,
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  terms: ApprovalTerms,
  resolution: Resolution,
): Breakdown | 'nothing-left' | 'unknown' | 'later' => {
  const { order, reserved } = facts;
  const lines = matches.map(({ context }) => ({ lineId: context.line.id, quantity: context.quantity }));
  const tenders = tenderChoice(facts, resolution, terms.tenders ?? policy.tenders, policy.giftCardAllowed);
  if (resolution === 'replacement') return nothingToPay(order.currency);
  if (resolution === 'exchange') {
    if (facts.replacements.length === 0) return 'later';
    const exchanged = settleExchange({ order, lines, reserved, replacements: facts.replacements, tenders });
    return exchanged.ok ? exchanged.value : 'unknown';
  }
  if (order.payments.length === 0) return 'unknown';
  const settled = settleRefund({
    order,
    lines,
    reserved,
    shipping: terms.shipping,
    // What never left was never imported: no duties were due.
    duties: resolution === 'cancel' ? 'in-share' : terms.duties,
    thresholdDiscount: terms.thresholdDiscount,
    deductions: resolution === 'cancel' ? noDeductions : terms.deductions,
    bonus: resolution === 'store-credit' ? terms.bonus : null,
    tenders,
  });
  if (settled.ok) return settled.value;
  return settled.error === 'disputed' ? 'unknown' : settled.error;
};
