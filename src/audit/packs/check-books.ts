import type { AuditEntry, BookEntryType } from '../entry.js';
import type { Json } from '../seals/json-place.js';
import type { LoggedMoney } from './check-cases.js';
import { checkCredits } from './check-credits.js';
import { checkPapers } from './check-papers.js';
import type { Report } from './finding.js';

export interface BookCheck {
  take(entry: AuditEntry, type: BookEntryType, payload: Json): void;
  /** Once all are taken, against what the cases say. */
  finish(money: LoggedMoney): void;
  readonly papers: number;
  readonly credits: number;
}

/** Papers and store credit, each by its own rules. */
export const checkBooks = (pack: { readonly isWhole: boolean }, report: Report): BookCheck => {
  const papers = checkPapers(report);
  const credits = checkCredits(pack, report);
  return {
    take: (entry, type, payload) => (type === 'paper-issued' ? papers : credits).take(entry, payload),
    finish: (money) => {
      papers.finish(money, pack);
      credits.finish(money);
    },
    get papers() {
      return papers.count;
    },
    get credits() {
      return credits.count;
    },
  };
};
