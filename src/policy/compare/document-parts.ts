import type { Locale } from '../../domain/index.js';
import type { FloorDocument, PolicyDocument, StartDocument } from '../document/schema.js';
import {
  type ConditionSource,
  conditionFacets,
  definitionsOf,
  inheritedBy,
  wordsOfConditions,
} from './condition-facets.js';
import { type Part, single } from './part.js';
import { ruleName } from './rule-parts.js';
import { termFacets, wordsOfTerms } from './term-facets.js';
import { wordsOfAmounts, wordsOfDays, wordsOfList, wordsOfMinutes, wordsOfSpan } from './words-of-values.js';

type Worded = Readonly<Record<Locale, string>>;
type Shared = Pick<FloorDocument, 'start' | 'definitions' | 'defaults' | 'clauses' | 'rules'>;

const quoted = (text: string): string => `"${text}"`;

/** A sentence in every language; told whole when it is new. */
const wordedPart = (path: string, label: string, text: Worded, more: Part['facets'] = []): Part => ({
  path,
  label,
  whole: quoted(text.en),
  facets: [
    ...Object.entries(text).map(([locale, words]) => ({
      path: locale,
      label: `${label} (${locale})`,
      text: quoted(words),
    })),
    ...more,
  ],
});

const startPart = ({ event, otherwise, buffer }: StartDocument, path: string, prefix: string): Part => {
  const facets = [
    { path: 'event', label: `${prefix}what windows count from`, text: event },
    {
      path: 'otherwise',
      label: `${prefix}what stands in where nobody noted that`,
      text: otherwise === undefined ? 'nothing' : `${wordsOfDays(otherwise.shipped)} after shipping`,
    },
    { path: 'buffer', label: `${prefix}the days before a window starts`, text: wordsOfDays(buffer ?? 0) },
  ];
  return { path, label: `${prefix}the start of windows`, whole: event, facets };
};

/** What a policy and a floor have in common, apart from their rules. */
export const sharedParts = (
  document: Shared & { readonly exceptions?: PolicyDocument['exceptions'] },
  source: ConditionSource & { readonly prefix: string; readonly path: string },
): Part[] => {
  const { prefix, currencies } = source;
  const at = source.path === '' ? '' : `${source.path}.`;
  const rules = [...(document.exceptions ?? []), ...document.rules];
  const reach = (name: string): string => {
    const using = rules.filter(({ when }) => definitionsOf(when, document.definitions).includes(name));
    return using.length === 0 ? 'no rule uses it' : `in ${using.map(ruleName).join(', ')}`;
  };
  return [
    startPart(document.start, `${at}start`, prefix),
    ...Object.entries(document.definitions).map(([name, when]) => ({
      path: `${at}definitions.${name}`,
      label: `${prefix}definition ${name}`,
      whole: wordsOfConditions(when, source),
      facets: conditionFacets(when, `${prefix}definition ${name}`, source),
      inherits: [inheritedBy(when)],
      note: reach(name),
    })),
    {
      path: `${at}defaults`,
      label: `${prefix}defaults`,
      whole: wordsOfTerms(document.defaults, currencies).join(', '),
      facets: termFacets(document.defaults, document.defaults, `${prefix}defaults`, currencies, '').map(
        (facet) => ({ ...facet, path: facet.path.slice(1) }),
      ),
      note: 'for every approval that says nothing else',
    },
    ...Object.entries(document.clauses).map(([id, { topics, reasons, ...words }]) =>
      wordedPart(`${at}clauses.${id}`, `${prefix}clause ${id}`, words as Worded, [
        {
          path: 'topics',
          label: `${prefix}the topics of clause ${id}`,
          text: topics.join(', '),
          items: topics,
        },
        {
          path: 'reasons',
          label: `${prefix}the reasons of clause ${id}`,
          text: reasons.join(', '),
          items: reasons,
        },
      ]),
    ),
  ];
};

const maybe = <T>(value: T | undefined, part: (value: T) => Part): Part[] =>
  value === undefined ? [] : [part(value)];

