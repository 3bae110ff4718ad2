import type { JSX } from 'preact';
import { formatAmount } from '../shared/format-amount.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import type { Decision } from './decision-view.js';

interface Props {
  readonly breakdown: NonNullable<Decision['breakdown']>;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

type Line = Props['breakdown']['lines'][number];

const lineWords = (line: Line, locale: Locale, texts: DeskTexts): string => {
  const bucket = texts.bucket[line.bucket] ?? line.bucket;
  const name = line.names?.[locale] ?? line.name;
  const what = name === undefined ? bucket : line.bucket === 'goods' ? name : `${bucket}, ${name}`;
  const times = line.bucket === 'goods' && (line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : '';
  const clause = line.clause === undefined ? '' : ` (${texts.clause(line.clause)})`;
  return what + times + clause;
};

/** The sum, line by line, and the payments it goes back to. */
export const BreakdownTable = ({ breakdown, locale, texts }: Props): JSX.Element => {
  const money = (amountMinor: number): string => formatAmount(amountMinor, breakdown.currency, locale);
  return (
    <table class="sum">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{texts.item}</th>
          <th scope="col">{texts.amount}</th>
        </tr>
      </thead>
      <tbody>
        {breakdown.lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{lineWords(line, locale, texts)}</th>
            <td>{money(line.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{texts.total}</th>
          <td>{money(breakdown.totalMinor)}</td>
        </tr>
        {breakdown.tenders.map((tender) => (
          <tr key={tender.paymentId} class="tender">
            <th scope="row">
              {texts.payTo} {tender.label}
            </th>
            <td>{money(tender.amountMinor)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
};
