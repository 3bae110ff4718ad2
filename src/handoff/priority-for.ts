import type { HandoffReason, Mood } from '../domain/index.js';

const byReason: Readonly<Record<HandoffReason, number>> = {
  vulnerable: 1,
  'legal-threat': 1,
  'refund-unknown': 2,
  overdue: 2,
  angry: 2,
  dispute: 2,
  unexpected: 2,
  'customer-asked': 3,
  'policy-review': 3,
  'above-limit': 3,
  'not-understood': 3,
  identity: 3,
  'out-of-scope': 4,
};

/** 1 (now) to 4 (when there is time). Mood can only move someone forward; bad language moves nobody back. */
export const priorityFor = (reason: HandoffReason, mood: Mood): number => {
  const byMood = mood.vulnerable || mood.legalThreat ? 1 : mood.angry ? 2 : 4;
  return Math.min(byReason[reason], byMood);
};
