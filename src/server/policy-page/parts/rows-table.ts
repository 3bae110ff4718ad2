import type { PolicyOutline, RowOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import { message, type PageWords } from '../page-words.js';
import { type Cell, getOf, leavesOf, wayBackOf, whatOf, whenOf } from '../words-of-row.js';
import { clauseLinks } from './clause-text.js';

const cellWords = ({ main, more }: Cell): Html =>
  html`<span class="cell-main">${main}</span>${more.map((line) => html`<span class="cell-more">${line}</span>`)}`;

const columns = ['when', 'get', 'way-back', 'leaves', 'clause'] as const;

const rowOf = (row: RowOutline, words: PageWords): Html => {
  const labels = Object.fromEntries(
    columns.map((name) => [name, words.say(`policy-page.rows.${name}`)]),
  ) as Record<(typeof columns)[number], string>;
  const { terms } = row;
  const given =
    terms === null
      ? html`<td role="cell" colspan="3" data-label="${labels.get}"><span class="person-mark">${words.say('policy-page.rows.person')}</span></td>`
      : html`<td role="cell" data-label="${labels.get}">${cellWords(getOf(terms, words))}</td>
<td role="cell" data-label="${labels['way-back']}">${cellWords(wayBackOf(terms, words))}</td>
<td role="cell" data-label="${labels.leaves}">${cellWords(leavesOf(terms, words))}</td>`;
  return html`<tr role="row"><th role="rowheader" scope="row">${cellWords(whatOf(row, words))}</th>
<td role="cell" data-label="${labels.when}"><span class="cell-main">${whenOf(row, words)}</span></td>
${given}
<td role="cell" class="cell-clause" data-label="${labels.clause}">${clauseLinks(row.clauses, words)}</td></tr>
`;
};

const notesOf = (outline: PolicyOutline, { say }: PageWords): string[] => {
  const { start, sendBackDays } = outline;
  const event = message(`policy-page.event.${start.event}`);
  return [
    say('policy-page.rows.first'),
    say('policy-page.rows.last-day', { timeZone: outline.timeZone }),
    ...(outline.runsOn ? [say('policy-page.rows.runs-on')] : []),
    ...(start.shippedPlusDays === null
      ? []
      : [say('policy-page.rows.otherwise', { event, days: start.shippedPlusDays })]),
    ...(start.bufferDays === 0 ? [] : [say('policy-page.rows.buffer', { event, days: start.bufferDays })]),
    ...(sendBackDays === null ? [] : [say('policy-page.rows.send-back', { days: sendBackDays })]),
    say('policy-page.rows.person-first'),
  ];
};

/** On a narrow screen each row becomes a card; the roles keep it a table for those who hear it. */
export const rowsTable = (outline: PolicyOutline, words: PageWords): Html => {
  const { say } = words;
  if (outline.rows.length === 0) return html`<p>${say('policy-page.rows.empty')}</p>`;
  const heads = ['what', ...columns].map(
    (name) =>
      html`<th role="columnheader" scope="col" class="head-${name}">${say(`policy-page.rows.${name}`)}</th>`,
  );
  return html`<table role="table" class="rows">
<caption>${say('policy-page.rows.caption')}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${outline.rows.map((row) => rowOf(row, words))}</tbody>
</table>
<ul class="notes">${notesOf(outline, words).map((note) => html`<li>${note}</li>`)}</ul>`;
};
