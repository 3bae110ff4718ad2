import { z } from 'zod';
import type { LoggedIntent } from './check-money.js';
import { type Difference, differences } from './differences.js';
import type { Report } from './finding.js';

/** Of a memo what is held against its refund: less than one of today says, so that older ones are read as well. */
export const memoSchema = z.object({
  series: z.literal('credit-memo'),
  number: z.string(),
  kind: z.enum(['memo', 'cancellation']),
  cancels: z.string().nullable(),
  intentId: z.string(),
  currency: z.string(),
  lines: z.array(z.object({ bucket: z.string(), grossMinor: z.int() })),
  netMinor: z.int(),
  taxes: z.array(z.object({ name: z.string().nullable(), netMinor: z.int(), taxMinor: z.int() })),
  untaxedMinor: z.int().optional(),
  totalMinor: z.int(),
});
export type Memo = z.infer<typeof memoSchema>;

export interface LoggedMemo {
  readonly seq: number;
  readonly case: string;
  readonly memo: Memo;
}

interface DuePaper {
  readonly seq: number;
  readonly kind: Memo['kind'];
  readonly status: string;
}

/** The papers that a refund's steps call for: a memo when its money is there, a cancellation when it came back. */
const duePapers = ({ steps }: LoggedIntent): DuePaper[] => {
  const due: DuePaper[] = [];
  for (const { seq, status } of steps) {
    const stands = due.at(-1)?.kind === 'memo';
    if (status === 'succeeded' && !stands) due.push({ seq, kind: 'memo', status });
    if ((status === 'reversed' || status === 'failed-late') && stands)
      due.push({ seq, kind: 'cancellation', status });
  }
  return due;
};

/** What a paper says in figures, taken away where it is a cancellation. */
const figuresOf = (
  { netMinor, taxes, untaxedMinor = 0, totalMinor, currency, lines }: Memo,
  sign: 1 | -1,
) => {
  const times = (amountMinor: number): number => (amountMinor === 0 ? 0 : sign * amountMinor);
  return {
    currency,
    netMinor: times(netMinor),
    untaxedMinor: times(untaxedMinor),
    totalMinor: times(totalMinor),
    taxes: taxes.map((tax) => ({ ...tax, netMinor: times(tax.netMinor), taxMinor: times(tax.taxMinor) })),
    lines: lines.map(({ bucket, grossMinor }) => ({ bucket, grossMinor: times(grossMinor) })),
  };
};

const againstIntent = ({ case: of, memo }: LoggedMemo, intent: LoggedIntent): Difference[] =>
  differences(
    { case: intent.case, total: `${intent.amountMinor} ${intent.currency}` },
    { case: of, total: `${memo.totalMinor} ${memo.currency}` },
  );

const againstMemo = (cancellation: Memo, cancelled: Memo): Difference[] =>
  differences(
    { cancels: cancelled.number, ...figuresOf(cancelled, -1) },
    { cancels: cancellation.cancels, ...figuresOf(cancellation, 1) },
  );

/** Each refund's papers, in the order of the log, against the steps it took. */
export const checkMemos = (
  intents: readonly LoggedIntent[],
  memos: readonly LoggedMemo[],
  report: Report,
): void => {
  const papers = new Map<string, LoggedMemo[]>();
  for (const one of memos) {
    const own = papers.get(one.memo.intentId) ?? [];
    papers.set(one.memo.intentId, own);
    own.push(one);
  }
  for (const intent of intents) {
    compare(intent, papers.get(intent.id) ?? [], report);
    papers.delete(intent.id);
  }
  for (const [intentId, own] of papers)
    for (const { seq, case: of, memo } of own)
      report({
        code: 'paper-unfounded',
        seq,
        case: of,
        field: `${memo.number} of ${intentId}`,
        found: memo.kind,
      });
};

const compare = (intent: LoggedIntent, own: readonly LoggedMemo[], report: Report): void => {
  const due = duePapers(intent);
  for (let at = 0; at < Math.max(due.length, own.length); at += 1) {
    const [wanted, paper] = [due[at], own[at]];
    if (paper === undefined) {
      if (wanted === undefined) return;
      const { seq, status, kind } = wanted;
      report({
        code: 'paper-missing',
        seq,
        case: intent.case,
        field: `${kind} of ${intent.id}`,
        logged: status,
      });
      continue;
    }
    const { seq, case: of, memo } = paper;
    const field = `${memo.number} of ${intent.id}`;
    if (memo.kind !== wanted?.kind) {
      report({
        code: 'paper-unfounded',
        seq,
        case: of,
        field,
        logged: wanted?.kind ?? 'nothing',
        found: memo.kind,
      });
      continue;
    }
    const before = own[at - 1]?.memo;
    const wrong =
      memo.kind === 'cancellation' && before !== undefined
        ? againstMemo(memo, before)
        : againstIntent(paper, intent);
    for (const difference of wrong)
      report({ code: 'paper-differs', seq, case: of, ...difference, field: `${field} ${difference.field}` });
  }
};
