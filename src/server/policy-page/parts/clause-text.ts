import type { ClauseOutline, Worded } from '../../../policy/index.js';
import { type Html, html } from '../html.js';
import type { PageWords } from '../page-words.js';

/** `2.1` as a link to where it is worded. */
export const clauseLinks = (ids: readonly string[], { say }: PageWords): Html =>
  html`${ids.map((id, index) => html`${index === 0 ? '' : ' '}<a class="clause-link" href="#${encodeURIComponent(id)}" aria-label="${say('policy-page.clause', { id })}">${id}</a>`)}`;

/** Clause ids that a sentence names, neither part of an amount nor of another number. */
const mentions = (ids: readonly string[]): RegExp | null => {
  const told = ids.filter((id) => /^[\w]+[.-][\w.-]*\w$/.test(id)).sort((a, b) => b.length - a.length);
  if (told.length === 0) return null;
  const any = told.map((id) => id.replace(/[.-]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\w.,$€£¥-])(${any})(?![\\w%-]|[.,]\\d)`);
};

/** A sentence of the policy in which every clause it names is a link. */
export const linkedText = (text: string, ids: readonly string[], words: PageWords): Html => {
  const pattern = mentions(ids);
  if (pattern === null) return html`${text}`;
  const parts = text.split(pattern);
  return html`${parts.map((part, index) => (index % 2 === 1 ? clauseLinks([part], words) : part))}`;
};

export const clauseParagraph = (
  { id, text }: ClauseOutline,
  ids: readonly string[],
  words: PageWords,
): Html =>
  html`<div class="clause" id="${id}"><a class="clause-id" href="#${encodeURIComponent(id)}" aria-label="${words.say('policy-page.clause', { id })}">${id}</a><p>${linkedText(words.own(text), ids, words)}</p></div>
`;

/** The wording of a clause, wherever it stands. */
export const wordingOf = (
  id: string,
  sections: readonly { readonly clauses: readonly ClauseOutline[] }[],
): Worded | null =>
  sections.flatMap(({ clauses }) => clauses).find((clause) => clause.id === id)?.text ?? null;
