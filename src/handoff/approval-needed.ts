import { formatMoney, money } from '../base/index.js';
import type { Case, Decision, Locale } from '../domain/index.js';
import type { PacketWords } from './packet-words.js';

/** Whose yes a case takes, in the desk's words, where one person's is not enough; else null. */
export const approvalNeeded = (
  source: {
    readonly case: Pick<Case, 'firstYes'> | null;
    readonly decision: Pick<Decision, 'approval'> | null;
    readonly deskLocale: Locale;
  },
  words: PacketWords,
): string | null => {
  const firstYes = source.case?.firstYes ?? null;
  if (firstYes !== null)
    return words.firstYes(formatMoney(money(firstYes.totalMinor, firstYes.currency), source.deskLocale));
  return source.decision?.approval === 'two-people' ? words.takesTwo : null;
};
