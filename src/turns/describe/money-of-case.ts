import type { Params, ParamValue } from '../../dialog/index.js';
import type { Case, Order, RefundIntent } from '../../domain/index.js';
import { payoutOf } from './payout.js';
import { tenderOf } from './tender-of.js';

const message = (key: string, params: Params): ParamValue => ({ kind: 'message', key, params });
const money = (amountMinor: number, currency: string): ParamValue => ({
  kind: 'money',
  amountMinor,
  currency,
});

const goodsAwaited: readonly Case['status'][] = ['awaiting-return', 'in-transit'];

/** Money that is reserved waits for goods, as long as nobody has seen what the policy wants seen. */
const waitsForGoods = ({ status, decision }: Case): boolean =>
  goodsAwaited.includes(status) || (status === 'received' && decision?.refundOn === 'inspection');

/** A call that failed is history once another one brought the money. */
const owesNothing = ({ status }: Case): boolean => status === 'resolved' || status === 'closed';

const ofIntent = (found: Case, intent: RefundIntent, order: Order | undefined): ParamValue | null => {
  const params = {
    amount: money(intent.amountMinor, intent.currency),
    tender: tenderOf(found, intent, order),
    payout: payoutOf(found.decision),
    date: { kind: 'date', iso: intent.updatedAt } as const,
  };
  switch (intent.status) {
    case 'released':
      return null;
    case 'succeeded':
      return message('money.there', params);
    case 'reserved':
    case 'submitted':
    case 'pending':
    case 'unknown':
      return message('money.going', params);
    case 'failed':
    case 'rejected':
    case 'failed-late':
    case 'reversed':
    case 'manual':
      return owesNothing(found) ? null : message('money.stuck', params);
  }
};

/**
 * Where the money of a case stands: what waits and for what, what is on its way, there or stuck, each tender by itself,
 * and what is owed. "Where is my money?" is not answered by a status alone.
 */
export const moneyOfCase = (
  found: Case,
  intents: readonly RefundIntent[],
  order: Order | undefined,
): ParamValue => {
  const waiting = waitsForGoods(found) ? intents.filter(({ status }) => status === 'reserved') : [];
  const [first] = waiting;
  const { decision, invoice } = found;
  const totalMinor = waiting.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const rows = [
    ...(first === undefined || decision === null
      ? []
      : [
          message('money.waits', {
            amount: money(totalMinor, first.currency),
            tenders: {
              kind: 'list',
              style: 'and',
              items: waiting.map((intent) => tenderOf(found, intent, order)),
            },
            trigger: message(`trigger.${decision.refundOn}`, {}),
            payout: payoutOf(decision),
          }),
        ]),
    ...intents
      .filter((intent) => !waiting.includes(intent))
      .flatMap((intent) => ofIntent(found, intent, order) ?? []),
    ...(invoice?.status === 'open'
      ? [
          message('money.owed', {
            amount: money(invoice.amountMinor, invoice.currency),
            date: invoice.dueOn === null ? '' : { kind: 'date', iso: invoice.dueOn },
          }),
        ]
      : []),
  ];
  return rows.length === 0
    ? ''
    : message('money.rows', { rows: { kind: 'list', style: 'lines', items: rows } });
};
