import type { ApprovalLevel, Decision } from '../../domain/index.js';
import type { LineMatch } from '../rules/match-line.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { review } from './undecided.js';

const levels: readonly ApprovalLevel[] = ['assistant', 'agent', 'two-people'];
const higher = (a: ApprovalLevel, b: ApprovalLevel): ApprovalLevel =>
  levels.indexOf(a) >= levels.indexOf(b) ? a : b;

/** Whose yes an approval takes: the assistant's own within its limit, otherwise a person's, above the agents' two. */
export const authorise = (
  policy: CompiledPolicy,
  matches: readonly LineMatch[],
  currency: string,
  decision: Decision,
): Decision => {
  if (decision.outcome !== 'approve') return decision;
  const limits = policy.limits[currency];
  const totalMinor = decision.breakdown?.totalMinor ?? 0;
  const byAmount: ApprovalLevel =
    totalMinor > (limits?.agentMinor ?? 0)
      ? 'two-people'
      : totalMinor > (limits?.assistantMinor ?? 0)
        ? 'agent'
        : 'assistant';
  const byRule = matches.reduce<ApprovalLevel>(
    (level, { verdict }) =>
      verdict.kind === 'approve' ? higher(level, verdict.approval.approvalLevel) : level,
    'assistant',
  );
  const approval = higher(byAmount, byRule);
  if (approval === 'assistant') return decision;
  const limited = byAmount !== 'assistant';
  return review(
    { ...decision, approval },
    limited ? 'above-limit' : 'needs-approval',
    limited ? `limit: ${limits?.assistantMinor ?? 0} / ${totalMinor}` : `approval: assistant / ${byRule}`,
  );
};
