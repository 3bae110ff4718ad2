import { currencyExponent } from '../../base/index.js';
import { policyTopics } from '../../domain/index.js';
import type { PolicyFault } from '../ports.js';
import { isTimeZone } from '../rules/calendar.js';
import type { PolicyDocument, RuleDocument } from './schema.js';

const feeClauses = (rule: RuleDocument): string[] => {
  const { freight, 'restocking-fee': restocking, 'handling-fee': handling } = rule.then;
  return [freight, restocking, handling].flatMap((fee) =>
    typeof fee === 'object' && 'clause' in fee && typeof fee.clause === 'string' ? [fee.clause] : [],
  );
};

/** What a schema can't see: clauses that do not exist, rules nothing reaches, topics nobody answers. */
export const checkReferences = (document: PolicyDocument): PolicyFault[] => {
  const faults: PolicyFault[] = [];
  const clauses = new Set(Object.keys(document.clauses));
  for (const part of ['exceptions', 'rules'] as const) {
    const rules = document[part];
    for (const [index, rule] of rules.entries()) {
      for (const clause of [...rule.clause, ...feeClauses(rule)].filter((id) => !clauses.has(id))) {
        faults.push({
          path: [part, index, 'clause'],
          problem: `clause "${clause}" is not worded`,
          cure: `Add "${clause}" under "clauses" in every language.`,
        });
      }
      const open = Object.keys(rule.when).length === 0;
      if (open && (part === 'exceptions' || index < rules.length - 1)) {
        faults.push({
          path: [part, index, 'when'],
          problem: 'the rule applies to everything, so no later rule can',
          cure: 'Give it a condition, or move it to the end of the rules.',
        });
      }
    }
  }
  for (const topic of policyTopics) {
    if (Object.values(document.clauses).some((clause) => clause.topics.includes(topic))) continue;
    faults.push({
      path: ['clauses'],
      problem: `no clause answers the topic "${topic}"`,
      cure: `Add "${topic}" to the topics of the clause that answers it.`,
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
    try {
      currencyExponent(currency);
    } catch {
      faults.push({
        path: ['currencies', index],
        problem: `"${currency}" is not a currency`,
        cure: 'Use an ISO 4217 code.',
      });
    }
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
