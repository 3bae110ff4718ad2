import type { CaseStatus } from '../domain/index.js';

/** What a case waits for, as people at a desk sort their work. */
export const caseGroups = ['us', 'customer', 'goods', 'money', 'done'] as const;
export type CaseGroup = (typeof caseGroups)[number];

const groups: Readonly<Record<CaseStatus, CaseGroup>> = {
  open: 'customer',
  collecting: 'customer',
  evaluating: 'customer',
  'awaiting-evidence': 'customer',
  approved: 'customer',
  'awaiting-approval': 'us',
  'in-review': 'us',
  appealed: 'us',
  'escalated-to-platform': 'us',
  reopened: 'us',
  received: 'us',
  inspected: 'us',
  'refund-failed': 'us',
  manual: 'us',
  'awaiting-return': 'goods',
  'in-transit': 'goods',
  refunding: 'money',
  denied: 'done',
  resolved: 'done',
  closed: 'done',
  withdrawn: 'done',
};

export const groupOf = (status: CaseStatus): CaseGroup => groups[status];

export const statusesOf = (group: CaseGroup): CaseStatus[] =>
  (Object.keys(groups) as CaseStatus[]).filter((status) => groups[status] === group);
