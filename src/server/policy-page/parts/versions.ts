import type { Locale } from '../../../domain/index.js';
import { type Html, html } from '../html.js';
import type { PageWords } from '../page-words.js';

/** A version as a page tells it: its short hash, and the days (ISO) between which its orders were placed. */
export interface TimedVersion {
  readonly version: string;
  readonly from: string | null;
  /** Null: it is the version of today. */
  readonly until: string | null;
}

export const dayInWords = (isoDay: string, { tag }: PageWords): string =>
  new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(isoDay),
  );

/** Where a version is read. Today's has the address that stays when the next one comes. */
export const addressOf = ({ version, until }: TimedVersion, locale: Locale, page = '/policy'): string =>
  until === null ? `${page}?lang=${locale}` : `${page}?version=${version}&lang=${locale}`;

export const ordersOf = ({ from, until }: TimedVersion, words: PageWords): string => {
  if (until === null) {
    return from === null
      ? words.say('policy-page.valid-always')
      : words.say('policy-page.valid-from', { date: dayInWords(from, words) });
  }
  const before = dayInWords(until, words);
  return from === null
    ? words.say('policy-page.valid-before', { until: before })
    : words.say('policy-page.valid-between', { date: dayInWords(from, words), until: before });
};

const nameOf = ({ from, until }: TimedVersion, words: PageWords): string => {
  const date = from === null ? '' : dayInWords(from, words);
  if (until === null) return words.say('policy-page.versions.current', { date });
  const before = dayInWords(until, words);
  return from === null
    ? words.say('policy-page.versions.before', { until: before })
    : words.say('policy-page.versions.between', { date, until: before });
};

/** Links to the rules that decide about orders of another time; null where the shown ones decide about all. */
export const otherVersions = (others: readonly TimedVersion[], words: PageWords): Html | null =>
  others.length === 0
    ? null
    : html`<ul class="versions" aria-label="${words.say('policy-page.versions')}">
${others.map(
  (other) => html`<li><a href="${addressOf(other, words.locale)}">${nameOf(other, words)}</a></li>
`,
)}</ul>
`;
