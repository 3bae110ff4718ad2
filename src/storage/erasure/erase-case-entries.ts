import { forgetSalts, type Json, neutralPayload, type Seals, valueAt } from '../../audit/index.js';
import { readEntriesOfCase } from '../audit/read-entries.js';
import type { Transaction } from '../database.js';
import { jsonText } from '../values.js';

interface Rewritten {
  readonly seq: number;
  readonly caseId: string;
  readonly caseSeq: number;
  readonly event: Json;
  readonly seals: Seals;
}

const fieldsLeft = ({ fields }: Seals): number => fields.filter((seal) => 'salt' in seal).length;

/**
 * Puts neutral values in the place of everything sealed in these cases and forgets the salts. Digests stay.
 * @returns which entries of the log were touched, and how many fields that were
 */
export const eraseCaseEntries = async (
  tx: Transaction,
  caseIds: readonly string[],
): Promise<{ readonly seqs: readonly number[]; readonly fields: number }> => {
  const rewritten: Rewritten[] = [];
  let fields = 0;
  for (const caseId of caseIds) {
    for (const { entry, payload, seals } of await readEntriesOfCase(tx, caseId, Number.MAX_SAFE_INTEGER)) {
      const left = fieldsLeft(seals);
      if (left === 0) continue;
      fields += left;
      rewritten.push({
        seq: entry.seq,
        caseId,
        caseSeq: Number(valueAt(payload, '/seq')),
        event: valueAt(neutralPayload(payload, seals), '/event') ?? null,
        seals: forgetSalts(payload, seals),
      });
    }
  }
  const seqs = rewritten.map(({ seq }) => seq).sort((a, b) => a - b);
  if (seqs.length === 0) return { seqs, fields };
  await tx.query(
    `update case_entries e set event = n.event
     from jsonb_to_recordset($1::jsonb) as n("caseId" text, "caseSeq" int, event jsonb)
     where e.case_id = n."caseId" and e.seq = n."caseSeq"`,
    [jsonText(rewritten)],
  );
  await tx.query(
    `update audit_seals s set seals = n.seals
     from jsonb_to_recordset($1::jsonb) as n(seq bigint, seals jsonb) where s.seq = n.seq`,
    [jsonText(rewritten)],
  );
  return { seqs, fields };
};
