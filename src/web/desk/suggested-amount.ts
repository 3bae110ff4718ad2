import type { HandoffResponse } from '../../domain/wire.js';

/** What the customer was told, else what the engine counted; null when nobody counted anything. */
export const decidedAmountMinor = ({ case: found }: HandoffResponse): number | null => {
  const amountMinor = found?.totalMinor ?? found?.decision?.breakdown?.totalMinor ?? null;
  return amountMinor !== null && amountMinor > 0 ? amountMinor : null;
};

/** The amount to start from: of the first yes, as decided, else all that remains; never more than that. */
export const suggestedAmountMinor = (answer: HandoffResponse): number | null => {
  const remainsMinor = answer.mostRefundableMinor ?? null;
  const { firstYes } = answer.handoff;
  const decidedMinor = firstYes?.totalMinor ?? decidedAmountMinor(answer) ?? remainsMinor;
  if (decidedMinor === null || remainsMinor === null) return decidedMinor;
  return Math.min(decidedMinor, remainsMinor);
};
