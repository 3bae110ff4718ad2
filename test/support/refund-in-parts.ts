import { sequentialIds } from '../../src/base/index.js';
import { makeIntents } from '../../src/cases/index.js';
import type { Breakdown, LineSelection, Order, RefundAction, RefundIntent } from '../../src/domain/index.js';
import { noDeductions } from '../../src/policy/amounts/deductions.js';
import { type Settlement, settleRefund } from '../../src/policy/amounts/settle-refund.js';
import { nothingReserved } from '../../src/policy/index.js';

const at = '2026-11-21T12:00:00Z';

/** What a plain settlement gives for these units; null when nothing is left. Terms are merchant-friendly by default. */
export const settlePart = (
  order: Order,
  lines: readonly LineSelection[],
  terms: Partial<Settlement> = {},
): Breakdown | null => {
  const settled = settleRefund({
    order,
    lines,
    reserved: nothingReserved,
    shipping: 'when-whole-order',
    duties: 'keep',
    thresholdDiscount: 'keep',
    deductions: noDeductions,
    bonus: null,
    tenders: { order: 'gift-card-first', preferMethodId: null, into: null },
    ...terms,
  });
  return settled.ok ? settled.value : null;
};

/** The intents of a breakdown; `round` keeps the ids of several apart. */
export const intentsOf = (order: Order, breakdown: Breakdown, round: number): RefundIntent[] => {
  const { id: orderId, currency } = order;
  return makeIntents({
    caseId: 'c',
    orderId,
    currency,
    breakdown,
    payments: order.payments,
    ids: sequentialIds(),
    at,
  }).map((intent) => ({
    ...intent,
    id: `${intent.id}-${round}`,
  }));
};

/** The order after these intents were paid, as the shop would record it. */
export const afterPaying = (order: Order, intents: readonly RefundIntent[]): Order => ({
  ...order,
  actions: [
    ...order.actions,
    ...intents.map(
      (intent): RefundAction => ({
        kind: 'refund',
        id: intent.id,
        orderId: order.id,
        at: intent.createdAt,
        paymentId: intent.paymentId,
        methodId: intent.methodId,
        amountMinor: intent.amountMinor,
        status: 'succeeded',
        lines: intent.lines.map((line) => ({ ...line })),
        shippingMinor: intent.shippingMinor,
        dutiesMinor: intent.dutiesMinor,
      }),
    ),
  ],
});

/** Sums of a breakdown by bucket, with tax by line and rate. */
export const sumsOf = (breakdowns: readonly Breakdown[]): Map<string, number> => {
  const sums = new Map<string, number>();
  const add = (key: string, amountMinor: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + amountMinor);
  };
  for (const { lines, tenders } of breakdowns) {
    for (const line of lines) {
      const own = line.bucket === 'goods' || line.bucket === 'tax' ? ` ${line.lineId}` : '';
      add(`${line.bucket}${own}${line.taxName === undefined ? '' : ` ${line.taxName}`}`, line.amountMinor);
    }
    for (const tender of tenders) add(`tender ${tender.paymentId}`, tender.amountMinor);
  }
  return sums;
};

/** What `sumsOf` must come to when everything an order cost has gone back. */
export const wholeOf = (order: Order): Map<string, number> => {
  const whole = new Map<string, number>();
  for (const line of order.lines) {
    const taxMinor = line.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
    whole.set(`goods ${line.id}`, line.grossMinor - taxMinor);
    for (const tax of line.taxes) whole.set(`tax ${line.id} ${tax.name}`, tax.taxMinor);
  }
  whole.set('shipping', order.shipping.grossMinor - order.shipping.taxMinor);
  whole.set('shipping-tax', order.shipping.taxMinor);
  whole.set('duties', order.dutiesMinor ?? 0);
  for (const payment of order.payments) whole.set(`tender ${payment.id}`, payment.capturedMinor);
  return whole;
};
