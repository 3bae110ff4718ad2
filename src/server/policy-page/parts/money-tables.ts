import type { PolicyOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import { capitalised, daysOf, type PageWords } from '../page-words.js';
import { amountOf } from '../words-of-row.js';
import { clauseLinks, linkedText, wordingOf } from './clause-text.js';
import { payoutTime } from './glance.js';

/** What may be taken off, each fee with the sentence it rests on. */
export const feesTable = (outline: PolicyOutline, ids: readonly string[], words: PageWords): Html => {
  const { say } = words;
  if (outline.fees.length === 0) return html`<p>${say('policy-page.fees.none')}</p>`;
  const [amountHead, whyHead] = [say('policy-page.fees.amount'), say('policy-page.fees.why')];
  const rows = outline.fees.map((fee) => {
    const wording = wordingOf(fee.clause, [...outline.sections, ...outline.floors]);
    return html`<tr role="row"><th role="rowheader" scope="row"><span class="cell-main">${say(`policy-page.fee.${fee.kind}`)}</span></th>
<td role="cell" class="figure" data-label="${amountHead}">${amountOf(fee, words)}</td>
<td role="cell" data-label="${whyHead}">${wording === null ? null : linkedText(words.own(wording), ids, words)}&nbsp;${clauseLinks([fee.clause], words)}</td></tr>
`;
  });
  return html`<table role="table" class="fees">
<caption>${say('policy-page.fees.caption')}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say('policy-page.fees.what')}</th><th role="columnheader" scope="col">${amountHead}</th><th role="columnheader" scope="col">${whyHead}</th></tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>
<p>${say('policy-page.fees.ours')}</p>`;
};

const promisesOf = ({ promise }: PolicyOutline, { say }: PageWords): string[] => [
  ...(promise?.answerWithin == null
    ? []
    : [
        say('policy-page.promise.answer', {
          days: daysOf(promise.answerWithin.count, promise.answerWithin.business),
        }),
      ]),
  ...(promise?.refundWithin == null
    ? []
    : [
        say('policy-page.promise.refund', {
          days: daysOf(promise.refundWithin.count, promise.refundWithin.business),
        }),
      ]),
];

/** How long the money takes, by how it was paid. */
export const payoutsTable = (outline: PolicyOutline, words: PageWords): Html => {
  const { say } = words;
  const destination = outline.refundTo.includes('gift-card')
    ? say('policy-page.payouts.gift-card')
    : say('policy-page.payouts.original');
  const rows = outline.payouts.map(
    (payout) =>
      html`<tr><th scope="row">${capitalised(say(`policy-page.value.tender.${payout.tender}`), words)}</th><td>${capitalised(payoutTime(payout, words), words)}</td></tr>
`,
  );
  const table =
    rows.length === 0
      ? null
      : html`<table class="payouts">
<caption>${say('policy-page.payouts.caption')}</caption>
<thead><tr><th scope="col">${say('policy-page.payouts.tender')}</th><th scope="col">${say('policy-page.payouts.time')}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
  return html`<p>${[destination, ...promisesOf(outline, words)].join(words.locale === 'zh' ? '' : ' ')}</p>
${table}`;
};
