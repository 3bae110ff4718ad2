import type { DefaultsDocument, OutcomeDocument } from '../document/outcome-schema.js';
import type { Facet } from './part.js';
import { wordsOfAmounts, wordsOfList, wordsOfShare, wordsOfSpan } from './words-of-values.js';

type Terms = DefaultsDocument;
type TermName = keyof Terms;

const under = (clause: string | undefined): string => (clause === undefined ? '' : ` (${clause})`);

/** What one term says, a line for each thing that can change by itself. */
const wordsOf: {
  [K in TermName]-?: (value: NonNullable<Terms[K]>, currencies: readonly string[]) => Record<string, string>;
} = {
  chooser: (value) => ({ '': `the ${value}` }),
  freight: (value, currencies) => ({
    '':
      typeof value === 'string'
        ? value
        : `customer, ${wordsOfAmounts(value.customer, currencies)}${under(value.clause)}`,
  }),
  'restocking-fee': (value) => ({
    '':
      typeof value === 'number' ? wordsOfShare(value) : `${wordsOfShare(value.share)}${under(value.clause)}`,
  }),
  'handling-fee': (value, currencies) => ({
    '':
      typeof value === 'object' && 'clause' in value && typeof value.amount !== 'undefined'
        ? `${wordsOfAmounts(value.amount, currencies)}${under(String(value.clause))}`
        : wordsOfAmounts(value as Parameters<typeof wordsOfAmounts>[0], currencies),
  }),
  evidence: (value, currencies) => ({
    '': `${wordsOfList(value['any-of'])}${
      value['if-value-over'] === undefined
        ? ''
        : ` above ${wordsOfAmounts(value['if-value-over'], currencies)}`
    }`,
  }),
  goods: (value, currencies) => ({
    '':
      typeof value === 'string'
        ? value
        : `keep up to ${wordsOfAmounts(value['keep-up-to'], currencies)}, else return`,
  }),
  'refund-on': (value) => ({ '': value }),
  shipping: (value) => ({ '': value }),
  duties: (value) => ({ '': value }),
  'threshold-discount': (value) => ({ '': value }),
  tenders: (value) => ({ '': value }),
  approval: (value) => ({ '': value }),
  promise: (value) =>
    Object.fromEntries(
      (['answer-within', 'refund-within'] as const).flatMap((name) =>
        value[name] === undefined ? [] : [[name, wordsOfSpan(value[name])]],
      ),
    ),
  say: (value) => Object.fromEntries(Object.entries(value).map(([locale, words]) => [locale, `"${words}"`])),
};

const termNames = Object.keys(wordsOf) as TermName[];

const linesOf = (terms: Terms, name: TermName, currencies: readonly string[]): [string, string][] => {
  const value = terms[name];
  if (value === undefined) return [];
  const words = wordsOf[name] as (value: unknown, currencies: readonly string[]) => Record<string, string>;
  return Object.entries(words(value, currencies)).map(([key, text]) => [
    key === '' ? name : `${name}.${key}`,
    text,
  ]);
};

/**
 * One facet for each term of an approval.
 * @param terms what holds, defaults spelled out
 * @param own what is written in this very place
 */
export const termFacets = (
  terms: Terms,
  own: Terms,
  owner: string,
  currencies: readonly string[],
  at = 'then',
): Facet[] =>
  termNames.flatMap((name) =>
    linesOf(terms, name, currencies).map(([path, text]) => ({
      path: `${at}.${path}`,
      label: `"${path.replace('.', ' ')}" of ${owner}`,
      text,
      own: JSON.stringify(own[name]) ?? 'defaults',
      inherited: own[name] === undefined ? 'defaults' : undefined,
    })),
  );

export const wordsOfOutcome = ({ approve, deny, review }: OutcomeDocument): string => {
  if (approve !== undefined)
    return `approve ${wordsOfList(
      approve.map((entry) =>
        typeof entry === 'string' ? entry : `store-credit +${wordsOfShare(entry['store-credit'])}`,
      ),
    )}`;
  return deny !== undefined ? `deny as ${deny}` : review === true ? 'a person decides' : 'nothing';
};

/** All terms in one line. */
export const wordsOfTerms = (terms: Terms, currencies: readonly string[]): string[] =>
  termNames.flatMap((name) =>
    linesOf(terms, name, currencies).map(([path, text]) => `${path.replace('.', ' ')} ${text}`),
  );
