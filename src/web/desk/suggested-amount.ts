import type { HandoffResponse } from '../../domain/wire.js';

/** The amount to start from: what the customer was told, else what the engine counted; null when neither is known. */
export const suggestedAmountMinor = ({ case: found }: HandoffResponse): number | null => {
  const amountMinor = found?.totalMinor ?? found?.decision?.breakdown?.totalMinor ?? null;
  return amountMinor !== null && amountMinor > 0 ? amountMinor : null;
};
