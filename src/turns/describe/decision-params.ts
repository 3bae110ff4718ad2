import type { Params, ParamValue } from '../../dialog/index.js';
import {
  type Decision,
  type Locale,
  locales,
  type Order,
  type RequestKind,
  type Resolution,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import type { Selection } from '../operations/operation.js';
import { linesLeft, selectionParams } from './order-params.js';
import { payoutParam, settledWith, sumParam } from './sum-params.js';

const message = (key: string, params: Params = {}): ParamValue => ({ kind: 'message', key, params });
/** Stands where a decision rests on no clause, such as when nothing is left to refund. */
const noClause = '–';
const money = (amountMinor: number, currency: string): ParamValue => ({
  kind: 'money',
  amountMinor,
  currency,
});

export const clauseTexts = (policy: Policy, ids: readonly string[]): Record<string, Record<Locale, string>> =>
  Object.fromEntries(
    ids.map((id) => [
      id,
      Object.fromEntries(locales.map((locale) => [locale, policy.clause(id, locale)])) as Record<
        Locale,
        string
      >,
    ]),
  );

/** Whether the request is about everything that is left of the order. */
export const takesAll = (order: Order, lines: Selection['lines']): boolean =>
  linesLeft(order).every(({ lineId, quantity }) =>
    lines.some((line) => line.lineId === lineId && line.quantity >= quantity),
  );

const planKey = (decision: Decision, kind: RequestKind, resolution: Resolution, isWhole: boolean): string => {
  if (resolution === 'cancel') return isWhole ? 'plan.cancel' : 'plan.cancel-part';
  if (resolution === 'exchange' || kind === 'exchange') return 'plan.exchange';
  const goods = decision.goods === 'return' ? 'return' : decision.goods === 'donate' ? 'donate' : 'keep';
  if (resolution === 'replacement') return `plan.replacement-${goods}`;
  if (resolution === 'store-credit') return `plan.store-credit-${goods}`;
  return decision.goods === 'none' ? 'plan.refund-none' : `plan.refund-${goods}`;
};

/** The words for what happens next, after the yes. */
export const nextParam = (
  decision: Decision,
  kind: RequestKind,
  resolution: Resolution,
  order: Order,
  params: Params,
  lines: Selection['lines'],
): ParamValue => {
  const total = decision.breakdown?.totalMinor ?? 0;
  const shared: Params = {
    label: '',
    invoice: '',
    ...params,
    amount: money(Math.abs(total), order.currency),
    payout: payoutParam(decision),
    refundBy: refundByParam(decision),
  };
  if (resolution === 'cancel') {
    if (total <= 0) return message('next.cancel-unpaid', shared);
    return message(takesAll(order, lines) ? 'next.cancel' : 'next.cancel-part', shared);
  }
  if (kind === 'exchange') {
    const isHere = order.status === 'pending' || order.status === 'processed';
    if (total < 0) return message(isHere ? 'next.exchange-pending-owed' : 'next.exchange-owed', shared);
    return message(isHere ? 'next.exchange-pending' : 'next.exchange', shared);
  }
  if (resolution === 'replacement')
    return message(decision.goods === 'donate' ? 'next.replacement-donate' : 'next.replacement', shared);
  if (decision.goods === 'donate') return message('next.refund-donate', shared);
  if (decision.goods !== 'return') return message('next.refund', shared);
  return message(decision.until === null ? 'next.return-open' : 'next.return', shared);
};

/** By when somebody answers; nothing where the policy promises nothing. */
export const answerByParam = ({ promise }: Decision): ParamValue =>
  promise.answerBy === null
    ? ''
    : message('promise.answer', { date: { kind: 'date', iso: promise.answerBy } });

/** What waits for a parcel is promised for the day it is there in time. */
const refundByParam = ({ promise, goods, refundOn }: Decision): ParamValue => {
  if (promise.refundBy === null) return '';
  const key = goods === 'return' && refundOn !== 'now' ? 'promise.refund' : 'promise.refund-now';
  return message(key, { date: { kind: 'date', iso: promise.refundBy } });
};

/** What would settle it, in the words of the question for it. */
const evidenceParam = ({ missingEvidence }: Decision, given: boolean): ParamValue => {
  const items = missingEvidence.filter((kind) => kind !== 'note').map((kind) => message(`evidence.${kind}`));
  return message(given ? 'evidence.beside' : 'evidence.wanted', {
    kinds: { kind: 'list', style: 'or', items },
  });
};

/** A sentence the policy says itself, behind what the assistant says. */
export const saidParam = ({ say }: Decision): ParamValue =>
  say === null ? '' : message('said', { text: { kind: 'worded', byLocale: say } });

/** How much goes where, and how soon. */
const moneyParams = (decision: Decision, order: Order): Params => ({
  tenders: settledWith(decision.breakdown),
  payout: payoutParam(decision),
  amount: money(decision.breakdown?.totalMinor ?? 0, order.currency),
});

/** Everything a message about a decision may name. */
export const decisionParams = (
  policy: Policy,
  decision: Decision,
  order: Order,
  request: {
    kind: RequestKind;
    resolution: Resolution;
    lines: Selection['lines'];
    /** Something was shown or told already. */
    evidence?: boolean;
    /** What each way of settling would bring; left out where only one is counted. */
    offers?: ReadonlyMap<Resolution, Decision>;
  },
  extra: Params,
): Params => {
  const clauseId = decision.clauses[0] ?? noClause;
  const clauseText: ParamValue =
    clauseId === noClause
      ? ''
      : { kind: 'worded', byLocale: clauseTexts(policy, [clauseId])[clauseId] ?? {} };
  const until: ParamValue = decision.until === null ? '' : { kind: 'date', iso: decision.until };
  const base: Params = {
    ...extra,
    ...selectionParams(order, request.lines),
    clauseId,
    cited: clauseId === noClause ? '' : message('cited', { clauseId, clauseText }),
    under: clauseId === noClause ? '' : message('cited.under', { clauseId }),
    ...moneyParams(decision, order),
    until,
    trigger: message(`trigger.${decision.refundOn}`),
    freight: decision.freight === 'none' ? '' : message(`freight.${decision.freight}`),
    because: message(decision.freight === 'seller' ? 'because.faulty' : 'because.general'),
    denyReason: denyReasonParam(decision, until),
    evidence: evidenceParam(decision, request.evidence === true),
  };
  const plan = planKey(decision, request.kind, request.resolution, takesAll(order, request.lines));
  return {
    ...base,
    plan: message(plan, base),
    said: saidParam(decision),
    sum: sumParam(decision, request.resolution),
    options: {
      kind: 'list',
      style: 'lines',
      items: decision.resolutions.map((resolution) =>
        message(`option.${resolution}`, {
          ...base,
          ...moneyParams(request.offers?.get(resolution) ?? decision, order),
        }),
      ),
    },
  };
};

export const denyReasonParam = (decision: Decision, until: ParamValue): ParamValue => {
  const reason = decision.declineReason ?? 'excluded';
  if (reason === 'outside-window')
    return message(until === '' ? 'decline.outside-window-open' : 'decline.outside-window', { until });
  return message(`decline.${reason}`);
};
