import type { LineMatch } from '../rules/match-line.js';
import { goodsOf } from './approval-terms.js';

/** What must be equal for two lines to share one decision; fees per share of goods would otherwise reach the wrong line. */
const outcomeKey = (match: LineMatch, whole: readonly LineMatch[]): string => {
  const { verdict, context } = match;
  if (verdict.kind === 'deny') return `deny ${verdict.declineReason}`;
  if (verdict.kind === 'review') return `review ${verdict.reviewReason}`;
  if (verdict.kind === 'ask') return `ask ${verdict.missingClaims.join(' ')}`;
  const { approval } = verdict;
  return JSON.stringify([
    'approve',
    goodsOf(approval, context.facts.order.currency, whole),
    approval.restocking,
    approval.handling,
    approval.bonusBasisPoints,
  ]);
};

export const sameOutcome = (matches: readonly LineMatch[], whole: readonly LineMatch[]): boolean => {
  const [first, ...rest] = matches;
  if (first === undefined || rest.length === 0) return true;
  const key = outcomeKey(first, whole);
  return rest.every((match) => outcomeKey(match, whole) === key);
};

/**
 * Lines of one request that are settled together when its answers differ: those told the same clause, or approved on
 * the same terms. Finer than what one decision can hold, because nobody should lose a right to the line beside theirs.
 */
export const settlementGroup = (match: LineMatch, whole: readonly LineMatch[]): string => {
  const { verdict, rule, clauses } = match;
  const key = outcomeKey(match, whole);
  if (verdict.kind !== 'approve') return `${key} ${clauses[0] ?? ''}`;
  const { resolutions, shipping, duties, freight, refundOn } = verdict.approval;
  return `${key} ${[...resolutions, shipping, duties, freight, refundOn, rule?.floor ?? ''].join(' ')}`;
};
