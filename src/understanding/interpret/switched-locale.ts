import type { UnderstandingContext } from '../ports.js';
import { detectLocale } from '../text/detect-locale.js';
import { plain } from '../text/words.js';

export const wordCount = (text: string): number => plain(text).split(' ').filter(Boolean).length;

/** The language the customer has gone over to, or null; a name or a single word in an answer is no switch. */
export const switchedLocale = (
  text: string,
  context: UnderstandingContext,
): UnderstandingContext['locale'] | null => {
  const locale = detectLocale(text);
  if (locale === null || locale === context.locale) return null;
  const { question } = context.listening;
  if (question.kind === 'slot' && question.slot === 'customer-name') return null;
  if (locale === 'en' && wordCount(text) < 4) return null;
  return locale;
};
