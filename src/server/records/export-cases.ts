import type { CaseRecord, CaseRecords } from '../../storage/index.js';
import { caseDocument } from './case-document.js';
import { caseToCsv, csvHeader, type WholeRecord } from './case-table.js';
import { byteOrderMark } from './csv-text.js';

export const exportFormats = ['json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

type Reader = Pick<CaseRecords, 'transcript' | 'recordOf' | 'changedSince'>;

const whole = async (records: Pick<Reader, 'transcript'>, record: CaseRecord): Promise<WholeRecord> => ({
  ...record,
  transcript: await records.transcript(record.case.conversationId),
});

/** One case as a file of its own. */
export const exportCase = async (
  records: Pick<Reader, 'transcript'>,
  record: CaseRecord,
  format: ExportFormat,
): Promise<string> => {
  const all = await whole(records, record);
  return format === 'csv'
    ? byteOrderMark + csvHeader + caseToCsv(all)
    : `${JSON.stringify(caseDocument(all), null, 2)}\n`;
};

const pageSize = 200;

/**
 * All cases to which something was added since a moment (ISO), in the order of their ids, as the parts of one file:
 * a JSON list with one case a line, or one CSV table. One case is in memory at a time.
 */
export async function* exportCases(
  records: Reader,
  { since, format }: { readonly since: string; readonly format: ExportFormat },
): AsyncGenerator<string, number> {
  let count = 0;
  yield format === 'csv' ? byteOrderMark + csvHeader : '[';
  for (let lastId = ''; ; ) {
    const ids = await records.changedSince(since, lastId, pageSize);
    for (const id of ids) {
      const record = await records.recordOf(id);
      if (record === null) continue;
      const all = await whole(records, record);
      yield format === 'csv'
        ? caseToCsv(all)
        : `${count === 0 ? '' : ','}\n${JSON.stringify(caseDocument(all))}`;
      count += 1;
    }
    lastId = ids.at(-1) ?? lastId;
    if (ids.length < pageSize) break;
  }
  if (format === 'json') yield '\n]\n';
  return count;
}
