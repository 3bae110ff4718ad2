import type { RefundIntent, RefundIntentStatus } from '../../domain/index.js';
import type { ListedRefund } from '../ports.js';
import type { Finding, FindingAction, FindingKind } from './report.js';

export interface SideBySide {
  readonly intents: readonly RefundIntent[];
  readonly listed: readonly ListedRefund[];
  /** ISO. What was first sent before this need not be in the list. */
  readonly since: string;
  /** ISO. What moved after this is in flight. */
  readonly inFlightSince: string;
  /** Only a list that was read to its end says what is missing there. */
  readonly isWhole: boolean;
}

const givenUp: ReadonlySet<RefundIntentStatus> = new Set([
  'rejected',
  'failed',
  'released',
  'failed-late',
  'reversed',
]);
const isLive = ({ status }: ListedRefund): boolean => status === 'succeeded' || status === 'pending';

const actionOf = (kind: FindingKind, theirs: ListedRefund | null): FindingAction => {
  switch (kind) {
    case 'matched':
    case 'in-flight':
      return 'none';
    case 'status-behind':
      return 'look-up';
    case 'late-failure':
      return 'reopen';
    case 'unknown-here':
      // The shop wrote it down itself, so it counts as given back and nothing is owed twice.
      return theirs?.isRecorded === true ? 'none' : 'person';
    case 'missing-there':
    case 'amount-differs':
    case 'given-up-here':
    case 'made-twice':
      return 'person';
  }
};

const finding = (
  kind: FindingKind,
  ours: RefundIntent | null,
  theirs: ListedRefund | null,
  action = actionOf(kind, theirs),
): Finding => ({
  kind,
  action,
  intentId: ours?.id ?? theirs?.intentId ?? null,
  caseId: ours?.caseId ?? null,
  providerRefundId: theirs?.providerRefundId ?? ours?.providerRefundId ?? null,
  providerPaymentId: theirs?.providerPaymentId ?? null,
  currency: ours?.currency ?? theirs?.currency ?? '',
  oursMinor: ours?.amountMinor ?? null,
  theirsMinor: theirs?.amountMinor ?? null,
  ourStatus: ours?.status ?? null,
  theirStatus: theirs?.status ?? null,
  outcome: null,
});

const isInFlight = ({ status, updatedAt }: RefundIntent, { inFlightSince }: SideBySide): boolean =>
  ['reserved', 'submitted', 'unknown', 'pending'].includes(status) && updatedAt >= inFlightSince;

/** Two statuses of one refund. */
const compareStanding = (ours: RefundIntent, theirs: ListedRefund, sides: SideBySide): FindingKind => {
  const { status } = ours;
  if (isInFlight(ours, sides) && status !== theirs.status) return 'in-flight';
  if (!isLive(theirs)) {
    if (status === 'succeeded') return 'late-failure';
    return givenUp.has(status) ? 'matched' : 'status-behind';
  }
  if (givenUp.has(status)) return 'given-up-here';
  // Money that has arrived never goes back to being on its way.
  if (status === 'succeeded') return 'matched';
  return status === theirs.status ? 'matched' : 'status-behind';
};

type Some = readonly [ListedRefund, ...ListedRefund[]];

const comparePair = (ours: RefundIntent, theirs: Some, sides: SideBySide): Finding => {
  const live = theirs.filter(isLive);
  const named = theirs.find(({ providerRefundId }) => providerRefundId === ours.providerRefundId);
  const one = (named !== undefined && isLive(named) ? named : live[0]) ?? named ?? theirs[0];
  if (live.length > 1) {
    const theirsMinor = live.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { ...finding('made-twice', ours, one), theirsMinor };
  }
  const isSame = one.amountMinor === ours.amountMinor && one.currency === ours.currency;
  if (isLive(one) && !isSame) return finding('amount-differs', ours, one);
  return finding(compareStanding(ours, one, sides), ours, one);
};

/** An intent that the list does not have: null when it need not be there. */
const compareAbsent = (ours: RefundIntent, sides: SideBySide): Finding | null => {
  if (ours.firstSubmittedAt == null || ours.firstSubmittedAt < sides.since) return null;
  switch (ours.status) {
    case 'succeeded':
    case 'pending':
      if (ours.updatedAt >= sides.inFlightSince) return finding('in-flight', ours, null);
      return sides.isWhole ? finding('missing-there', ours, null) : null;
    case 'submitted':
    case 'unknown':
      return finding(isInFlight(ours, sides) ? 'in-flight' : 'status-behind', ours, null);
    default:
      return null;
  }
};

/**
 * Lays the ledger and the mover's list side by side, both ways. Pure. A refund belongs to the intent whose id it
 * carries, else to the one that names it. Amounts are minor units.
 */
export const compareRefunds = (sides: SideBySide): Finding[] => {
  const byId = new Map(sides.intents.map((intent) => [intent.id, intent]));
  const byRefund = new Map(
    sides.intents.flatMap((intent) =>
      intent.providerRefundId === null ? [] : [[intent.providerRefundId, intent] as const],
    ),
  );
  const theirs = new Map<string, Some>();
  const findings: Finding[] = [];
  for (const refund of sides.listed) {
    const ours =
      (refund.intentId === null ? undefined : byId.get(refund.intentId)) ??
      byRefund.get(refund.providerRefundId);
    if (ours !== undefined) theirs.set(ours.id, [refund, ...(theirs.get(ours.id) ?? [])]);
    // What never arrived anywhere needs nobody, whoever made it.
    else findings.push(finding('unknown-here', null, refund, isLive(refund) ? undefined : 'none'));
  }
  for (const ours of sides.intents) {
    const own = theirs.get(ours.id);
    const found = own === undefined ? compareAbsent(ours, sides) : comparePair(ours, own, sides);
    if (found !== null) findings.push(found);
  }
  return findings;
};
