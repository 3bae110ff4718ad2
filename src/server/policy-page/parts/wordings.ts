import type { FloorOutline, PolicyOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import type { PageWords } from '../page-words.js';
import { wordsOfMarkets } from '../words-of-conditions.js';
import { clauseParagraph } from './clause-text.js';

/** Every clause of the shop's own, under its headings. */
export const rulesInFull = ({ sections }: PolicyOutline, ids: readonly string[], words: PageWords): Html =>
  html`${sections.map(
    ({ id, heading, clauses }) => html`<section class="part">
<h3>${heading === null ? words.say('policy-page.section', { id }) : words.own(heading)}</h3>
${clauses.map((clause) => clauseParagraph(clause, ids, words))}</section>
`,
  )}`;

const sourceOf = ({ name, article, url }: FloorOutline['sources'][number]): Html =>
  html`<li>${url === undefined || !/^https?:\/\//.test(url) ? name : html`<a href="${url}" rel="noopener noreferrer">${name}</a>`}<span class="cell-more">${article}</span></li>
`;

const floorOf = (floor: FloorOutline, ids: readonly string[], words: PageWords): Html => {
  const { say } = words;
  const markets =
    floor.markets.length === 0
      ? null
      : html`<p class="markets">${say('policy-page.floors.markets', { markets: wordsOfMarkets(floor.markets, words) })}</p>
`;
  return html`<section class="part floor">
<h3>${words.own(floor.title)}</h3>
${markets}${floor.clauses.map((clause) => clauseParagraph(clause, ids, words))}<p class="floor-notice">${words.own(floor.notice)}</p>
<div class="sources"><h4>${say('policy-page.floors.sources')}</h4>
<ul>
${floor.sources.map(sourceOf)}</ul></div>
</section>
`;
};

/** What the law grants beside it. */
export const rightsByLaw = ({ floors }: PolicyOutline, ids: readonly string[], words: PageWords): Html =>
  floors.length === 0
    ? html`<p>${words.say('policy-page.floors.none')}</p>`
    : html`<p>${words.say('policy-page.floors.about')}</p>
${floors.map((floor) => floorOf(floor, ids, words))}`;
