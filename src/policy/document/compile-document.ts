import { err, fingerprint, ok, type Result } from '../../base/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { workingDays } from '../facts/working-days.js';
import type { PolicyFault } from '../ports.js';
import type { RuleFee } from '../rules/rule.js';
import { ruleBook } from '../rules/rule-book.js';
import { checkReferences } from './check-references.js';
import { compileFloor, compileStart } from './compile-floor.js';
import { compileRule, type RuleTerms } from './compile-rule.js';
import { faultsOfIssues } from './faults.js';
import { amountResolver } from './resolve-amounts.js';
import { type PolicyDocument, policyDocumentSchema } from './schema.js';

/** The fault of an amount that both people of the shop may approve alone, the wrong way round. */
const limitsOf = (
  written: PolicyDocument,
  resolve: ReturnType<typeof amountResolver>,
  faults: PolicyFault[],
): CompiledPolicy['limits'] => {
  const assistant = resolve(written.limits.assistant, ['limits', 'assistant']);
  const agent = resolve(written.limits.agent, ['limits', 'agent']);
  const pairs = written.currencies.map((currency) => {
    const assistantMinor = assistant[currency] ?? 0;
    const agentMinor = agent[currency] ?? 0;
    if (assistantMinor > agentMinor) {
      faults.push({
        path: ['limits'],
        problem: `in ${currency} the assistant may approve more than an agent`,
        cure: 'Raise "agent", or lower "assistant".',
      });
    }
    return [currency, Object.freeze({ assistantMinor, agentMinor })] as const;
  });
  return Object.freeze(Object.fromEntries(pairs));
};

/** What may be given away, by currency; null where nothing may. */
const appeasementOf = (
  { appeasement, currencies }: PolicyDocument,
  resolve: ReturnType<typeof amountResolver>,
  faults: PolicyFault[],
): CompiledPolicy['appeasement'] => {
  if (appeasement === undefined) return null;
  const perCase = resolve(appeasement['per-case'], ['appeasement', 'per-case']);
  const perMonth = resolve(appeasement['per-month'], ['appeasement', 'per-month']);
  const pairs = currencies.map((currency) => {
    const caseMinor = perCase[currency] ?? 0;
    const monthMinor = perMonth[currency] ?? 0;
    if (caseMinor > monthMinor) {
      faults.push({
        path: ['appeasement'],
        problem: `in ${currency} one case may be given more than all cases of a month`,
        cure: 'Raise "per-month", or lower "per-case".',
      });
    }
    return [currency, Object.freeze({ caseMinor, monthMinor })] as const;
  });
  return Object.freeze(Object.fromEntries(pairs));
};

/** A policy named by another's floors that nobody wrote, or floors handed over in another number. */
const missingFloor = (index: number, name: string): PolicyFault => ({
  path: ['floors', index],
  problem: `there is no statutory floor "${name}"`,
  cure: 'Name a file of dialogs/policies/floors/ without its ending, or remove it.',
});

/**
 * Reads a policy document and its statutory floors into a policy ready to decide. All faults come together; those of
 * a floor lead to `['floors', name, …]`.
 * @param floors the documents of `document.floors`, in that order
 */
export const compileDocument = (
  document: unknown,
  floors: readonly unknown[],
): Result<CompiledPolicy, PolicyFault[]> => {
  const parsed = policyDocumentSchema.safeParse(document);
  if (!parsed.success) return err(faultsOfIssues(parsed.error.issues));
  const written = parsed.data;
  const faults = checkReferences(written);
  if (faults.some((fault) => fault.path[0] === 'currencies')) return err(faults);
  const resolverFor = (found: PolicyFault[]) => amountResolver(written.currencies, found);
  const resolve = resolverFor(faults);
  const fee = written.fees.label;
  const label: RuleFee | null =
    fee === undefined
      ? null
      : Object.freeze({ amounts: resolve(fee.amount, ['fees', 'label', 'amount']), clause: fee.clause });
  const terms: RuleTerms = {
    definitions: written.definitions,
    applies: {},
    floor: null,
    promise: written.promise,
    defaults: written.defaults,
    label,
    resolve,
    faults,
  };
  const rules = (['exceptions', 'rules'] as const).flatMap((part) =>
    written[part].map((rule, index) => compileRule(rule, [part, index], terms)),
  );
  const limits = limitsOf(written, resolve, faults);
  const appeasement = appeasementOf(written, resolve, faults);
  const clauses = new Set(Object.keys(written.clauses));
  const compiledFloors = written.floors.flatMap((name, index) => {
    const floor = floors[index];
    if (floor === undefined) {
      faults.push(missingFloor(index, name));
      return [];
    }
    const compiled = compileFloor(floor, name, { label, resolverFor, clauses });
    if (compiled.ok) return [compiled.value];
    faults.push(...compiled.error);
    return [];
  });
  if (faults.length > 0) return err(faults);

  const { calendar } = written;
  return ok(
    Object.freeze({
      name: written.policy,
      version: fingerprint({ document, floors }),
      document: written,
      currencies: Object.freeze([...written.currencies]),
      calendar: Object.freeze({
        timeZone: written['time-zone'],
        working: workingDays(calendar.weekend, calendar.holidays),
        runsOn: calendar['last-day'] === 'next-working-day',
      }),
      start: compileStart(written.start),
      sendBackDays: written['send-back-within'] ?? null,
      staleAfterMinutes: written['stale-after'] ?? null,
      rules: ruleBook(rules),
      floors: Object.freeze(compiledFloors),
      tenders: written.tenders,
      giftCardAllowed: written['refund-to'].includes('gift-card'),
      payoutDays: Object.freeze({ ...written['payout-days'] }) as CompiledPolicy['payoutDays'],
      limits,
      appeasement,
      invoiceDays: written['invoice-within'],
    }),
  );
};
