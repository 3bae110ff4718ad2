import { type Money, money } from '../../base/index.js';
import { entryOutline } from '../../cases/index.js';
import type { CaseEntry, CreditMemo, StoredPaper, TranscriptMessage } from '../../domain/index.js';
import type { CaseRecord } from '../../storage/index.js';
import { type Cell, csvRow } from './csv-text.js';

/** The columns of the flat file, in order. Each row fills those that its kind of record has. */
export const columns = [
  'record',
  'case',
  'order',
  'at',
  'actor',
  'what',
  'code',
  'number',
  'refers_to',
  'item',
  'quantity',
  'net',
  'tax',
  'amount',
  'currency',
  'tax_by_rate',
  'words',
] as const;
type Row = Partial<Record<(typeof columns)[number], Cell>>;

export interface WholeRecord extends CaseRecord {
  readonly transcript: readonly TranscriptMessage[];
}

const amountIn = (currency: string | null | undefined) => (amountMinor: number | null | undefined) =>
  currency == null || amountMinor == null ? null : money(amountMinor, currency);

/** Names of the goods, as far as the decision on them tells. */
const namesOf = ({ case: found }: CaseRecord): ReadonlyMap<string, string> =>
  new Map(
    (found.decision?.breakdown?.lines ?? []).flatMap(({ lineId, name }) =>
      lineId === undefined || name === undefined ? [] : [[lineId, name] as const],
    ),
  );

const entryRow = ({ at, actor, event }: CaseEntry, names: ReadonlyMap<string, string>): Row => {
  const { code, words, number, amountMinor, currency, lines = [] } = entryOutline(event);
  const items = lines.map((line) =>
    [`${names.get(line.lineId) ?? line.lineId} × ${line.quantity}`, line.disposition]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  return {
    record: 'entry',
    at,
    actor,
    what: event.type,
    code,
    number,
    item: items.join('; '),
    amount: amountIn(currency)(amountMinor),
    currency,
    words,
  };
};

const byRate = (
  taxes: readonly { readonly name: string | null; readonly taxMinor: number }[],
  inCurrency: (amountMinor: number) => Money | null,
): string =>
  taxes
    .map(({ name, taxMinor }) => `${name ?? 'tax'} ${csvRow([inCurrency(taxMinor)]).trimEnd()}`)
    .join('; ');

const taxOf = (taxes: readonly { readonly taxMinor: number }[]): number =>
  taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0);

/** The paper, and a row for each of its lines. */
const paperRows = ({ paper, at, subjectId, series }: StoredPaper): Row[] => {
  const {
    number,
    kind,
    cancels,
    currency,
    netMinor,
    totalMinor,
    taxes = [],
    lines = [],
  } = paper as Partial<CreditMemo>;
  const inCurrency = amountIn(currency);
  const shared = { at, number, currency };
  return [
    {
      ...shared,
      record: 'paper',
      what: kind ?? series,
      refers_to: cancels ?? subjectId,
      net: inCurrency(netMinor),
      tax: inCurrency(taxOf(taxes)),
      amount: inCurrency(totalMinor),
      tax_by_rate: byRate(taxes, inCurrency),
    },
    ...lines.map((line) => ({
      ...shared,
      record: 'paper-line',
      what: line.bucket,
      code: line.clause,
      item: line.name,
      quantity: line.quantity,
      net: inCurrency(line.netMinor),
      tax: inCurrency(taxOf(line.taxes)),
      amount: inCurrency(line.grossMinor),
      tax_by_rate: byRate(line.taxes, inCurrency),
    })),
  ];
};

const rowsOf = (record: WholeRecord): Row[] => {
  const { case: found, entries, intents, papers, storeCredit, handoffs, transcript } = record;
  const names = namesOf(record);
  return [
    {
      record: 'case',
      at: found.openedAt,
      what: found.status,
      code: found.resolution,
      number: found.return?.rma,
      amount: amountIn(found.currency)(found.totalMinor),
      currency: found.currency,
    },
    ...entries.map((entry) => entryRow(entry, names)),
    ...intents.map((intent) => ({
      record: 'refund',
      at: intent.createdAt,
      actor: intent.mover,
      what: intent.status,
      number: intent.id,
      refers_to: intent.providerRefundId,
      amount: money(intent.amountMinor, intent.currency),
      currency: intent.currency,
    })),
    ...papers.flatMap(paperRows),
    ...storeCredit.map((credit) => ({
      record: 'store-credit',
      at: credit.at,
      actor: credit.actor,
      what: credit.kind,
      number: credit.id,
      refers_to: credit.intentId,
      amount: money(credit.amountMinor, credit.currency),
      currency: credit.currency,
      words: credit.reason,
    })),
    ...handoffs.map((handoff) => ({
      record: 'hand-off',
      at: handoff.openedAt,
      actor: handoff.agentName,
      what: handoff.status,
      code: handoff.reason,
      number: handoff.id,
      words: handoff.packet.summary,
    })),
    ...transcript.map((message) => ({
      record: 'message',
      at: message.at,
      actor: message.author ?? message.role,
      what: message.role,
      words: message.text,
    })),
  ];
};

export const csvHeader = csvRow(columns);

/** Everything about one case as rows of the flat file, without the header. */
export const caseToCsv = (record: WholeRecord): string =>
  rowsOf(record)
    .map((row) => ({ ...row, case: record.case.reference, order: record.case.orderNumber }))
    .map((row: Row) => csvRow(columns.map((column) => row[column])))
    .join('');
