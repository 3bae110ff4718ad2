import type { CaseEntry } from '../domain/index.js';
import { isBookEntry } from './entry.js';
import type { Json } from './seals/json-place.js';
import { bookPersonalFields, personalFields } from './seals/personal-fields.js';

/** What is logged of an entry of a case: its place in the case, the reference people know, and what happened. */
export const casePayload = (reference: string, { seq, event }: Pick<CaseEntry, 'seq' | 'event'>): Json => ({
  reference,
  seq,
  event: event as unknown as Json,
});

/** Patterns of what is sealed in the payload of an entry of this type. */
export const personalPatterns = (type: string): readonly string[] => {
  if (isBookEntry(type)) return bookPersonalFields[type];
  return Object.hasOwn(personalFields, type)
    ? personalFields[type as keyof typeof personalFields].map((field) => `event.${field}`)
    : [];
};
