import type { Params, ParamValue } from '../../dialog/index.js';
import {
  type Breakdown,
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

export const payoutParam = (decision: Decision): ParamValue =>
  decision.payoutDays.to === 0
    ? message('payout.at-once')
    : message('payout.days', { from: decision.payoutDays.from, to: decision.payoutDays.to });

export const tendersParam = (breakdown: Breakdown | null): ParamValue => ({
  kind: 'list',
  style: 'and',
  items: (breakdown?.tenders ?? []).filter((tender) => tender.amountMinor > 0).map((tender) => tender.label),
});

/** Where the money goes; for a difference to pay, the means the order was paid with. */
const settledWith = (breakdown: Breakdown | null, order: Order): ParamValue => {
  const payer = order.payments[0]?.label;
  return (breakdown?.totalMinor ?? 0) < 0 && payer !== undefined ? payer : tendersParam(breakdown);
};

const deductions = [
  'missing-deduction',
  'damage-deduction',
  'restocking-fee',
  'label-fee',
  'handling-fee',
] as const;

/** The parts of a sum, one term a bucket: `$89.00 + $7.34 tax − $6.00 return label`. */
const termsOf = (breakdown: Breakdown): ParamValue[] => {
  const sums = new Map<string, number>();
  for (const line of breakdown.lines) sums.set(line.bucket, (sums.get(line.bucket) ?? 0) + line.amountMinor);
  const terms: ParamValue[] = [];
  const add = (bucket: string, key: string, extra: Params = {}): void => {
    const amountMinor = sums.get(bucket) ?? 0;
    if (amountMinor !== 0)
      terms.push(message(key, { amount: money(Math.abs(amountMinor), breakdown.currency), ...extra }));
  };
  add('goods', 'sum.plain');
  add('tax', 'sum.tax');
  add('shipping', 'sum.shipping');
  add('shipping-tax', 'sum.tax');
  add('duties', 'sum.duties');
  add('bonus', 'sum.bonus');
  add('exchange-goods', 'sum.new');
  for (const fee of deductions) add(fee, 'sum.fee', { label: message(`fee.${fee}`) });
  // What was taken back of a discount may come back with a later return.
  if ((sums.get('discount-recalculated') ?? 0) > 0) add('discount-recalculated', 'sum.discount-back');
  else add('discount-recalculated', 'sum.fee', { label: message('fee.discount-recalculated') });
  return terms;
};

const sumParam = (decision: Decision, resolution: Resolution, order: Order): ParamValue => {
  const { breakdown } = decision;
  if (resolution === 'replacement' || breakdown === null) return message('sum.no-money');
  const total = money(Math.abs(breakdown.totalMinor), breakdown.currency);
  if (breakdown.totalMinor === 0) return message('sum.even');
  if (breakdown.totalMinor < 0)
    return message('sum.to-pay', { total, tenders: settledWith(breakdown, order) });
  const terms = termsOf(breakdown);
  const payout = payoutParam(decision);
  return terms.length < 2
    ? message('sum.single', { total, payout })
    : message('sum.of', { parts: { kind: 'list', style: 'plus', items: terms }, total, payout });
};

/** Whether the request is about everything that is left of the order. */
export const takesAll = (order: Order, lines: Selection['lines']): boolean =>
  linesLeft(order).every(({ lineId, quantity }) =>
    lines.some((line) => line.lineId === lineId && line.quantity >= quantity),
  );

const planKey = (decision: Decision, kind: RequestKind, resolution: Resolution, isWhole: boolean): string => {
  if (resolution === 'cancel') return isWhole ? 'plan.cancel' : 'plan.cancel-part';
  if (resolution === 'exchange' || kind === 'exchange') return 'plan.exchange';
  const goods = decision.goods === 'return' ? 'return' : 'keep';
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
    ...params,
    amount: money(Math.abs(total), order.currency),
    payout: payoutParam(decision),
  };
  if (resolution === 'cancel') {
    if (total <= 0) return message('next.cancel-unpaid', shared);
    return message(takesAll(order, lines) ? 'next.cancel' : 'next.cancel-part', shared);
  }
  if (kind === 'exchange')
    return message(
      order.status === 'pending' || order.status === 'processed' ? 'next.exchange-pending' : 'next.exchange',
      shared,
    );
  if (resolution === 'replacement') return message('next.replacement');
  if (decision.goods !== 'return') return message('next.refund', shared);
  return message(decision.until === null ? 'next.return-open' : 'next.return', shared);
};

/** Everything a message about a decision may name. */
export const decisionParams = (
  policy: Policy,
  decision: Decision,
  order: Order,
  request: { kind: RequestKind; resolution: Resolution; lines: Selection['lines'] },
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
    tenders: settledWith(decision.breakdown, order),
    payout: payoutParam(decision),
    until,
    trigger: message(`trigger.${decision.refundOn}`),
    freight: decision.freight === 'none' ? '' : message(`freight.${decision.freight}`),
    because: message(decision.freight === 'seller' ? 'because.faulty' : 'because.general'),
    amount: money(decision.breakdown?.totalMinor ?? 0, order.currency),
    denyReason: denyReasonParam(decision, until),
  };
  return {
    ...base,
    plan: message(planKey(decision, request.kind, request.resolution, takesAll(order, request.lines)), base),
    sum: sumParam(decision, request.resolution, order),
    options: {
      kind: 'list',
      style: 'lines',
      items: decision.resolutions.map((resolution) => message(`option.${resolution}`, base)),
    },
  };
};

export const denyReasonParam = (decision: Decision, until: ParamValue): ParamValue => {
  const reason = decision.declineReason ?? 'excluded';
  if (reason === 'outside-window')
    return message(until === '' ? 'decline.outside-window-open' : 'decline.outside-window', { until });
  return message(`decline.${reason}`);
};
