import { formatAmount } from '../../shared/format-amount.js';
import type { Locale } from '../../shared/locale.js';
import type { RequestFailed } from '../../shared/request-json.js';
import type { DeskTexts } from '../../texts/desk-texts.js';

/** Why an action was not done, in words where we have them. */
export const refusalWords = (
  failure: RequestFailed,
  /** What amounts in it are in; null when the order is gone. */
  currency: string | null,
  { locale, texts }: { readonly locale: Locale; readonly texts: DeskTexts },
): string => {
  const { reason, leftMinor } = failure.details;
  if (reason === 'budget-exceeded' && typeof leftMinor === 'number' && currency !== null)
    return texts.cases.budgetExceeded(formatAmount(leftMinor, currency, locale));
  const words = texts.cases.refusals[typeof reason === 'string' ? reason : failure.code];
  return words ?? `${texts.failed} ${texts.failedCode(failure.code, failure.requestId)}`;
};
