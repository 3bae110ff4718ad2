import { z } from 'zod';
import type { AuditEntry } from '../entry.js';
import type { Json } from '../seals/json-place.js';
import type { LoggedMoney } from './check-cases.js';
import { checkMemos, type LoggedMemo, type Memo, memoSchema } from './check-memos.js';
import type { LoggedAmount } from './check-money.js';
import type { Report } from './finding.js';
import { checkNumbers } from './paper-numbers.js';

const issued = { count: z.int().positive() };
const paperSchema = z.discriminatedUnion('series', [
  z.object({ ...issued, series: z.literal('credit-memo'), paper: memoSchema }),
  z.object({
    ...issued,
    series: z.literal('invoice'),
    paper: z.object({
      number: z.string(),
      invoiceId: z.string(),
      currency: z.string(),
      totalMinor: z.int(),
    }),
  }),
]);

interface LoggedInvoice extends LoggedAmount {
  readonly number: string;
  readonly invoiceId: string;
}

export interface PaperCheck {
  take(entry: AuditEntry, payload: Json): void;
  /** Once all are taken, against what the cases say. */
  finish(money: LoggedMoney, pack: { readonly isWhole: boolean }): void;
  readonly count: number;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What a memo's own figures come to, where that is not what it says. */
const unsound = ({ lines, taxes, netMinor, totalMinor }: Memo): { field: string; found: number } | null => {
  const taxed = netMinor + sum(taxes.map(({ taxMinor }) => taxMinor));
  if (taxed !== totalMinor) return { field: 'net and tax', found: taxed };
  const lined = sum(lines.map(({ grossMinor }) => grossMinor));
  return lined === totalMinor ? null : { field: 'lines', found: lined };
};

/**
 * Papers as the log tells them: numbers without a gap, each once; each settled refund with one memo of its amount, each
 * memo of money that came back cancelled once; each invoice of what its case asks for.
 */
export const checkPapers = (report: Report): PaperCheck => {
  const numbers = checkNumbers(report);
  const memos: LoggedMemo[] = [];
  const invoices: LoggedInvoice[] = [];
  let count = 0;
  return {
    take: ({ seq, case: of, type }, payload) => {
      const parsed = paperSchema.safeParse(payload);
      if (!parsed.success || of === null) {
        report({ code: 'type-differs', seq, logged: type, found: parsed.success ? 'no case' : 'no paper' });
        return;
      }
      count += 1;
      const at = { seq, case: of };
      const { series, count: given, paper } = parsed.data;
      const { number, totalMinor, currency } = paper;
      numbers.take({ ...at, series, count: given, number });
      if (parsed.data.series === 'credit-memo') {
        const memo = parsed.data.paper;
        const wrong = unsound(memo);
        if (wrong !== null)
          report({
            code: 'paper-unsound',
            ...at,
            field: `${number} ${wrong.field}`,
            logged: totalMinor,
            found: wrong.found,
          });
        memos.push({ ...at, memo });
      } else {
        const { invoiceId } = parsed.data.paper;
        invoices.push({ ...at, number, invoiceId, amountMinor: totalMinor, currency });
      }
    },
    finish: (money, { isWhole }) => {
      if (isWhole) numbers.finish();
      checkMemos(money.intents, memos, report);
      checkInvoices(money.invoices, invoices, report);
    },
    get count() {
      return count;
    },
  };
};

const checkInvoices = (
  asked: ReadonlyMap<string, LoggedAmount>,
  invoices: readonly LoggedInvoice[],
  report: Report,
): void => {
  const issuedFor = new Set<string>();
  for (const { seq, case: of, number, invoiceId, amountMinor, currency } of invoices) {
    const wanted = asked.get(invoiceId);
    const at = { seq, case: of, field: `${number} of ${invoiceId}` };
    if (wanted === undefined || issuedFor.has(invoiceId)) report({ code: 'paper-unfounded', ...at });
    else if (wanted.amountMinor !== amountMinor || wanted.currency !== currency || wanted.case !== of) {
      const [logged, found] = [wanted, { amountMinor, currency }].map(
        (one) => `${one.amountMinor} ${one.currency}`,
      );
      report({ code: 'paper-differs', ...at, logged, found });
    }
    issuedFor.add(invoiceId);
  }
  for (const [invoiceId, { seq, case: of }] of asked)
    if (!issuedFor.has(invoiceId)) report({ code: 'paper-missing', seq, case: of, field: invoiceId });
};
