import type { Decision } from '../../domain/index.js';
import type { CompiledPolicy } from './compiled-policy.js';

type ReviewReason = Decision['reviewReasons'][number];

/** A decision that grants nothing yet: what every outcome starts from, and what unreadable facts stay with. */
export const undecided = (
  policy: Pick<CompiledPolicy, 'name' | 'version'>,
  trace: Decision['trace'],
): Decision => ({
  outcome: 'review',
  policy: { name: policy.name, version: policy.version },
  decidedBy: { source: 'merchant', name: policy.name },
  clauses: [],
  trace,
  resolutions: [],
  chooser: 'shop',
  freight: 'none',
  goods: 'none',
  refundOn: 'now',
  payoutDays: { from: 0, to: 0 },
  until: null,
  breakdown: null,
  missingEvidence: [],
  missingClaims: [],
  approval: 'assistant',
  promise: { answerBy: null, refundBy: null },
  say: null,
  declineReason: null,
  reviewReasons: [],
});

/** Leaves it to a person, and says why. */
export const review = (base: Decision, because: ReviewReason, step?: string): Decision => ({
  ...base,
  outcome: 'review',
  reviewReasons: [because],
  trace:
    step === undefined
      ? base.trace
      : [...base.trace, { rule: 'settlement', applied: false, because: [step] }],
});
