import type { JSX } from 'preact';
import type { CasePageResponse } from '../../../domain/wire.js';
import { formatAmount } from '../../shared/format-amount.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { StorySection } from '../story-section.js';
import { labelAddress } from './cases-client.js';
import { nameOfLine } from './name-of-line.js';
import { unitsIn } from './units-in.js';

interface Props {
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** The return: its number and parcel, and for each line what came and what was found. */
export const CaseGoods = ({ page, locale, texts }: Props): JSX.Element | null => {
  const goods = page.case.return;
  if (goods === null) return null;
  const words = texts.cases;
  const currency = page.case.currency ?? page.case.decision?.breakdown?.currency ?? 'USD';
  const parcel = [goods.carrier, goods.trackingNumber].filter((part) => part !== null).join(' ');
  const fact = (label: string, value: string | null): JSX.Element | null =>
    value === null || value === '' ? null : (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <StorySection title={words.goods}>
      <p>
        <span class="tag">{words.returnStatus[goods.status] ?? goods.status}</span>
      </p>
      <dl class="facts">
        {fact(words.rma, goods.rma)}
        {fact(words.sendBy, goods.sendBy)}
        {fact(words.parcel, parcel)}
      </dl>
      {page.hasLabel && (
        <p class="case-links">
          <a href={labelAddress(page.case.reference)} target="_blank" rel="noreferrer">
            {words.label}
          </a>
        </p>
      )}
      <table class="sum">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.received}</th>
          </tr>
        </thead>
        <tbody>
          {goods.lines.map(({ lineId, quantity }) => (
            <tr key={lineId}>
              <th scope="row">
                {nameOfLine(page, lineId, locale)}
                {goods.findings
                  .filter((finding) => finding.lineId === lineId)
                  .map((finding, index) => (
                    <span key={index} class="finding">
                      {finding.quantity} × {words.dispositions[finding.disposition] ?? finding.disposition}
                      {finding.deduction !== null &&
                        `, ${words.deductions[finding.deduction.kind] ?? finding.deduction.kind} −${formatAmount(finding.deduction.amountMinor, currency, locale)}`}
                    </span>
                  ))}
              </th>
              <td>{words.units(unitsIn(goods.received, lineId), quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </StorySection>
  );
};
