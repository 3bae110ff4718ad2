import { canonicalJson } from '../base/index.js';
import { hashLeaf } from './merkle/hashes.js';

/** What is logged beside what happens in cases. */
export const houseEntryTypes = ['policy-recorded', 'key-used', 'erased', 'reconciled'] as const;
export type HouseEntryType = (typeof houseEntryTypes)[number];

/**
 * What is logged of the books: a paper that got its number, an entry of somebody's store credit. It names the case that
 * it belongs to, if any, and is none of the case's own numbered entries.
 */
export const bookEntryTypes = ['paper-issued', 'credit-booked'] as const;
export type BookEntryType = (typeof bookEntryTypes)[number];
export const isBookEntry = (type: string): type is BookEntryType =>
  (bookEntryTypes as readonly string[]).includes(type);

/**
 * One entry of the log, all of it hashed. It says who did what kind of thing when, and holds what was done as a hash
 * only, so that it can be shown to anybody and what it stands for can be erased.
 */
export interface AuditEntry {
  /** 0, 1, 2 … without a gap. */
  readonly seq: number;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly actor: string;
  /** The type of the case's event, or one of `houseEntryTypes` or `bookEntryTypes`. */
  readonly type: string;
  readonly case: string | null;
  readonly payloadHash: string;
  /** Leaf hash of the entry before. */
  readonly previousHash: string;
}

/** What stands before the first entry. */
export const nothingBefore = '0'.repeat(64);

/** RFC 6962 leaf hash over the entry's canonical JSON. */
export const leafHashOf = (entry: AuditEntry): string => {
  const { seq, at, actor, type, case: caseId, payloadHash, previousHash } = entry;
  return hashLeaf(canonicalJson({ seq, at, actor, type, case: caseId, payloadHash, previousHash }));
};
