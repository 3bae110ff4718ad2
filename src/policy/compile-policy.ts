import { ok, type Result } from '../base/index.js';
import type { Locale, PolicyTopic, ReturnReason } from '../domain/index.js';
import type { CompiledPolicy } from './decide/compiled-policy.js';
import { decide, decidePerLine } from './decide/decide.js';
import { compileDocument } from './document/compile-document.js';
import type { PolicyDocument } from './document/schema.js';
import type { Policy, PolicyFault } from './ports.js';

/** Clauses that answer a topic: those that name the customer's reason first, then those for every reason. */
const answersOf = (document: PolicyDocument, topic: PolicyTopic, reason: ReturnReason | null): string[] => {
  const rank = (reasons: readonly ReturnReason[]): number =>
    reason === null ? 0 : reasons.includes(reason) ? 0 : reasons.length === 0 ? 1 : 2;
  return Object.entries(document.clauses)
    .filter(([, clause]) => clause.topics.includes(topic))
    .map(([id, clause]) => ({ id, rank: rank(clause.reasons) }))
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.id);
};

const wordingOf = ({ document, floors }: CompiledPolicy, id: string, locale: Locale): string | undefined =>
  document.clauses[id]?.[locale] ??
  floors.map((floor) => floor.document.clauses[id]?.[locale]).find((words) => words !== undefined);

const traced = { traced: true } as const;

/**
 * Checks a policy document, as read from YAML, and freezes it into a `Policy`. All faults are reported together,
 * each with the path to the key, so that one reading mends the file.
 * @param floors the statutory floors named under `floors`, as read from YAML, in that order
 */
export const compilePolicy = (
  document: unknown,
  floors: readonly unknown[] = [],
): Result<Policy, PolicyFault[]> => {
  const compiled = compileDocument(document, floors);
  if (!compiled.ok) return compiled;
  const policy = compiled.value;
  const written = policy.document;
  return ok(
    Object.freeze({
      name: policy.name,
      version: policy.version,
      validFrom: written['valid-from'] ?? null,
      sources: Object.freeze({ document, floors: Object.freeze([...floors]) }),
      timeZone: policy.calendar.timeZone,
      isWorkingDay: (day: number) => policy.calendar.working.isWorking(day),
      currency: policy.currencies[0] ?? '',
      limits: policy.limits,
      appeasement: policy.appeasement,
      invoiceDays: policy.invoiceDays,
      tenders: policy.tenders,
      clause: (id: string, locale: Locale) => wordingOf(policy, id, locale) ?? id,
      clausesFor: (topic: PolicyTopic, reason: ReturnReason | null) => answersOf(written, topic, reason),
      identity: Object.freeze(written.identity.map((proof) => Object.freeze([...proof]))),
      decide: (facts, options = traced) => decide(policy, facts, options),
      decidePerLine: (facts, options = traced) => decidePerLine(policy, facts, options),
    } satisfies Policy),
  );
};
