import {
  forgetSalts,
  isBookEntry,
  type Json,
  neutralPayload,
  type Seals,
  valueAt,
} from '../../audit/index.js';
import { type LoggedEntry, readCreditEntriesOf, readEntriesOfCase } from '../audit/read-entries.js';
import type { Transaction } from '../database.js';
import { jsonText } from '../values.js';

interface Rewritten {
  readonly caseId: string;
  readonly caseSeq: number;
  readonly event: Json;
}

const fieldsLeft = ({ fields }: Seals): number => fields.filter((seal) => 'salt' in seal).length;

/**
 * Forgets the salts of everything sealed in these cases and in what this customer's store credit is logged as, and puts
 * neutral values in the place of what the cases hold of it. Digests stay. Papers and store credit themselves are erased
 * where they are kept, and only after this.
 * @returns which entries of the log were touched, and how many fields that were
 */
export const eraseLogged = async (
  tx: Transaction,
  { caseIds, customerId }: { readonly caseIds: readonly string[]; readonly customerId: string },
): Promise<{ readonly seqs: readonly number[]; readonly fields: number }> => {
  const touched = new Map<number, LoggedEntry>();
  for (const caseId of caseIds)
    for (const kept of await readEntriesOfCase(tx, caseId, Number.MAX_SAFE_INTEGER))
      touched.set(kept.entry.seq, kept);
  for (const kept of await readCreditEntriesOf(tx, customerId)) touched.set(kept.entry.seq, kept);
  const sealed = [...touched.values()].filter(({ seals }) => fieldsLeft(seals) > 0);
  const seqs = sealed.map(({ entry }) => entry.seq).sort((a, b) => a - b);
  if (seqs.length === 0) return { seqs, fields: 0 };
  await tx.query(
    `update case_entries e set event = n.event
     from jsonb_to_recordset($1::jsonb) as n("caseId" text, "caseSeq" int, event jsonb)
     where e.case_id = n."caseId" and e.seq = n."caseSeq"`,
    [jsonText(sealed.flatMap(neutralEvent))],
  );
  await tx.query(
    `update audit_seals s set seals = n.seals
     from jsonb_to_recordset($1::jsonb) as n(seq bigint, seals jsonb) where s.seq = n.seq`,
    [
      jsonText(
        sealed.map(({ entry, payload, seals }) => ({ seq: entry.seq, seals: forgetSalts(payload, seals) })),
      ),
    ],
  );
  return { seqs, fields: sealed.reduce((sum, { seals }) => sum + fieldsLeft(seals), 0) };
};

const neutralEvent = ({ entry, payload, seals }: LoggedEntry): Rewritten[] => {
  const { case: caseId, type } = entry;
  if (caseId === null || isBookEntry(type)) return [];
  const event = valueAt(neutralPayload(payload, seals), '/event') ?? null;
  return [{ caseId, caseSeq: Number(valueAt(payload, '/seq')), event }];
};
