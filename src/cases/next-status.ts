import type { Case, CaseEvent, CaseStatus, Decision, ReturnStatus } from '../domain/index.js';

/** What the next status depends on. `intents` already holds the event's own move. */
export type CaseStanding = Pick<
  Case,
  'status' | 'decision' | 'intents' | 'totalMinor' | 'return' | 'invoice'
>;

const undecided: ReadonlySet<CaseStatus> = new Set([
  'open',
  'collecting',
  'evaluating',
  'awaiting-evidence',
  'reopened',
]);
/** Money that failed goes on being what the case is about while two people agree on making up for it, or do not. */
const failedMoney: ReadonlySet<CaseStatus> = new Set(['refund-failed', 'manual']);
const moneyMoving: ReadonlySet<CaseStatus> = new Set(['refunding', 'refund-failed', 'manual']);
const goodsMoving: ReadonlySet<CaseStatus> = new Set([
  'awaiting-return',
  'in-transit',
  'received',
  'inspected',
]);
const ended: ReadonlySet<CaseStatus> = new Set(['resolved', 'closed', 'withdrawn']);

const afterDecision = (decision: Decision): CaseStatus => {
  switch (decision.outcome) {
    case 'approve':
      return 'approved';
    case 'deny':
      return 'denied';
    case 'ask':
      return 'awaiting-evidence';
    case 'review':
      return decision.reviewReasons.some((reason) => reason === 'above-limit' || reason === 'needs-approval')
        ? 'awaiting-approval'
        : 'in-review';
  }
};

const goodsSettled: ReadonlySet<ReturnStatus> = new Set(['closed', 'declined', 'cancelled']);

/** The goods have to come back before the money goes. */
const waitsForGoods = ({ decision, return: goods }: CaseStanding): boolean =>
  decision?.goods === 'return' && (goods === null || !goodsSettled.has(goods.status));
const owesInvoice = ({ invoice }: CaseStanding): boolean => invoice?.status === 'open';
const owesMoney = ({ totalMinor }: CaseStanding): boolean => (totalMinor ?? 0) > 0;

const afterConfirmation = (standing: CaseStanding, totalMinor: number): CaseStatus =>
  waitsForGoods(standing) ? 'awaiting-return' : totalMinor > 0 ? 'refunding' : 'approved';

const withoutMoney = (standing: CaseStanding, otherwise: CaseStatus): CaseStatus =>
  owesMoney(standing) || owesInvoice(standing) ? otherwise : 'resolved';

/** All that will come has come: without money or an invoice outstanding, that settles the case. */
const afterGoods = (standing: CaseStanding): CaseStatus => withoutMoney(standing, 'inspected');

/** What was already replaced is settled with the parcel, unless somebody has to look into it first. */
const afterReceipt = (standing: CaseStanding): CaseStatus =>
  standing.return === null || standing.decision?.refundOn === 'inspection'
    ? 'received'
    : withoutMoney(standing, 'received');

/** Nothing more is to be done with the goods. */
const isDoneWithGoods = ({ return: goods, decision }: CaseStanding): boolean =>
  goods !== null &&
  (goods.status === 'inspected' ||
    goods.status === 'closed' ||
    (goods.status === 'received' && decision?.refundOn !== 'inspection'));

/** Something was sent, paid or undone: that settles the case when no money and no parcel is outstanding. */
const afterDeed = (standing: CaseStanding): CaseStatus => {
  const { status } = standing;
  const isReady =
    (status === 'approved' && !waitsForGoods(standing)) ||
    (goodsMoving.has(status) && isDoneWithGoods(standing));
  return isReady ? withoutMoney(standing, status) : status;
};

/** The difference is owed no longer: what only waited for it is settled, what still waits for goods is not. */
const afterInvoice = (standing: CaseStanding): CaseStatus => {
  if (standing.status === 'received') return afterReceipt(standing);
  if (standing.status === 'inspected') return afterGoods(standing);
  return afterDeed(standing);
};

const sumOf = (intents: Case['intents']): number =>
  intents.reduce((sum, intent) => sum + intent.amountMinor, 0);

