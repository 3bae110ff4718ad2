import type { CaseStatus } from '../../domain/index.js';
import { isAgreed, isDisputed, type TimedAction } from './awaited.js';
import {
  after,
  afterRest,
  type CaseTimes,
  type CustomerTime,
  passed,
  type Span,
  spanMs,
} from './promised-times.js';
import type { Stretch } from './stretches.js';
import { endOfDate } from './work-calendar.js';

/** What is promised for one stretch; moments are milliseconds. */
export interface StretchTime {
  readonly deadline: number;
  /** The last day the customer has, where that is not the deadline's. */
  readonly lastDay?: number;
  /** Ascending, all of them before the deadline. */
  readonly remindAt: readonly number[];
  readonly ending: Exclude<TimedAction, 'remind'>;
}

/** An answer is awaited through all of these, and stands still in those where the customer is asked. */
const answering: ReadonlySet<CaseStatus> = new Set(['evaluating', 'awaiting-approval', 'in-review']);
const asking: ReadonlySet<CaseStatus> = new Set(['open', 'collecting', 'awaiting-evidence']);

const ms = (at: string): number => Date.parse(at);

/** How much of the promise to answer was used up before the last stretch, what the customer took left out. */
const answerUsedMs = (stretches: readonly Stretch[], span: Span, { calendar }: CaseTimes): number => {
  let used = 0;
  for (const { status, from, to } of stretches.slice(0, -1).reverse()) {
    if (to === null || !(answering.has(status) || asking.has(status))) break;
    if (answering.has(status)) used += passed(calendar, ms(from), ms(to), span);
  }
  return used;
};

/** When the time to answer is over. One that was used up before, and said to be, is not used up again at once. */
const answerRest = (stretches: readonly Stretch[], times: CaseTimes): number => {
  const { promised, calendar } = times;
  const from = ms(stretches.at(-1)?.from ?? '');
  const used = answerUsedMs(stretches, promised.answer, times);
  return used >= spanMs(promised.answer)
    ? after(calendar, from, promised.again)
    : afterRest(calendar, from, promised.answer, used);
};

/** A date the policy promised goes before the shop's usual time; one that was over when this began does not. */
const answerBy = ({ from, standing }: Stretch, { calendar }: CaseTimes): number | null => {
  const date = standing.decision?.outcome === 'review' ? standing.decision.promise.answerBy : null;
  const end = date === null ? null : endOfDate(calendar, date);
  return end === null || end <= ms(from) ? null : end;
};

const ofCustomer = (
  { from }: Stretch,
  { closeAfter, remindAfter }: CustomerTime,
  { calendar }: CaseTimes,
): StretchTime => ({
  deadline: after(calendar, ms(from), closeAfter),
  remindAt: remindAfter.map((span) => after(calendar, ms(from), span)),
  ending: 'withdraw',
});

const ofReturn = ({ from, standing }: Stretch, { promised, calendar }: CaseTimes): StretchTime => {
  const { sendWithin, remindBefore, closeAfter } = promised.awaitingReturn;
  const sendBy = standing.return?.sendBy ?? null;
  const lastDay = sendBy === null ? after(calendar, ms(from), sendWithin) : endOfDate(calendar, sendBy);
  return {
    deadline: after(calendar, Math.max(lastDay, ms(from)), closeAfter),
    lastDay: lastDay - 1,
    // Who has just been told need not be told again.
    remindAt: remindBefore
      .map((span) => lastDay - (after(calendar, lastDay, span) - lastDay))
      .filter((at) => at > ms(from)),
    ending: 'call-off-return',
  };
};

/**
 * The money, or the other goods, went ahead of a parcel that is still to come: the case is not over before somebody has
 * said what became of it.
 */
const goodsOwed = (last: Stretch, times: CaseTimes): StretchTime | null => {
  const { status } = last.standing.return ?? { status: null };
  if (status === 'requested' || status === 'open') {
    const { deadline } = ofReturn(last, times);
    return { deadline, remindAt: [], ending: 'escalate' };
  }
  if (status !== 'in-transit' && status !== 'partially-received') return null;
  const since = ms(last.newsAt ?? last.from);
  return {
    deadline: after(times.calendar, since, times.promised.inTransit),
    remindAt: [],
    ending: 'escalate',
  };
};

const ofApproved = (last: Stretch, times: CaseTimes): StretchTime => {
  const { promised, calendar } = times;
  if (isAgreed(last.standing)) {
    return { deadline: after(calendar, ms(last.from), promised.agreed), remindAt: [], ending: 'escalate' };
  }
  const offered = ofCustomer(last, promised.approved, times);
  const { invoice } = last.standing;
  if (invoice?.status !== 'open') return offered;
  // Something was agreed and a difference is owed: whether that is let go is for a person to say.
  const dueOn = invoice.dueOn === null ? null : endOfDate(calendar, invoice.dueOn);
  const deadline = Math.max(dueOn ?? offered.deadline, ms(last.from));
  return { deadline, remindAt: offered.remindAt.filter((at) => at < deadline), ending: 'escalate' };
};

/** The one table of what is promised in which status. Null where the story is over. */
export const timeOf = (stretches: readonly Stretch[], times: CaseTimes): StretchTime | null => {
  const last = stretches.at(-1);
  if (last === undefined) return null;
  const { promised, calendar } = times;
  const from = ms(last.from);
  const until = (
    span: Span,
    ending: StretchTime['ending'] = 'escalate',
    since: number = from,
  ): StretchTime => ({
    deadline: after(calendar, since, span),
    remindAt: [],
    ending,
  });
  const at = (deadline: number): StretchTime => ({ deadline, remindAt: [], ending: 'escalate' });
  if (isDisputed(last.standing)) return until(promised.platform);
  switch (last.status) {
    case 'open':
    case 'collecting':
      return ofCustomer(last, promised.open, times);
    case 'awaiting-evidence':
      return ofCustomer(last, promised.awaitingEvidence, times);
    case 'approved':
      return ofApproved(last, times);
    case 'awaiting-return':
      return ofReturn(last, times);
    case 'evaluating':
    case 'awaiting-approval':
    case 'in-review':
      return at(answerBy(last, times) ?? answerRest(stretches, times));
    case 'appealed':
      return until(promised.answer);
    case 'in-transit':
      return until(promised.inTransit, 'escalate', last.newsAt === null ? from : ms(last.newsAt));
    case 'received':
      return until(promised.received);
    case 'inspected':
      return until(promised.inspected);
    case 'refunding':
      return until(promised.payout);
    case 'refund-failed':
    case 'manual':
    case 'reopened':
      return until(promised.failedMoney);
    case 'escalated-to-platform':
      return until(promised.platform);
    case 'denied':
      return until(promised.deniedClosesAfter, 'close');
    case 'resolved':
      return goodsOwed(last, times) ?? until(promised.resolvedClosesAfter, 'close');
    case 'closed':
    case 'withdrawn':
      return null;
  }
};
