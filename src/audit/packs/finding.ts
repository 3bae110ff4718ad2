/** What can be wrong with a pack. Each says where, what was logged and what was found instead. */
export const findingCodes = {
  'pack-unreadable': 'A line of the pack cannot be read.',
  'key-unreadable': 'The verifier key cannot be read.',
  'signature-invalid': 'The checkpoint is not signed by the verifier key.',
  'key-not-on-record': 'No entry of the log says that this key signs it.',
  'entry-missing': 'An entry is missing.',
  'entry-misplaced': 'An entry stands where another belongs.',
  'payload-differs': 'What the entry stands for is not what was hashed.',
  'seal-broken': 'A personal field does not open to what was sealed.',
  'seal-missing': 'A personal field was not sealed.',
  'chain-broken': 'An entry does not name the entry before it.',
  'root-differs': 'The entries do not hash to the signed root.',
  'not-included': 'An entry is not in the signed log.',
  'not-an-extension': 'The signed log does not begin with the earlier checkpoint.',
  'type-differs': 'An entry is of another type than what it stands for.',
  'erased-without-entry': 'Fields were erased, and no entry of the log says so.',
  'policy-differs': 'A policy version is not the document that it names.',
  'policy-unreadable': 'A policy version cannot be compiled by this program.',
  'policy-missing': 'A decision names a policy version that is not on record.',
  'decision-differs': 'The engine decides otherwise on the logged facts.',
  'trace-differs': 'The engine tries other rules on the logged facts, or for other reasons.',
  'more-than-agreed': 'More money was moved than was agreed on.',
  'refund-out-of-order': 'A refund takes a step that it must not take.',
  'refund-changed': 'A refund changes its amount or currency on its way.',
  'case-gap': 'An entry of a case is missing.',
  'paper-gap': 'A number of a series of papers is missing.',
  'paper-twice': 'A number of a series of papers was given twice.',
  'paper-misnumbered': 'A paper bears another number than the one it was given.',
  'paper-unsound': 'A paper does not sum to its total.',
  'paper-missing': 'Money arrived, came back or was asked for, and no paper says so.',
  'paper-unfounded': 'A paper stands for money that did not move so.',
  'paper-differs': 'A paper is of another amount or case than what it is about.',
  'credit-overdrawn': 'More store credit was taken than had been given.',
  'credit-twice': 'One refund was booked twice as store credit.',
  'credit-differs': 'Store credit was booked otherwise than its case says.',
  'refund-not-listed': 'A refund that is logged as made is not in the list.',
  'refund-not-logged': 'A refund in the list was decided by nobody.',
  'refund-listed-twice': 'One refund was made twice.',
  'refund-differs': 'A refund in the list is not as it was logged.',
} as const;
export type FindingCode = keyof typeof findingCodes;

export interface Finding {
  readonly code: FindingCode;
  /** Where in the log. */
  readonly seq?: number;
  /** Case reference, else its id. */
  readonly case?: string;
  /** What of it: a field, an intent, a policy version. */
  readonly field?: string;
  readonly logged?: unknown;
  readonly found?: unknown;
}

export type Report = (finding: Finding) => void;
