import { type Locale, locales } from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import type { ConditionName } from '../document/condition-keys.js';
import type { PolicyDocument } from '../document/schema.js';
import type { ConditionOutline, PolicyOutline, Worded } from './outline.js';

/** What a shop names itself. */
const shopsOwn: ReadonlySet<ConditionName> = new Set([
  'category',
  'tags',
  'not',
  'customer-tags',
  'not-customer-tags',
] satisfies ConditionName[]);

/** A text without what else stands beside it, such as the topics of a clause. */
export const textOf = (words: Readonly<Record<Locale, string>>): Worded =>
  Object.fromEntries(locales.map((locale) => [locale, words[locale]])) as Record<Locale, string>;

/** The policy's own words for a name; a name may be one that every object has. */
export const isWordedIn =
  ({ document }: CompiledPolicy) =>
  (name: string): boolean =>
    document.words !== undefined && Object.hasOwn(document.words, name);

/** Only what the outline names: words for a tag that guards the shop stay with the shop. */
export const outlineWords = (
  { words = {} }: PolicyDocument,
  named: readonly { readonly conditions: readonly ConditionOutline[] }[],
): PolicyOutline['words'] => {
  const names = new Set(
    named.flatMap(({ conditions }) =>
      conditions.flatMap((condition) =>
        'values' in condition && shopsOwn.has(condition.key) ? condition.values : [],
      ),
    ),
  );
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, worded]) => (names.has(name) ? [[name, textOf(worded)]] : [])),
  );
};
