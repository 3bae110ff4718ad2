import { AppError, allocate, scaleHalfUp } from '../../base/index.js';
import type {
  Customer,
  Order,
  OrderLine,
  Payment,
  PaymentMethod,
  Product,
  Variant,
} from '../../domain/index.js';
import type { Place } from './places.js';

export interface OrderedItem {
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
}

export interface OrderPlan {
  readonly number: string;
  readonly market: 'US' | 'CN';
  readonly customer: Customer;
  readonly place: Pick<Place, 'taxName' | 'taxBasisPoints'>;
  readonly placedAt: Date;
  readonly items: readonly OrderedItem[];
  /** Taken off the goods before tax, shared over the lines by their price. */
  readonly discountMinor?: number;
  /** Before tax. */
  readonly shippingMinor: number;
  /** Ids of the customer's methods with the most each may take; the last one pays the rest. */
  readonly tenders: readonly { readonly methodId: string; readonly mostMinor?: number }[];
  readonly gift?: boolean;
}

export const labelOf = (method: PaymentMethod): string =>
  method.lastFour === undefined ? method.brand : `${method.brand} ··${method.lastFour}`;

const methodOf = (customer: Customer, methodId: string): PaymentMethod => {
  const method = customer.paymentMethods.find((candidate) => candidate.id === methodId);
  if (method === undefined)
    throw new AppError('unexpected', { reason: 'sandbox-method-unknown', customerId: customer.id, methodId });
  return method;
};

const composeLines = (orderId: string, plan: OrderPlan): OrderLine[] => {
  const prices = plan.items.map((item) => item.variant.priceMinor * item.quantity);
  const shares = allocate(plan.discountMinor ?? 0, prices);
  return plan.items.map(({ product, variant, quantity }, index): OrderLine => {
    const discountMinor = shares[index] ?? 0;
    const netMinor = (prices[index] ?? 0) - discountMinor;
    const taxMinor = scaleHalfUp(netMinor, plan.place.taxBasisPoints, 10_000);
    return {
      id: `${orderId}-${index + 1}`,
      productId: product.id,
      variantId: variant.id,
      ...(variant.sku === undefined ? {} : { sku: variant.sku }),
      name: product.name,
      ...(product.names === undefined ? {} : { names: product.names }),
      options: variant.options,
      category: product.category,
      tags: product.tags,
      quantity,
      grossMinor: netMinor + taxMinor,
      taxes: taxMinor === 0 ? [] : [{ name: plan.place.taxName, taxMinor }],
      discountMinor,
    };
  });
};

const composePayments = (orderId: string, plan: OrderPlan, totalMinor: number): Payment[] => {
  let leftMinor = totalMinor;
  return plan.tenders.flatMap((tender, index) => {
    const isLast = index === plan.tenders.length - 1;
    const capturedMinor = isLast ? leftMinor : Math.min(leftMinor, tender.mostMinor ?? leftMinor);
    leftMinor -= capturedMinor;
    if (capturedMinor === 0) return [];
    const method = methodOf(plan.customer, tender.methodId);
    return [
      {
        id: `${orderId}-pay-${index + 1}`,
        methodId: method.id,
        kind: method.kind,
        label: labelOf(method),
        capturedMinor,
        capturedAt: plan.placedAt.toISOString(),
      },
    ];
  });
};

/** An order as it is the moment it is placed: pending, and paid to the cent. */
export const composeOrder = (plan: OrderPlan): Order => {
  const id = `order-${plan.number.replace('#', '')}`;
  const lines = composeLines(id, plan);
  const taxMinor = scaleHalfUp(plan.shippingMinor, plan.place.taxBasisPoints, 10_000);
  const shipping = { grossMinor: plan.shippingMinor + taxMinor, taxMinor };
  const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, shipping.grossMinor);
  return {
    id,
    number: plan.number,
    customerId: plan.customer.id,
    status: 'pending',
    currency: plan.items[0]?.variant.currency ?? 'USD',
    market: plan.market,
    salesChannel: 'web',
    gift: plan.gift ?? false,
    placedAt: plan.placedAt.toISOString(),
    lines,
    shipping,
    payments: composePayments(id, plan, totalMinor),
    fulfilments: [],
    actions: [],
  };
};
