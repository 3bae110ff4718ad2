import type { CaseEntryWire } from '../../../domain/wire.js';
import type { DeskTexts } from '../../texts/desk-texts.js';

/** Words for a code, by the kind of entry that says it. */
const codeWords = ({ type, code }: CaseEntryWire, texts: DeskTexts): string => {
  if (code === null) return '';
  const { cases } = texts;
  const listOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    opened: cases.kinds,
    decided: texts.outcome,
    confirmed: texts.resolutions,
    'return-tracked': cases.carrierStatus,
    'refund-moved': cases.refundStatus,
    'chargeback-closed': cases.outcomes,
    overdue: cases.status,
    'handed-off': texts.reason,
  };
  return listOf[type]?.[code] ?? code.replaceAll('-', ' ');
};

/** What an entry says, in the words of the desk. */
export const entryWords = (entry: CaseEntryWire, texts: DeskTexts): string =>
  texts.cases.entries[entry.type]?.(codeWords(entry, texts)) ?? entry.type.replaceAll('-', ' ');
