import { currencyDigits } from '../../base/index.js';
import { policyTopics } from '../../domain/index.js';
import { isTimeZone } from '../facts/calendar.js';
import type { PolicyFault } from '../ports.js';
import type { PolicyDocument, RuleDocument } from './schema.js';

const feeClauses = (rule: RuleDocument): string[] => {
  const { freight, 'restocking-fee': restocking, 'handling-fee': handling } = rule.then;
  return [freight, restocking, handling].flatMap((fee) =>
    typeof fee === 'object' && 'clause' in fee && typeof fee.clause === 'string' ? [fee.clause] : [],
  );
};

const notWorded = (path: PolicyFault['path'], clause: string): PolicyFault => ({
  path,
  problem: `clause "${clause}" is not worded`,
  cure: `Add "${clause}" under "clauses" in every language.`,
});

/** Clauses that rules rest on and nobody worded. */
export const clauseFaults = (
  rules: readonly RuleDocument[],
  part: 'rules' | 'exceptions',
  clauses: ReadonlySet<string>,
): PolicyFault[] =>
  rules.flatMap((rule, index) =>
    [...rule.clause, ...feeClauses(rule)]
      .filter((id) => !clauses.has(id))
      .map((id) => notWorded([part, index, 'clause'], id)),
  );

/** What a schema can't see: clauses that do not exist, topics nobody answers, places and currencies that are none. */
export const checkReferences = (document: PolicyDocument): PolicyFault[] => {
  const clauses = new Set(Object.keys(document.clauses));
  const faults: PolicyFault[] = [
    ...clauseFaults(document.exceptions, 'exceptions', clauses),
    ...clauseFaults(document.rules, 'rules', clauses),
  ];
  const label = document.fees.label?.clause;
  if (label !== undefined && !clauses.has(label)) faults.push(notWorded(['fees', 'label', 'clause'], label));
  for (const topic of policyTopics) {
    if (Object.values(document.clauses).some((clause) => clause.topics.includes(topic))) continue;
    faults.push({
      path: ['clauses'],
      problem: `no clause answers the topic "${topic}"`,
      cure: `Add "${topic}" to the topics of the clause that answers it.`,
    });
  }
  for (const section of Object.keys(document.sections)) {
    if ([...clauses].some((id) => sectionOf(id) === section)) continue;
    faults.push({
      path: ['sections', section],
      problem: 'no clause belongs to this heading',
      cure: `Remove it, or give a clause an id such as "${section}.1".`,
    });
  }
  if (!isTimeZone(document['time-zone'])) {
    faults.push({
      path: ['time-zone'],
      problem: `"${document['time-zone']}" is not a time zone`,
      cure: 'Use an IANA name such as America/New_York.',
    });
  }
  for (const [index, currency] of document.currencies.entries()) {
    if (currencyDigits(currency) !== null) continue;
    faults.push({
      path: ['currencies', index],
      problem: `"${currency}" is not a currency`,
      cure: 'Use an ISO 4217 code.',
    });
  }
  if (!document['refund-to'].includes('original')) {
    faults.push({
      path: ['refund-to'],
      problem: 'money must be able to go back where it came from',
      cure: 'Add "original".',
    });
  }
  return faults;
};

/** `4` of `4.2`: clauses of one section share it. */
export const sectionOf = (clauseId: string): string => clauseId.split('.')[0] ?? clauseId;
