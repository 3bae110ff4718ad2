import type { Case, CaseStatus, ReturnStatus } from '../../domain/index.js';

export const parties = ['customer', 'us', 'provider'] as const;
/** Who has to do something before a case can go on. `provider` moves money or goods. */
export type Party = (typeof parties)[number];

/** What happens when a promised time is over. */
export type TimedAction =
  | 'remind'
  /** The customer did not go on: the case is withdrawn, and they are told that they may come back. */
  | 'withdraw'
  /** Nothing was sent: the return is called off and its reserved money let go, and then as above. */
  | 'call-off-return'
  /** All is said and done. */
  | 'close'
  /** It is said in the case that it is overdue, and a person is called. */
  | 'escalate';

/** Which party a status waits for; null where nobody has to do anything. */
const byStatus: Readonly<Record<CaseStatus, Party | null>> = {
  open: 'customer',
  collecting: 'customer',
  evaluating: 'us',
  'awaiting-evidence': 'customer',
  'awaiting-approval': 'us',
  'in-review': 'us',
  approved: 'customer',
  denied: null,
  'awaiting-return': 'customer',
  'in-transit': 'provider',
  received: 'us',
  inspected: 'us',
  refunding: 'provider',
  'refund-failed': 'us',
  manual: 'us',
  resolved: null,
  closed: null,
  appealed: 'us',
  withdrawn: null,
  reopened: 'us',
  'escalated-to-platform': 'provider',
};

/** An offer the customer said yes to, and that is not waiting for their payment, is ours to go on with. */
export const isAgreed = ({ status, resolution, invoice }: Case): boolean =>
  status === 'approved' && resolution !== null && invoice?.status !== 'open';

/** The bank decides a dispute; until it has, nothing is left to do but to have been told of it. */
export const isDisputed = ({ status, disputeIds }: Case): boolean =>
  disputeIds.length > 0 && (status === 'reopened' || status === 'in-review');

/** Goods that travel back after the money has left, or after the exchange was sent. */
const goodsAwaitedOf = (status: ReturnStatus | null): Party | null => {
  if (status === 'requested' || status === 'open') return 'customer';
  return status === 'in-transit' || status === 'partially-received' ? 'provider' : null;
};

export const awaitedOf = (found: Case): Party | null => {
  if (isDisputed(found)) return 'provider';
  if (found.status === 'resolved') return goodsAwaitedOf(found.return?.status ?? null);
  return isAgreed(found) ? 'us' : byStatus[found.status];
};
