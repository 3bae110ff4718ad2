import type { ReadAmount } from '../shared/decimal-amount.js';
import type { DeskTexts } from '../texts/desk-texts.js';

/** What is wrong with a typed amount, in words; null when it may be approved. All that remains is allowed. */
export const amountFault = (
  read: ReadAmount,
  remainsMinor: number | null,
  money: (amountMinor: number) => string,
  texts: DeskTexts,
): string | null => {
  if (read.kind === 'not-an-amount') return texts.amountInvalid;
  if (read.kind === 'too-precise') return texts.amountPrecise(read.decimals);
  if (read.amountMinor === 0) return texts.amountZero;
  if (remainsMinor !== null && read.amountMinor > remainsMinor)
    return texts.amountOverRemainder(money(remainsMinor));
  return null;
};
