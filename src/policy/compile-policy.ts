import { err, fingerprint, ok, type Result } from '../base/index.js';
import type { Locale, PolicyTopic, ReturnReason } from '../domain/index.js';
import type { CompiledPolicy } from './decide/compiled-policy.js';
import { decide, decidePerLine } from './decide/decide.js';
import { checkReferences } from './document/check-references.js';
import { compileRule } from './document/compile-rule.js';
import { faultsOfIssues } from './document/faults.js';
import { amountResolver } from './document/resolve-amounts.js';
import { type PolicyDocument, policyDocumentSchema } from './document/schema.js';
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

/**
 * Checks a policy document, as read from YAML, and freezes it into a `Policy`. All faults are reported together,
 * each with the path to the key, so that one reading mends the file.
 */
export const compilePolicy = (document: unknown): Result<Policy, PolicyFault[]> => {
  const parsed = policyDocumentSchema.safeParse(document);
  if (!parsed.success) return err(faultsOfIssues(parsed.error.issues));
  const written = parsed.data;
  const faults = checkReferences(written);
  if (faults.some((fault) => fault.path[0] === 'currencies')) return err(faults);
  const resolve = amountResolver(written.currencies, faults);
  const rules = (['exceptions', 'rules'] as const).flatMap((part) =>
    written[part].map((rule, index) => compileRule(rule, [part, index], resolve, faults)),
  );
  const assistant = resolve(written.limits.assistant, ['limits', 'assistant']);
  const agent = resolve(written.limits.agent, ['limits', 'agent']);
  for (const currency of written.currencies) {
    if ((assistant[currency] ?? 0) > (agent[currency] ?? 0)) {
      faults.push({
        path: ['limits'],
        problem: `in ${currency} the assistant may approve more than an agent`,
        cure: 'Raise "agent", or lower "assistant".',
      });
    }
  }
  if (faults.length > 0) return err(faults);

  const version = fingerprint(document);
  const limits = Object.freeze(
    Object.fromEntries(
      written.currencies.map((currency) => [
        currency,
        Object.freeze({ assistantMinor: assistant[currency] ?? 0, agentMinor: agent[currency] ?? 0 }),
      ]),
    ),
  );
  const compiled: CompiledPolicy = Object.freeze({
    name: written.policy,
    version,
    currencies: Object.freeze([...written.currencies]),
    calendar: Object.freeze({
      timeZone: written['time-zone'],
      shippedPlusDays: written.start.otherwise?.shipped ?? null,
    }),
    sendBackDays: written['send-back-within'] ?? null,
    rules: Object.freeze(rules),
    tenders: written.tenders,
    giftCardAllowed: written['refund-to'].includes('gift-card'),
    payoutDays: Object.freeze({ ...written['payout-days'] }) as CompiledPolicy['payoutDays'],
    limits,
  });
  return ok(
    Object.freeze({
      name: compiled.name,
      version,
      validFrom: null,
      sources: { document, floors: [] },
      timeZone: written['time-zone'],
      currency: written.currencies[0] ?? '',
      limits,
      tenders: compiled.tenders,
      clause: (id: string, locale: Locale) => written.clauses[id]?.[locale] ?? id,
      clausesFor: (topic: PolicyTopic, reason: ReturnReason | null) => answersOf(written, topic, reason),
      identity: Object.freeze(written.identity.map((proof) => Object.freeze([...proof]))),
      decide: (facts) => decide(compiled, facts),
      decidePerLine: (facts) => decidePerLine(compiled, facts),
    } satisfies Policy),
  );
};
