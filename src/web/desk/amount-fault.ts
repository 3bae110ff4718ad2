import type { ReadAmount } from '../shared/decimal-amount.js';
import type { DeskTexts } from '../texts/desk-texts.js';

/** What is wrong with a typed amount, in words; null when it may be approved. The limit itself is allowed. */
export const amountFault = (
  read: ReadAmount,
  approveMaxMinor: number | null,
  money: (amountMinor: number) => string,
  texts: DeskTexts,
): string | null => {
  if (read.kind === 'not-an-amount') return texts.amountInvalid;
  if (read.kind === 'too-precise') return texts.amountPrecise(read.decimals);
  if (read.amountMinor === 0) return texts.amountZero;
  if (approveMaxMinor !== null && read.amountMinor > approveMaxMinor)
    return texts.amountOver(money(approveMaxMinor));
  return null;
};
