import {
  bonusPaymentId,
  type DecisionFacts,
  type PaymentMethod,
  type Resolution,
} from '../../domain/index.js';
import type { TenderChoice } from '../amounts/tenders.js';
import type { TenderOrder } from '../ports.js';

const newStoreCredit: PaymentMethod = Object.freeze({
  id: bonusPaymentId,
  kind: 'store-credit',
  brand: 'Store credit',
});

/**
 * Where the money goes. A wish counts when it names a payment of this order, or the customer's own gift card where
 * the policy allows it; anything else goes back the way it came.
 */
export const tenderChoice = (
  facts: DecisionFacts,
  resolution: Resolution,
  order: TenderOrder,
  giftCardAllowed: boolean,
): TenderChoice => {
  const own = facts.customer.paymentMethods ?? [];
  if (resolution === 'store-credit') {
    const into = own.find((method) => method.kind === 'store-credit') ?? newStoreCredit;
    return { order, preferMethodId: null, into };
  }
  const wanted = facts.refundToMethodId;
  if (wanted === null || facts.order.payments.some((payment) => payment.methodId === wanted)) {
    return { order, preferMethodId: wanted, into: null };
  }
  const giftCard = own.find((method) => method.id === wanted && method.kind === 'gift-card');
  return { order, preferMethodId: null, into: giftCardAllowed && giftCard !== undefined ? giftCard : null };
};
