import { canonicalJson } from '../../base/index.js';
import type { Json } from '../seals/json-place.js';

export interface Difference {
  readonly field: string;
  readonly logged: Json | undefined;
  readonly found: Json | undefined;
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two documents differ, by path such as `breakdown.lines.0.amountMinor`. */
export const differences = (logged: Json | undefined, found: Json | undefined, field = ''): Difference[] => {
  if (canonicalJson(logged ?? null) === canonicalJson(found ?? null)) return [];
  const at = (key: string): string => (field === '' ? key : `${field}.${key}`);
  if (isObject(logged) && isObject(found)) {
    const keys = [...new Set([...Object.keys(logged), ...Object.keys(found)])].sort();
    return keys.flatMap((key) => differences(logged[key], found[key], at(key)));
  }
  if (Array.isArray(logged) && Array.isArray(found) && logged.length === found.length)
    return logged.flatMap((value: Json, index) =>
      differences(value, found[index] as Json, at(String(index))),
    );
  return [{ field, logged, found }];
};
