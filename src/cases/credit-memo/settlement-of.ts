import type { Breakdown, CaseEntry, CaseEvent, RefundIntent } from '../../domain/index.js';

type Reserved = Extract<CaseEvent, { type: 'refund-moved' }>;

const reservedIn = (entry: CaseEntry | undefined): Reserved | null =>
  entry?.event.type === 'refund-moved' && entry.event.status === 'reserved' ? entry.event : null;

/** What an amount was made of, by the latest word on it before these intents were reserved. */
const breakdownBefore = (entries: readonly CaseEntry[], index: number): Breakdown | null => {
  for (let at = index - 1; at >= 0; at -= 1) {
    const event = entries[at]?.event;
    if (event?.type === 'approved-by-person') return event.breakdown ?? null;
    if (event?.type === 'decided') return event.decision.breakdown;
  }
  return null;
};

/**
 * The settlement that reserved an intent, and which of its tenders the intent is: the intents of one settlement are
 * reserved one after the other, in the order of the tenders. Null where the entries do not tell, or tell otherwise
 * than the intent.
 */
export const settlementOf = (
  entries: readonly CaseEntry[],
  intent: Pick<RefundIntent, 'id' | 'amountMinor' | 'currency' | 'paymentId'>,
): { readonly breakdown: Breakdown; readonly tender: number } | null => {
  const at = entries.findIndex((entry) => reservedIn(entry)?.intentId === intent.id);
  if (at === -1) return null;
  let first = at;
  while (reservedIn(entries[first - 1]) !== null) first -= 1;
  const breakdown = breakdownBefore(entries, first);
  const tender = breakdown?.tenders[at - first];
  const agrees =
    breakdown?.currency === intent.currency &&
    tender?.paymentId === intent.paymentId &&
    tender.amountMinor === intent.amountMinor &&
    breakdown.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0) === breakdown.totalMinor;
  return breakdown !== null && agrees ? { breakdown, tender: at - first } : null;
};
