import type { PolicyFault } from '../ports.js';
import type { Approval, Rule, RuleFee, RuleOutcome } from '../rules/rule.js';
import type { ResolveAmounts } from './resolve-amounts.js';
import type { OutcomeDocument, RuleDocument } from './schema.js';
import type { Amounts } from './values.js';

type Path = readonly (string | number)[];

const outcomeKeys = ['approve', 'deny', 'review'] as const;
const approveOnly = [
  'chooser',
  'freight',
  'restocking-fee',
  'handling-fee',
  'evidence',
  'goods',
  'refund-on',
  'shipping',
] as const;

/** One rule of the file, with amounts in minor units and every default spelled out. */
export const compileRule = (
  written: RuleDocument,
  path: Path,
  resolve: ResolveAmounts,
  faults: PolicyFault[],
): Rule => {
  const clauses = Object.freeze([...written.clause]);
  const clause = clauses[0] ?? '';
  const over = written.when['value-over'];
  const under = written.when['value-under'];
  return Object.freeze({
    name: written.rule === undefined ? clause : `${clause} ${written.rule}`,
    clauses,
    conditions: Object.freeze(written.when),
    valueOverMinor: over === undefined ? null : resolve(over, [...path, 'when', 'value-over']),
    valueUnderMinor: under === undefined ? null : resolve(under, [...path, 'when', 'value-under']),
    outcome: compileOutcome(written.then, clause, [...path, 'then'], resolve, faults),
  });
};

const compileOutcome = (
  then: OutcomeDocument,
  clause: string,
  path: Path,
  resolve: ResolveAmounts,
  faults: PolicyFault[],
): RuleOutcome => {
  const said = outcomeKeys.filter((key) => then[key] !== undefined);
  if (said.length !== 1) {
    faults.push({
      path,
      problem: `a rule says one of approve, deny or review, and this says ${said.length}`,
      cure: 'Keep exactly one of them.',
    });
  }
  if (then.approve !== undefined) {
    return Object.freeze({
      kind: 'approve',
      approval: compileApproval(then, then.approve, clause, path, resolve),
    });
  }
  for (const key of approveOnly.filter((name) => then[name] !== undefined)) {
    faults.push({
      path: [...path, key],
      problem: `"${key}" means nothing without "approve"`,
      cure: `Remove "${key}", or approve something.`,
    });
  }
  return then.deny === undefined
    ? Object.freeze({ kind: 'review' })
    : Object.freeze({ kind: 'deny', declineReason: then.deny });
};

const compileApproval = (
  then: OutcomeDocument,
  approve: NonNullable<OutcomeDocument['approve']>,
  clause: string,
  path: Path,
  resolve: ResolveAmounts,
): Approval => {
  const resolutions = [
    ...new Set(approve.map((entry) => (typeof entry === 'string' ? entry : ('store-credit' as const)))),
  ];
  const bonusBasisPoints = approve.reduce(
    (sum, entry) => (typeof entry === 'string' ? sum : entry['store-credit']),
    0,
  );
  const { freight, evidence, goods } = then;
  const label: RuleFee | null =
    typeof freight === 'object'
      ? Object.freeze({
          amounts: resolve(freight.customer, [...path, 'freight', 'customer']),
          clause: freight.clause ?? clause,
        })
      : null;
  const onlyCancels = resolutions.every((resolution) => resolution === 'cancel');
  const keepUpTo = typeof goods === 'object' ? goods['keep-up-to'] : undefined;
  return Object.freeze({
    resolutions: Object.freeze(resolutions) as Approval['resolutions'],
    bonusBasisPoints,
    chooser: then.chooser ?? 'customer',
    freight: typeof freight === 'object' ? 'customer' : (freight ?? 'none'),
    label,
    restocking: compileRestocking(then['restocking-fee'], clause),
    handling: compileHandling(then['handling-fee'], clause, [...path, 'handling-fee'], resolve),
    evidence:
      evidence === undefined
        ? null
        : Object.freeze({
            overMinor:
              evidence['if-value-over'] === undefined
                ? null
                : resolve(evidence['if-value-over'], [...path, 'evidence', 'if-value-over']),
            anyOf: Object.freeze([...evidence['any-of']]),
          }),
    goods: typeof goods === 'object' ? 'return' : (goods ?? (onlyCancels ? 'none' : 'return')),
    keepUpToMinor: keepUpTo === undefined ? null : resolve(keepUpTo, [...path, 'goods', 'keep-up-to']),
    refundOn: then['refund-on'] ?? (onlyCancels ? 'now' : 'receipt'),
    shipping: then.shipping ?? 'keep',
  });
};

const compileRestocking = (
  fee: OutcomeDocument['restocking-fee'],
  clause: string,
): Approval['restocking'] => {
  if (fee === undefined) return null;
  return Object.freeze(
    typeof fee === 'number' ? { basisPoints: fee, clause } : { basisPoints: fee.share, clause: fee.clause },
  );
};

const compileHandling = (
  fee: OutcomeDocument['handling-fee'],
  clause: string,
  path: Path,
  resolve: ResolveAmounts,
): RuleFee | null => {
  if (fee === undefined) return null;
  const stated = typeof fee === 'object' && 'clause' in fee && typeof fee.amount !== 'undefined';
  const amounts = (stated ? fee.amount : fee) as Amounts;
  return Object.freeze({ amounts: resolve(amounts, path), clause: stated ? String(fee.clause) : clause });
};