/** Everything of a policy but its rules, and the floors' own text. */
export const documentParts = (document: PolicyDocument): Part[] => {
  const { currencies, calendar, fees, limits, promise } = document;
  const amountsOf = (amounts: Parameters<typeof wordsOfAmounts>[0]): string =>
    wordsOfAmounts(amounts, currencies);
  const list = (path: string, label: string, items: readonly string[]): Part =>
    single(path, label, wordsOfList(items, 'and'), items);
  return [
    single('policy', 'the name of the policy', document.policy),
    single('valid-from', 'the day it is valid from', document['valid-from'] ?? 'ever'),
    ...maybe(document.title, (title) => wordedPart('title', 'the title', title)),
    single('time-zone', 'the time zone', document['time-zone']),
    list('currencies', 'the currencies', currencies),
    list('calendar.weekend', 'the weekend', calendar.weekend),
    list('calendar.holidays', 'the holidays', calendar.holidays),
    single('calendar.last-day', 'what becomes of a last day that is free', calendar['last-day']),
    ...maybe(document['send-back-within'], (days) =>
      single('send-back-within', 'the time to send goods back', wordsOfDays(days)),
    ),
    ...maybe(document['stale-after'], (minutes) =>
      single('stale-after', 'the age from which records are not decided on', wordsOfMinutes(minutes)),
    ),
    list('floors', 'the statutory floors', document.floors),
    ...maybe(fees.label, ({ amount, clause }) => ({
      path: 'fees.label',
      label: 'the label fee',
      whole: `${amountsOf(amount)} (${clause})`,
      facets: [
        { path: 'amount', label: 'the label fee', text: amountsOf(amount) },
        { path: 'clause', label: 'the clause of the label fee', text: clause },
      ],
    })),
    ...Object.entries(document.sections).map(([id, words]) =>
      wordedPart(`sections.${id}`, `heading ${id}`, words),
    ),
    single('tenders', 'which payments are given back first', document.tenders),
    list('refund-to', 'where refunds may go', document['refund-to']),
    ...Object.entries(document['payout-days']).map(([kind, { from, to }]) =>
      single(
        `payout-days.${kind}`,
        `the payout days by ${kind}`,
        to === 0 ? 'at once' : from === to ? wordsOfDays(to) : `${from} to ${to} days`,
      ),
    ),
    ...maybe(promise?.['answer-within'], (span) =>
      single('promise.answer-within', 'the time to answer', wordsOfSpan(span)),
    ),
    ...maybe(promise?.['refund-within'], (span) =>
      single('promise.refund-within', 'the time until the money has left', wordsOfSpan(span)),
    ),
    single('limits.assistant', 'what the assistant approves alone', amountsOf(limits.assistant)),
    single('limits.agent', 'what one agent approves alone', amountsOf(limits.agent)),
    ...maybe(document.appeasement, (appeasement) => ({
      path: 'appeasement',
      label: 'what colleagues may give without entitlement',
      whole: `${amountsOf(appeasement['per-case'])} a case and ${amountsOf(appeasement['per-month'])} a month`,
      facets: [
        {
          path: 'per-case',
          label: 'what one case may be given without entitlement',
          text: amountsOf(appeasement['per-case']),
        },
        {
          path: 'per-month',
          label: 'what a month may bring without entitlement',
          text: amountsOf(appeasement['per-month']),
        },
      ],
    })),
    single(
      'invoice-within',
      'the time to pay the difference of an exchange',
      wordsOfDays(document['invoice-within']),
    ),
    list(
      'identity',
      'what proves who asks',
      document.identity.map((proof) => proof.join(' + ')),
    ),
  ];
};

/** The text of a floor around its rules. */
export const floorParts = (
  floor: FloorDocument,
  source: ConditionSource & { readonly prefix: string; readonly path: string },
): Part[] => [
  wordedPart(`${source.path}.title`, `${source.prefix}the title`, floor.title),
  wordedPart(`${source.path}.notice`, `${source.prefix}the notice`, floor.notice),
  {
    path: `${source.path}.applies`,
    label: `${source.prefix}where it applies`,
    whole: wordsOfConditions(floor.applies, source),
    facets: conditionFacets(floor.applies, `${source.prefix}all its rules`, source),
    inherits: [inheritedBy(floor.applies)],
  },
  single(
    `${source.path}.sources`,
    `${source.prefix}the sources`,
    floor.sources.map(({ name, article }) => `${name}, ${article}`).join('; '),
    floor.sources.map(({ name, article }) => `${name}, ${article}`),
  ),
];
