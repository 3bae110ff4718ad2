import type { HandoffReason, Mood } from '../domain/index.js';

/** What a turn knows about how the conversation goes. */
export interface HandoffSignals {
  readonly mood: Mood;
  /** Messages in a row that were not understood, this one included. */
  readonly missesInARow: number;
  /** The customer rejects a decision they were told. */
  readonly disputed: boolean;
  readonly askedForPerson: boolean;
  /** Angry messages in a row, this one included. */
  readonly angryInARow?: number;
}

/**
 * Whether a person takes over now, and why; the weightiest reason wins. A request for a person is never argued with.
 * Anger about the goods alone is no reason: the assistant may be about to settle it. Anger that meets a miss, or goes on,
 * is.
 */
export const shouldHandOff = (signals: HandoffSignals): HandoffReason | null => {
  const { mood, missesInARow, disputed, askedForPerson, angryInARow = 0 } = signals;
  if (mood.vulnerable) return 'vulnerable';
  if (mood.legalThreat) return 'legal-threat';
  if (askedForPerson) return 'customer-asked';
  if (disputed) return 'dispute';
  if (mood.angry && (missesInARow > 0 || angryInARow > 1)) return 'angry';
  return missesInARow > 1 ? 'not-understood' : null;
};

/** Whether a person is at least offered in the reply of this turn. */
export const shouldOfferPerson = (signals: HandoffSignals): boolean =>
  shouldHandOff(signals) === null && (signals.mood.angry || signals.mood.abusive);
