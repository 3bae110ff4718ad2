import type { ReadAmount } from '../shared/decimal-amount.js';
import type { DeskTexts } from '../texts/desk-texts.js';

/** What is wrong with a typed amount, in words; null when it may be approved. The limit itself is allowed. */
export const amountFault = (
  read: ReadAmount,
  most: { readonly limitMinor: number | null; readonly remainsMinor: number | null },
  money: (amountMinor: number) => string,
  texts: DeskTexts,
): string | null => {
  if (read.kind === 'not-an-amount') return texts.amountInvalid;
  if (read.kind === 'too-precise') return texts.amountPrecise(read.decimals);
  if (read.amountMinor === 0) return texts.amountZero;
  const { remainsMinor, limitMinor } = most;
  if (remainsMinor !== null && read.amountMinor > remainsMinor)
    return texts.amountOverRemainder(money(remainsMinor));
  if (limitMinor !== null && read.amountMinor > limitMinor) return texts.amountOver(money(limitMinor));
  return null;
};
