import type { CardFacts, Params, ParamValue } from '../../dialog/index.js';
import type { Case, StoreCreditBalance } from '../../domain/index.js';

type Row = NonNullable<CardFacts['caseCard']>['rows'][number];

const money = (amountMinor: number, currency: string): ParamValue => ({
  kind: 'money',
  amountMinor,
  currency,
});
const row = (labelKey: string, params: Params): Row => ({ labelKey, params });

const amountRows = ({ totalMinor, currency, status }: Case): Row[] =>
  totalMinor === null || currency === null || totalMinor === 0 || status === 'withdrawn'
    ? []
    : [row('card.amount', { value: money(totalMinor, currency) })];

const invoiceRows = ({ invoice }: Case): Row[] =>
  invoice === null || invoice.status !== 'open'
    ? []
    : [
        row('card.invoice', {
          value: money(invoice.amountMinor, invoice.currency),
          date: invoice.dueOn === null ? '' : { kind: 'date', iso: invoice.dueOn },
        }),
      ];

/** What the case card shows; labels and status are worded when it is drawn. */
export const caseCardFacts = (
  found: Case,
  params: Params,
  credit: readonly StoreCreditBalance[] = [],
): NonNullable<CardFacts['caseCard']> => ({
  reference: found.reference,
  statusKey: `case-status.${found.status}`,
  rows: [
    row('card.order', { value: found.orderNumber }),
    ...(params.items === undefined ? [] : [row('card.about', { value: params.items })]),
    ...amountRows(found),
    ...invoiceRows(found),
    ...credit
      .filter(({ balanceMinor }) => balanceMinor > 0)
      .map(({ balanceMinor, currency }) => row('card.credit', { value: money(balanceMinor, currency) })),
  ],
});
