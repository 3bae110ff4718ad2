import { AppError, allocate } from '../../base/index.js';
import type { Breakdown, Order, Payment, PaymentMethod } from '../../domain/index.js';
import type { TenderOrder } from '../ports.js';
import { moved, type Reserved } from './line-remainder.js';

export interface PaymentRemainder {
  readonly payment: Payment;
  readonly availableMinor: number;
}

/** What each payment can still give back: captured less refunded less reserved less what the bank disputes. */
export const paymentRemainders = (order: Order, reserved: Reserved): PaymentRemainder[] =>
  order.payments.map((payment) => {
    let goneMinor = payment.disputedMinor ?? 0;
    for (const entry of reserved.payments) if (entry.paymentId === payment.id) goneMinor += entry.amountMinor;
    for (const action of order.actions) {
      if (action.kind === 'refund' && action.paymentId === payment.id && moved(action.status))
        goneMinor += action.amountMinor;
    }
    return { payment, availableMinor: Math.max(0, payment.capturedMinor - goneMinor) };
  });

export const availableMinor = (remainders: readonly PaymentRemainder[]): number =>
  remainders.reduce((sum, remainder) => sum + remainder.availableMinor, 0);

const storesValue = (payment: Payment): boolean =>
  payment.kind === 'gift-card' || payment.kind === 'store-credit';

/** Takes a total from payments one after the other, each at most to its remainder. */
const inOrder = (totalMinor: number, remainders: readonly PaymentRemainder[]): number[] => {
  let left = totalMinor;
  return remainders.map(({ availableMinor: available }) => {
    const part = Math.min(left, available);
    left -= part;
    return part;
  });
};

export interface TenderChoice {
  readonly order: TenderOrder;
  /** A method the customer asked for: one that paid this order is filled first. */
  readonly preferMethodId: string | null;
  /** The customer's own gift card that takes the whole refund instead. */
  readonly into: PaymentMethod | null;
}

export const methodLabel = (method: PaymentMethod): string =>
  method.lastFour === undefined ? method.brand : `${method.brand} ··${method.lastFour}`;

/** Splits a total over the payments of an order. The parts sum to the total, and none exceeds its remainder. */
export const splitTenders = (
  totalMinor: number,
  remainders: readonly PaymentRemainder[],
  choice: TenderChoice,
): Breakdown['tenders'] => {
  if (totalMinor > availableMinor(remainders))
    throw new AppError('amount-exceeds-remainder', { amountMinor: totalMinor });
  const wanted = remainders.filter(({ payment }) => payment.methodId === choice.preferMethodId);
  const others = remainders.filter(({ payment }) => payment.methodId !== choice.preferMethodId);
  const rank = [
    ...wanted,
    ...others.filter(({ payment }) => storesValue(payment)),
    ...others.filter(({ payment }) => !storesValue(payment)),
  ];
  const parts =
    choice.order === 'proportional' && wanted.length === 0
      ? allocate(
          totalMinor,
          rank.map((remainder) => remainder.availableMinor),
        )
      : inOrder(totalMinor, rank);
  return rank.flatMap(({ payment }, index) => {
    const amountMinor = parts[index] ?? 0;
    if (amountMinor === 0) return [];
    const target = choice.into ?? { id: payment.methodId, kind: payment.kind };
    const label = choice.into === null ? payment.label : methodLabel(choice.into);
    return [{ paymentId: payment.id, methodId: target.id, label, kind: target.kind, amountMinor }];
  });
};
