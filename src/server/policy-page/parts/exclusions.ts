import type { ExclusionOutline, PolicyOutline } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import { capitalised, type PageWords } from '../page-words.js';
import { changesOfMind, namesOf } from '../words-of-conditions.js';
import { clauseLinks, linkedText, wordingOf } from './clause-text.js';

/** What it is about the goods themselves; the rest of the conditions stands in the sentence below. */
const aboutGoods = ['tags', 'category', 'sku', 'digital', 'seal', 'condition'] as const;

const titleOf = ({ conditions }: ExclusionOutline, words: PageWords): string | null => {
  const [condition] = aboutGoods.flatMap(
    (key) => conditions.find((candidate) => candidate.key === key) ?? [],
  );
  return condition === undefined ? null : capitalised(namesOf(condition, words), words);
};

const isOnlyForChangesOfMind = ({ conditions }: ExclusionOutline): boolean => {
  const reasons = conditions.find(({ key }) => key === 'reason');
  return (
    reasons !== undefined &&
    'values' in reasons &&
    reasons.values.every((reason) => changesOfMind.includes(reason))
  );
};

/** What never comes back, with the sentence that says so. */
export const exclusionsList = (outline: PolicyOutline, ids: readonly string[], words: PageWords): Html => {
  const { exclusions, sections } = outline;
  if (exclusions.length === 0) return html`<p>${words.say('policy-page.exclusions.none')}</p>`;
  const items = exclusions.map((exclusion) => {
    const title = titleOf(exclusion, words);
    const [id = ''] = exclusion.clauses;
    const wording = wordingOf(id, sections);
    return html`<li>${
      title === null
        ? null
        : html`<h3>${title}</h3>
`
    }<p>${wording === null ? null : linkedText(words.own(wording), ids, words)}&nbsp;${clauseLinks(exclusion.clauses, words)}</p></li>
`;
  });
  const stillFaulty = exclusions.every(isOnlyForChangesOfMind)
    ? html`<p>${words.say('policy-page.exclusions.still-faulty')}</p>`
    : null;
  return html`<ul class="exclusions">
${items}</ul>
${stillFaulty}`;
};
