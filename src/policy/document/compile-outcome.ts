import type { PolicyFault } from '../ports.js';
import type { Approval, RuleFee, RuleOutcome } from '../rules/rule.js';
import { approvalOnly, type DefaultsDocument, type OutcomeDocument } from './outcome-schema.js';
import type { ResolveAmounts } from './resolve-amounts.js';
import type { Amounts } from './values.js';

type Path = readonly (string | number)[];

/** What every rule of one file is compiled with. */
export interface OutcomeTerms {
  readonly defaults: DefaultsDocument;
  /** What a label costs where the customer pays for it; null: they arrange the parcel themselves. */
  readonly label: RuleFee | null;
  readonly resolve: ResolveAmounts;
  readonly faults: PolicyFault[];
}

const outcomeKeys = ['approve', 'deny', 'review'] as const;

/** What a rule says, with amounts in minor units and every default spelled out. */
export const compileOutcome = (
  then: OutcomeDocument,
  clause: string,
  path: Path,
  terms: OutcomeTerms,
): RuleOutcome => {
  const said = outcomeKeys.filter((key) => then[key] !== undefined);
  if (said.length !== 1) {
    terms.faults.push({
      path,
      problem: `a rule says one of approve, deny or review, and this says ${said.length}`,
      cure: 'Keep exactly one of them.',
    });
  }
  if (then.approve !== undefined) {
    const full = { ...terms.defaults, ...then };
    return Object.freeze({
      kind: 'approve',
      approval: compileApproval(full, then.approve, clause, path, terms),
    });
  }
  for (const key of approvalOnly.filter((name) => then[name] !== undefined)) {
    terms.faults.push({
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
  terms: OutcomeTerms,
): Approval => {
  const { resolve } = terms;
  const resolutions = [
    ...new Set(approve.map((entry) => (typeof entry === 'string' ? entry : ('store-credit' as const)))),
  ];
  const bonusBasisPoints = approve.reduce(
    (sum, entry) => (typeof entry === 'string' ? sum : entry['store-credit']),
    0,
  );
  const { freight, evidence, goods } = then;
  const onlyCancels = resolutions.every((resolution) => resolution === 'cancel');
  const keepUpTo = typeof goods === 'object' ? goods['keep-up-to'] : undefined;
  return Object.freeze({
    resolutions: Object.freeze(resolutions) as Approval['resolutions'],
    bonusBasisPoints,
    chooser: then.chooser ?? 'customer',
    freight: typeof freight === 'object' ? 'customer' : (freight ?? 'none'),
    label: onlyCancels ? null : labelOf(freight, clause, path, terms),
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
    duties: then.duties ?? 'keep',
    thresholdDiscount: then['threshold-discount'] ?? 'keep',
    tenders: then.tenders ?? null,
    approvalLevel: then.approval ?? 'assistant',
  });
};

const labelOf = (
  freight: OutcomeDocument['freight'],
  clause: string,
  path: Path,
  { label, resolve }: OutcomeTerms,
): RuleFee | null => {
  if (freight === 'customer') return label;
  if (typeof freight !== 'object') return null;
  return Object.freeze({
    amounts: resolve(freight.customer, [...path, 'freight', 'customer']),
    clause: freight.clause ?? clause,
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
