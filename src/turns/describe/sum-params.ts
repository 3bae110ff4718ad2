import type { CardFacts, Params, ParamValue } from '../../dialog/index.js';
import type { Breakdown, Decision, Resolution } from '../../domain/index.js';
import { type BreakdownRow, breakdownTable } from '../../policy/index.js';

const message = (key: string, params: Params = {}): ParamValue => ({ kind: 'message', key, params });
const money = (amountMinor: number, currency: string): ParamValue => ({
  kind: 'money',
  amountMinor,
  currency,
});

/** What waits for a parcel is never there "at once". */
const waitsForParcel = ({ goods, refundOn }: Decision): boolean => goods === 'return' && refundOn !== 'now';

export const payoutParam = (decision: Decision): ParamValue =>
  decision.payoutDays.to === 0
    ? message(waitsForParcel(decision) ? 'payout.then' : 'payout.at-once')
    : message('payout.days', { from: decision.payoutDays.from, to: decision.payoutDays.to });

const paidTenders = (breakdown: Breakdown | null) =>
  (breakdown?.tenders ?? []).filter((tender) => tender.amountMinor > 0);

/** Where the money goes; nowhere for a difference to pay, which is invoiced. */
export const settledWith = (breakdown: Breakdown | null): ParamValue => ({
  kind: 'list',
  style: 'and',
  items: paidTenders(breakdown).map((tender) => tender.label),
});

const labelOf = (row: BreakdownRow, ratesCount: number): ParamValue =>
  // What was taken back of a discount may come back with a later return.
  message(
    row.bucket === 'discount-recalculated' && row.amountMinor > 0
      ? 'bucket.discount-back'
      : `bucket.${row.bucket}`,
    {
      name: { kind: 'worded', byLocale: { en: row.name ?? '', ...row.names } },
      quantity: row.quantity ?? 1,
      clause: row.clause ?? '',
      // One tax needs no name.
      rate: ratesCount > 1 ? (row.taxName ?? 'none') : 'none',
    },
  );

/** The small table that people check: what is refunded and taken off, row by row, and what it comes to. */
export const sumTable = (breakdown: Breakdown): NonNullable<CardFacts['table']> => {
  const { currency, totalMinor } = breakdown;
  const rows = breakdownTable(breakdown);
  const ratesCount = rows.filter(({ bucket }) => bucket === 'tax').length;
  return {
    currency,
    rows: rows.map((row) =>
      row.bucket === 'total'
        ? {
            label: message(totalMinor < 0 ? 'bucket.to-pay' : 'bucket.total'),
            amountMinor: Math.abs(totalMinor),
            total: true,
          }
        : { label: labelOf(row, ratesCount), amountMinor: row.amountMinor, total: false },
    ),
  };
};

/** `$40.00 to the gift card and $12.00 to Visa`; where it all goes to one place, only if no plan has named it. */
const splitOf = (breakdown: Breakdown, isNamed: boolean): ParamValue => {
  const tenders = paidTenders(breakdown);
  const items = tenders.map(({ amountMinor, label }) =>
    message('card.tender', { amount: money(amountMinor, breakdown.currency), tender: label }),
  );
  return items.length < (isNamed ? 2 : 1)
    ? ''
    : message('sum.split', { tenders: { kind: 'list', style: 'and', items } });
};

/** What it comes to, in words: one sentence for one row, otherwise a row a line with the total below. */
export const sumParam = (decision: Decision, resolution: Resolution): ParamValue => {
  const { breakdown } = decision;
  if (resolution === 'replacement' || breakdown === null) return message('sum.no-money');
  const { currency, totalMinor } = breakdown;
  if (totalMinor === 0) return message('sum.even');
  const total = money(Math.abs(totalMinor), currency);
  const rows = sumTable(breakdown).rows.filter((row) => !row.total);
  const items = rows.map(({ label, amountMinor }) =>
    message('sum.row', { label, amount: money(amountMinor, currency) }),
  );
  const params: Params = {
    rows: { kind: 'list', style: 'lines', items },
    total,
    payout: payoutParam(decision),
    split: splitOf(breakdown, resolution !== 'exchange'),
  };
  const isTable = rows.length > 1;
  if (totalMinor < 0) return message(isTable ? 'sum.to-pay-of' : 'sum.to-pay', params);
  return message(isTable ? 'sum.of' : 'sum.single', params);
};
