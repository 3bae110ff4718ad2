import type { DecisionFacts } from '../../domain/index.js';

const minuteMs = 60_000;

/** Why these facts can't be decided on, with a line for the trace; `null` when they can. */
export const brokenFacts = (
  facts: DecisionFacts,
  currencies: readonly string[],
  staleAfterMinutes: number | null,
): { readonly because: string; readonly reviewReason: 'missing-fact' | 'stale-fact' } | null => {
  const because = unreadable(facts, currencies);
  if (because !== null) return { because, reviewReason: 'missing-fact' };
  if (staleAfterMinutes === null || facts.readOn === undefined) return null;
  const ageMinutes = Math.floor((Date.parse(facts.askedOn) - Date.parse(facts.readOn)) / minuteMs);
  return ageMinutes <= staleAfterMinutes
    ? null
    : { because: `stale-after: ${staleAfterMinutes} minutes / ${ageMinutes}`, reviewReason: 'stale-fact' };
};

const unreadable = (facts: DecisionFacts, currencies: readonly string[]): string | null => {
  const { order, lines } = facts;
  if (facts.readOn !== undefined && Number.isNaN(Date.parse(facts.readOn)))
    return 'read-on: a moment / unreadable';
  if (Number.isNaN(Date.parse(facts.askedOn))) return 'asked-on: a moment / unreadable';
  if (!currencies.includes(order.currency)) return `currency: ${currencies.join('|')} / ${order.currency}`;
  if (lines.length === 0) return 'lines: 1 or more / 0';
  if (lines.length > 1 && new Set(lines.map((line) => line.lineId)).size !== lines.length)
    return 'lines: each once / repeated';
  for (const { lineId, quantity } of lines) {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (line === undefined) return `line: on the order / ${lineId} is not`;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.quantity) {
      return `quantity of ${lineId}: 1 to ${line.quantity} / ${quantity}`;
    }
    if (line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0) > line.grossMinor)
      return `tax of ${lineId}: at most its gross / more`;
  }
  return null;
};
