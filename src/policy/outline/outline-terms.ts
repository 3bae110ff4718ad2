import { returnReasons } from '../../domain/index.js';
import { sellerFault } from '../decide/approval-terms.js';
import type { Approval, Promised, RuleFee } from '../rules/rule.js';
import type { ConditionOutline, FeeOutline, PromiseOutline, TermsOutline } from './outline.js';

const fixed = (kind: FeeOutline['kind'], fee: RuleFee | null): FeeOutline[] =>
  fee === null ? [] : [{ kind, amounts: fee.amounts, shareBasisPoints: null, clause: fee.clause }];

/** Every fee an approval may take off; none where it is the seller's fault or the seller pays the way back. */
const feesOf = (approval: Approval, isSellersFault: boolean): FeeOutline[] => {
  if (isSellersFault || approval.freight === 'seller') return [];
  const { restocking } = approval;
  return [
    ...(restocking === null
      ? []
      : [
          {
            kind: 'restocking' as const,
            amounts: null,
            shareBasisPoints: restocking.basisPoints,
            clause: restocking.clause,
          },
        ]),
    ...fixed('handling', approval.handling),
    ...(approval.goods === 'return' ? fixed('label', approval.label) : []),
  ];
};

const freightOf = (approval: Approval, isSellersFault: boolean): TermsOutline['freight'] => {
  if (approval.goods !== 'return') return null;
  if (approval.freight !== 'customer') return approval.freight;
  return isSellersFault || approval.label === null ? 'none' : 'customer';
};

export const outlinePromise = (promised: Promised | null): PromiseOutline | null =>
  promised === null ? null : { answerWithin: promised.answerWithin, refundWithin: promised.refundWithin };

/** What an approval gives, as its decisions will say it. */
export const outlineTerms = (
  approval: Approval,
  conditions: readonly ConditionOutline[],
  promised: Promised | null,
): TermsOutline => {
  const reasons = conditions.find(({ key }) => key === 'reason');
  const named = reasons?.kind === 'among' ? reasons.values : returnReasons;
  const isSellersFault = returnReasons.every((reason) => !named.includes(reason) || sellerFault.has(reason));
  return Object.freeze({
    resolutions: approval.resolutions,
    bonusBasisPoints: approval.bonusBasisPoints,
    chooser: approval.chooser,
    goods: approval.goods,
    keepUpTo: approval.goods === 'return' ? approval.keepUpToMinor : null,
    freight: freightOf(approval, isSellersFault),
    fees: Object.freeze(feesOf(approval, isSellersFault)),
    evidence:
      approval.evidence === null
        ? null
        : { anyOf: approval.evidence.anyOf, over: approval.evidence.overMinor },
    // Without goods to wait for, the money goes at once.
    refundOn: approval.goods === 'return' ? approval.refundOn : 'now',
    shipping: approval.shipping,
    duties: approval.duties,
    promise: outlinePromise(promised),
  });
};