/** All the money moves of a case together: a failed tender keeps it open until another one makes up for it. */
const afterMoney = (
  standing: CaseStanding,
  moved: Extract<CaseEvent, { type: 'refund-moved' }>,
): CaseStatus => {
  const { status, intents } = standing;
  if (moved.status === 'reversed' || moved.status === 'failed-late') return 'reopened';
  // Letting go of what never left moves no money: what else happened says how the case stands.
  if (moved.status === 'released' && !moneyMoving.has(status)) return status;
  const live = intents.filter((intent) => intent.status !== 'released');
  const going = live.filter((intent) => !['rejected', 'failed', 'manual'].includes(intent.status));
  const there = going.filter((intent) => intent.status === 'succeeded');
  const covers = (some: Case['intents']): boolean =>
    owesMoney(standing) ? sumOf(some) >= (standing.totalMinor ?? 0) : some.length === live.length;
  if (live.length === 0) return status;
  if (covers(there)) return status === 'closed' ? 'closed' : 'resolved';
  if (going.length < live.length && !covers(going)) {
    return live.some((intent) => intent.status === 'manual') ? 'manual' : 'refund-failed';
  }
  const waiting = going.every((intent) => intent.status === 'reserved') && waitsForGoods(standing);
  if (!waiting) return 'refunding';
  return status === 'approved' ? 'awaiting-return' : status;
};

/**
 * The status after one more entry. Total: an entry that changes nothing, or that the present status does not expect,
 * leaves it as it is, because the ledger is the truth and a fold must never stop on it.
 */
export const nextStatus = (standing: CaseStanding, event: CaseEvent): CaseStatus => {
  const { status } = standing;
  switch (event.type) {
    case 'opened':
      return 'open';
    case 'evidence-added':
      return status === 'awaiting-evidence' ? 'evaluating' : status;
    case 'decided':
      // Decided anew on what came, an approval is of the same goods that are moving; anything else stops them.
      return ended.has(status) || (goodsMoving.has(status) && event.decision.outcome === 'approve')
        ? status
        : afterDecision(event.decision);
    case 'confirmed':
      return status === 'approved' ? afterConfirmation(standing, event.totalMinor) : status;
    case 'return-requested':
      return status === 'approved' ? 'awaiting-return' : status;
    case 'return-tracked':
      return status === 'awaiting-return' && event.status !== 'exception' ? 'in-transit' : status;
    case 'return-received':
      if (status !== 'awaiting-return' && status !== 'in-transit') return status;
      return standing.return?.status === 'partially-received' ? 'in-transit' : afterReceipt(standing);
    case 'inspected':
      if (status !== 'received' || (standing.return !== null && standing.return.status !== 'inspected'))
        return status;
      return afterGoods(standing);
    case 'return-closed':
      return goodsMoving.has(status) ? afterGoods(standing) : status;
    case 'return-cancelled':
      return status;
    case 'return-declined':
      return goodsMoving.has(status) ? 'denied' : status;
    case 'resettled':
      return goodsMoving.has(status) && event.totalMinor === 0 ? 'resolved' : status;
    case 'invoice-issued':
      return status;
    case 'invoice-paid':
    case 'invoice-cancelled':
      return afterInvoice(standing);
    case 'appeasement-given':
      return status;
    case 'chargeback-noticed':
      return ended.has(status) || moneyMoving.has(status) ? 'reopened' : status;
    case 'chargeback-closed':
    case 'reminded':
    case 'overdue':
      return status;
    case 'reopened':
      return 'reopened';
    case 'escalated-to-platform':
      return 'escalated-to-platform';
    case 'cancelled-order':
    case 'exchange-made':
    case 'replacement-sent':
      return afterDeed(standing);
    case 'refund-moved':
      return afterMoney(standing, event);
    case 'handed-off':
      return undecided.has(status) || status === 'appealed' ? 'in-review' : status;
    case 'approval-given':
      return failedMoney.has(status) ? status : 'awaiting-approval';
    case 'approved-by-person':
      return 'approved';
    case 'declined-by-person':
      return failedMoney.has(status) ? status : 'denied';
    case 'appealed':
      return 'appealed';
    case 'withdrawn':
      return 'withdrawn';
    case 'closed':
      return 'closed';
    case 'noted':
      return status;
  }
};
