/** JSON Pointers (RFC 6901) into parsed JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const isContainer = (value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null;

const partOf = (value: Json | undefined, key: string): Json | undefined => {
  if (!isContainer(value) || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, Json>>)[key];
};

/** What stands at a pointer; undefined where nothing does. */
export const valueAt = (value: Json, pointer: string): Json | undefined =>
  keysOf(pointer).reduce<Json | undefined>(partOf, value);

/** The same document with other values at some pointers; what leads there is copied, a pointer into nothing is left out. */
export const withValues = (value: Json, changes: ReadonlyMap<string, Json>): Json => {
  let changed = value;
  for (const [pointer, to] of changes) changed = replaced(changed, keysOf(pointer), to);
  return changed;
};

const replaced = (value: Json, [key, ...rest]: readonly string[], to: Json): Json => {
  if (key === undefined) return to;
  if (!isContainer(value) || !Object.hasOwn(value, key)) return value;
  const inner = replaced((value as Readonly<Record<string, Json>>)[key] ?? null, rest, to);
  if (Array.isArray(value)) return value.map((part, index) => (String(index) === key ? inner : part));
  return { ...value, [key]: inner };
};

/** Pointers to what a pattern such as `facts.order.payments.*.label` finds in a document; null values are nothing. */
export const pointersTo = (value: Json, pattern: string): string[] => find(value, pattern.split('.'), '');

const find = (value: Json | undefined, [key, ...rest]: readonly string[], pointer: string): string[] => {
  if (key === undefined) return value === undefined || value === null ? [] : [pointer];
  if (!isContainer(value)) return [];
  const keys = key === '*' ? Object.keys(value) : [key];
  return keys.flatMap((name) => find(partOf(value, name), rest, `${pointer}/${escaped(name)}`));
};
