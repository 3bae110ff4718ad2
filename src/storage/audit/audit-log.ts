import {
  consistencyRanges,
  hashTogether,
  inclusionRanges,
  type LeafRange,
  type Place,
  placesOf,
} from '../../audit/index.js';
import { AppError } from '../../base/index.js';
import type { Database, Executor, HotStatement } from '../database.js';
import { jsonText } from '../values.js';
import { appendAudit, readHead } from './append-audit.js';
import { type LoggedEntry, readEntries, readEntriesOfCase, readHouseEntries } from './read-entries.js';
import { readUnlogged, readUnloggedRows, type UnloggedEntry, type UnloggedRow } from './unlogged.js';

/** The audit log. Hashes are hex; a size or seq beyond the log is `not-found`. */
export interface AuditLog {
  /** How many entries there are. */
  size(): Promise<number>;
  /** Root over the first `size` entries. */
  root(size: number): Promise<string>;
  /** Hashes from the entry's neighbour up to the root over `size` entries: O(log n) rows by primary key. */
  inclusionProof(seq: number, size: number): Promise<readonly string[]>;
  /** Hashes that show that the log of `size` entries begins with the log of `oldSize`. */
  consistencyProof(oldSize: number, size: number): Promise<readonly string[]>;
  /** Hash of one entry. */
  leafHash(seq: number): Promise<string>;
  /** Entries from `from` up to but without `to`, in order, read a page at a time. */
  entries(range: LeafRange): AsyncIterable<LoggedEntry>;
  /** Those of one case among the first `size`, in order. */
  entriesOfCase(caseId: string, size: number): Promise<readonly LoggedEntry[]>;
  /** Those of one type that belong to no case, among the first `size`, in order. */
  houseEntries(type: string, size: number): Promise<readonly LoggedEntry[]>;
  /** Subtrees as they are stored; undefined where there is none. */
  nodes(places: readonly Place[]): Promise<(string | undefined)[]>;
  /** The first entries of cases that the log does not hold as they stand. */
  unlogged(): Promise<UnloggedEntry[]>;
  /** The first papers and entries of store credit that the log does not hold as they stand. */
  unloggedRows(): Promise<UnloggedRow[]>;
  /** Puts something on record that belongs to no case. */
  record(entry: { readonly at: string; readonly type: string; readonly payload: unknown }): Promise<void>;
}

const outside = (): never => {
  throw new AppError('not-found', { reason: 'not-in-the-audit-log' });
};

export const createAuditLog = (database: Database): AuditLog => {
  const sizeNow = async (): Promise<number> => (await readHead(database)).size;
  /** One read for the hashes of several ranges. */
  const hashesOf = async (ranges: readonly LeafRange[]): Promise<string[]> => {
    const places = ranges.map(placesOf);
    const nodes = await readNodes(database, places.flat());
    return places.map((of) => hashTogether(of.map((place) => nodes.get(nameOf(place)) ?? outside())));
  };
  return Object.freeze({
    size: sizeNow,
    root: async (size: number) => (await hashesOf([{ from: 0, to: size }]))[0] ?? outside(),
    inclusionProof: async (seq: number, size: number) => {
      if (seq < 0 || seq >= size || size > (await sizeNow())) outside();
      return hashesOf(inclusionRanges(seq, size));
    },
    consistencyProof: async (oldSize: number, size: number) => {
      if (oldSize < 0 || oldSize > size || size > (await sizeNow())) outside();
      return oldSize === 0 ? [] : hashesOf(consistencyRanges(oldSize, size));
    },
    leafHash: async (seq: number) => (await hashesOf([{ from: seq, to: seq + 1 }]))[0] ?? outside(),
    entries: (range: LeafRange) => readEntries(database, range),
    entriesOfCase: (caseId: string, size: number) => readEntriesOfCase(database, caseId, size),
    houseEntries: (type: string, size: number) => readHouseEntries(database, type, size),
    nodes: async (places: readonly Place[]) => {
      const stored = await readNodes(database, places);
      return places.map((place) => stored.get(nameOf(place)));
    },
    unlogged: () => readUnlogged(database),
    unloggedRows: () => readUnloggedRows(database),
    record: async ({ at, type, payload }: { at: string; type: string; payload: unknown }) => {
      const item = { at, actor: 'system', type, caseId: null, caseSeq: null, payload };
      await database.transaction((tx) => appendAudit(tx, [item]));
    },
  });
};

const nameOf = ({ level, index }: Place): string => `${level} ${index}`;

const nodesStatement: HotStatement = {
  name: 'audit_nodes',
  text: `
  with place as (select * from jsonb_to_recordset($1::jsonb) as place(level int, index bigint))
  select p.level, p.index::text as index, l.leaf_hash as hash
    from place p join audit_log l on l.seq = p.index where p.level = 0
  union all
  select p.level, p.index::text, n.hash
    from place p join audit_nodes n on n.level = p.level and n.index = p.index where p.level > 0`,
};

const readNodes = async (
  database: Pick<Executor, 'hot'>,
  places: readonly Place[],
): Promise<Map<string, string>> => {
  const rows = await database.hot<{ level: number; index: string; hash: string }>(nodesStatement, [
    jsonText(places),
  ]);
  return new Map(rows.map(({ level, index, hash }) => [nameOf({ level, index: Number(index) }), hash]));
};
