import type { DecisionFacts, Resolution } from '../../domain/index.js';
import type { LineMatch } from '../rules/match-line.js';

/** What every approved line allows, in the order of the first; a replacement that is out of stock is not offered. */
export const sharedResolutions = (facts: DecisionFacts, matches: readonly LineMatch[]): Resolution[] => {
  const allowed = matches.map(({ verdict }) =>
    verdict.kind === 'approve' ? verdict.approval.resolutions : [],
  );
  const [first = [], ...rest] = allowed;
  const outOfStock = matches.some(({ context }) => {
    const wanted = facts.replacements.find((replacement) => replacement.lineId === context.line.id);
    return wanted !== undefined && wanted.stock < context.quantity;
  });
  return first.filter(
    (resolution) =>
      rest.every((other) => other.includes(resolution)) && !(resolution === 'replacement' && outOfStock),
  );
};

/** What the breakdown counts: what the customer asked for when it is allowed, else the first. */
export const countedResolution = (
  facts: DecisionFacts,
  resolutions: readonly Resolution[],
): Resolution | null => {
  const wanted = facts.resolution ?? (facts.kind === 'exchange' ? 'exchange' : null);
  return wanted !== null && resolutions.includes(wanted) ? wanted : (resolutions[0] ?? null);
};
