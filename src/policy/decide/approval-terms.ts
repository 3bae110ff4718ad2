import type { Decision, DecisionFacts, ReturnReason } from '../../domain/index.js';
import type { Deductions } from '../amounts/deductions.js';
import type { AmountByCurrency } from '../document/resolve-amounts.js';
import type { LineMatch } from '../rules/match-line.js';
import type { Approval } from '../rules/rule.js';

/** The seller's or the carrier's fault: nothing is taken off, whatever a rule says. */
export const sellerFault: ReadonlySet<ReturnReason> = new Set([
  'not-as-described',
  'wrong-item',
  'damaged',
  'defective',
  'missing',
  'late',
]);

/** The terms of one approval over all its lines. */
export interface ApprovalTerms {
  readonly goods: Decision['goods'];
  readonly refundOn: Decision['refundOn'];
  readonly freight: Decision['freight'];
  readonly chooser: Decision['chooser'];
  readonly shipping: Approval['shipping'];
  readonly duties: Approval['duties'];
  readonly thresholdDiscount: Approval['thresholdDiscount'];
  readonly deductions: Deductions;
  /** Null: as the policy says for all. */
  readonly tenders: Approval['tenders'];
  readonly bonus: { readonly basisPoints: number; readonly clause: string } | null;
  readonly missingEvidence: Decision['missingEvidence'];
}

const latest = ['now', 'scan', 'receipt', 'inspection'] as const;
const amountIn = (amounts: AmountByCurrency, currency: string): number => amounts[currency] ?? 0;

const approvalsOf = (matches: readonly LineMatch[]): Approval[] =>
  matches.flatMap(({ verdict }) => (verdict.kind === 'approve' ? [verdict.approval] : []));

/** Sum of the asked units over the lines that one rule decided: splitting a request over lines changes no threshold. */
const valueUnder = (approval: Approval, matches: readonly LineMatch[]): number =>
  matches.reduce(
    (sum, { verdict, context }) =>
      verdict.kind === 'approve' && verdict.approval === approval ? sum + context.valueMinor : sum,
    0,
  );

/** What happens to the goods of one approval; `whole` holds every line of the request. */
export const goodsOf = (
  approval: Approval,
  currency: string,
  whole: readonly LineMatch[],
): Decision['goods'] =>
  approval.keepUpToMinor !== null && valueUnder(approval, whole) <= amountIn(approval.keepUpToMinor, currency)
    ? 'keep'
    : approval.goods;

const missingEvidence = (
  facts: DecisionFacts,
  approvals: readonly Approval[],
  whole: readonly LineMatch[],
): Decision['missingEvidence'] => {
  const present = new Set(facts.evidence.map((entry) => entry.kind));
  const missing = approvals.flatMap((approval) => {
    const { evidence } = approval;
    if (evidence === null || evidence.anyOf.some((kind) => present.has(kind))) return [];
    const needed =
      evidence.overMinor === null ||
      valueUnder(approval, whole) > amountIn(evidence.overMinor, facts.order.currency);
    return needed ? evidence.anyOf : [];
  });
  return [...new Set(missing)];
};

/** Merges the approvals of several lines: one parcel, so one label; the later trigger; the seller pays if any line says so. */
export const approvalTerms = (
  facts: DecisionFacts,
  matches: readonly LineMatch[],
  whole: readonly LineMatch[],
): ApprovalTerms => {
  const approvals = approvalsOf(matches);
  const { currency } = facts.order;
  const first = approvals[0] as Approval;
  const goods = goodsOf(first, currency, whole);
  const isSellersFault =
    facts.fault === undefined ? sellerFault.has(facts.reason) : facts.fault !== 'customer';
  const faultless = !isSellersFault && approvals.every((approval) => approval.freight !== 'seller');
  const labels = approvals.flatMap((approval) => (approval.label === null ? [] : [approval.label]));
  const label = labels.sort((a, b) => amountIn(b.amounts, currency) - amountIn(a.amounts, currency))[0];
  const refundOn =
    goods === 'return'
      ? (latest.findLast((trigger) => approvals.some((approval) => approval.refundOn === trigger)) ?? 'now')
      : 'now';
  return {
    goods,
    refundOn,
    freight:
      goods !== 'return'
        ? 'none'
        : faultless && label !== undefined
          ? 'customer'
          : approvals.some((approval) => approval.freight === 'seller')
            ? 'seller'
            : 'none',
    chooser: approvals.every((approval) => approval.chooser === 'customer') ? 'customer' : 'shop',
    shipping: approvals.every((approval) => approval.shipping === 'refund')
      ? 'refund'
      : approvals.some((approval) => approval.shipping === 'keep')
        ? 'keep'
        : 'when-whole-order',
    duties: approvals.every((approval) => approval.duties === 'in-share')
      ? 'in-share'
      : approvals.every(
            (approval) => approval.duties === 'in-share' || approval.duties === 'when-whole-order',
          )
        ? 'when-whole-order'
        : 'keep',
    thresholdDiscount:
      !isSellersFault && approvals.some((approval) => approval.thresholdDiscount === 'recalculate')
        ? 'recalculate'
        : 'keep',
    deductions: {
      inspection: isSellersFault ? [] : (facts.inspection ?? []),
      restocking: faultless ? first.restocking : null,
      handling:
        faultless && first.handling !== null
          ? { amountMinor: amountIn(first.handling.amounts, currency), clause: first.handling.clause }
          : null,
      label:
        faultless && goods === 'return' && label !== undefined
          ? { amountMinor: amountIn(label.amounts, currency), clause: label.clause }
          : null,
    },
    tenders: approvals.every((approval) => approval.tenders === first.tenders) ? first.tenders : null,
    bonus:
      first.bonusBasisPoints === 0
        ? null
        : { basisPoints: first.bonusBasisPoints, clause: matches[0]?.clauses[0] ?? '' },
    missingEvidence: missingEvidence(facts, approvals, whole),
  };
};
