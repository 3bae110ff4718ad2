import { fingerprint } from '../../base/index.js';
import type { DecisionFacts } from '../../domain/index.js';
import { localDate } from '../facts/calendar.js';

/**
 * Fingerprint of the facts decided on. The moment counts as its calendar day, so that a yes some minutes later is a
 * yes to the same facts; evidence counts by kind, because no rule reads its words.
 */
export const factsHash = (facts: DecisionFacts, timeZone: string): string =>
  fingerprint({
    ...facts,
    readOn: undefined,
    askedOn: localDate(facts.askedOn, timeZone),
    evidence: [...new Set(facts.evidence.map((entry) => entry.kind))].sort(),
  });
