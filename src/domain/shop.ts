import { z } from 'zod';
import { currencyDigits } from '../base/index.js';

/**
 * The shop's own records, as imported and exported. Amounts are integer minor units of the stated currency;
 * moments are ISO 8601 with an offset. Everything here is fact, never opinion: no rule reads text from a customer.
 */

const id = z.string().min(1).max(120);
const minor = z.int().nonnegative();
const moment = z.iso.datetime({ offset: true });
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => currencyDigits(code) !== null, 'is not a currency of ISO 4217');
const words = z.string().min(1).max(300);
const options = z.record(z.string().min(1).max(60), z.string().max(120));

export const variantSchema = z.object({
  id,
  sku: z.string().max(120).optional(),
  options,
  priceMinor: minor,
  currency,
  /** Units that can be sent today; 0 means out of stock. */
  stock: z.int().nonnegative(),
});
export type Variant = z.infer<typeof variantSchema>;

export const productSchema = z.object({
  id,
  name: words,
  /** Names in other languages, by locale: `{ zh: "手工陶瓷杯" }`. */
  names: z.record(z.string(), words).optional(),
  category: z.string().max(80).default('general'),
  /** Facts a policy may ask about: `final-sale`, `hygiene`, `perishable`, `custom-made`, `digital`. */
  tags: z.array(z.string().max(60)).max(40).default([]),
  variants: z.array(variantSchema).min(1).max(500),
});
export type Product = z.infer<typeof productSchema>;

export const paymentMethodKinds = [
  'card',
  'wallet',
  'bank',
  'gift-card',
  'store-credit',
  'cash',
  'other',
] as const;
export const paymentMethodSchema = z.object({
  id,
  kind: z.enum(paymentMethodKinds),
  /** What people call it: `Visa`, `PayPal`, `Alipay`, `Gift card`. */
  brand: z.string().max(60),
  lastFour: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  balanceMinor: minor.optional(),
  currency: currency.optional(),
});
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

export const riskBands = ['low', 'medium', 'high'] as const;

export const customerSchema = z.object({
  id,
  firstName: z.string().max(120),
  lastName: z.string().max(120),
  /** Whole names the customer is also known by, such as `Li Na` for 李娜; as good as the name itself. */
  otherNames: z.array(z.string().max(240)).max(10).optional(),
  emails: z.array(z.email().max(254)).max(10).default([]),
  postcode: z.string().max(20).default(''),
  country: z.string().max(60).default(''),
  tags: z.array(z.string().max(60)).max(40).default([]),
  since: moment.optional(),
  /** How the shop's own risk check rates this customer; left out when it has none. */
  riskBand: z.enum(riskBands).optional(),
  paymentMethods: z.array(paymentMethodSchema).max(30).default([]),
});
export type Customer = z.infer<typeof customerSchema>;

export const discountKinds = [
  'none',
  'coupon',
  'clearance',
  'bundle',
  'threshold',
  'loyalty',
  'staff',
  'other',
] as const;
export const digitalStates = ['not-opened', 'opened', 'redeemed'] as const;
/** Where goods are that a purchasing agent buys for a customer. */
export const agentStages = [
  'not-purchased',
  'purchased',
  'shipped-to-warehouse',
  'in-warehouse',
  'exported',
] as const;

export const orderLineSchema = z.object({
  id,
  productId: id,
  variantId: id,
  sku: z.string().max(120).optional(),
  name: words,
  names: z.record(z.string(), words).optional(),
  options: options.default({}),
  category: z.string().max(80).default('general'),
  tags: z.array(z.string().max(60)).max(40).default([]),
  quantity: z.int().positive().max(10_000),
  /** Paid for the whole line: tax included, every discount share already taken off. */
  grossMinor: minor,
  /** Tax contained in `grossMinor`, one entry a rate. */
  taxes: z
    .array(z.object({ name: z.string().max(60), taxMinor: minor }))
    .max(10)
    .default([]),
  /** This line's share of discounts, already taken off `grossMinor`; for explanation only. */
  discountMinor: minor.default(0),
  /** What kind of discount that was; `none` without one. */
  discountKind: z.enum(discountKinds).optional(),
  /** For downloads, codes and courses: whether the customer has used it. */
  digitalState: z.enum(digitalStates).optional(),
  /** For goods bought on the customer's behalf. */
  agentStage: z.enum(agentStages).optional(),
  /** When it was stocked in at the agent's warehouse. */
  stockedInAt: moment.optional(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

export const paymentSchema = z.object({
  id,
  methodId: id,
  kind: z.enum(paymentMethodKinds),
  /** `Visa ··4021`, `PayPal`, `Gift card ··0017`. */
  label: z.string().max(80),
  capturedMinor: minor,
  capturedAt: moment.optional(),
  /** Claimed back by the bank in a dispute that is open: not ours to refund until it ends. */
  disputedMinor: minor.optional(),
  /** Who moves money back on this payment: `records` (the shop's own tables) unless said otherwise, such as `stripe` or `by-hand`. */
  mover: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional(),
  /** The payment as its mover knows it, such as `pi_3Q…`. */
  providerPaymentId: z.string().max(200).optional(),
});
export type Payment = z.infer<typeof paymentSchema>;

const quantities = z.array(z.object({ lineId: id, quantity: z.int().positive() })).max(500);

export const deliveryProofs = ['signature', 'photo', 'scan', 'none'] as const;

export const fulfilmentSchema = z.object({
  id,
  carrier: z.string().max(60).optional(),
  trackingNumber: z.string().max(80).optional(),
  status: z.enum(['processed', 'shipped', 'delivered']),
  shippedAt: moment.optional(),
  deliveredAt: moment.optional(),
  /** What the carrier shows for the delivery. */
  proof: z.enum(deliveryProofs).optional(),
  lines: quantities,
});
export type Fulfilment = z.infer<typeof fulfilmentSchema>;

export const returnReasons = [
  'changed-mind',
  'no-longer-needed',
  'ordered-by-mistake',
  'does-not-fit',
  'not-as-described',
  'wrong-item',
  'damaged',
  'defective',
  'missing',
  'late',
  'other',
] as const;
export const returnReasonSchema = z.enum(returnReasons);
export type ReturnReason = z.infer<typeof returnReasonSchema>;

const made = { id, orderId: id, at: moment, caseReference: z.string().max(40).optional() };

/** What was done to an order since it was placed. Append-only: the order as it stands is a fold over these. */
export const shopActionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cancellation'),
    ...made,
    reason: returnReasonSchema,
    lines: quantities.optional(),
  }),
  z.object({
    kind: z.literal('return'),
    ...made,
    reason: returnReasonSchema,
    lines: quantities,
    /** Where the refund will go once the goods are back; absent when the refund was already made. */
    refundToMethodId: id.optional(),
    refundMinor: minor.optional(),
    status: z.enum(['requested', 'received', 'closed']).default('requested'),
  }),
  /** What became of a return: the units that count as given back, and whether more may come. The latest one says it. */
  z.object({
    kind: z.literal('return-update'),
    ...made,
    returnId: id,
    lines: quantities,
    status: z.enum(['received', 'closed']),
  }),
  z.object({
    kind: z.literal('exchange'),
    ...made,
    reason: returnReasonSchema.optional(),
    items: z
      .array(z.object({ lineId: id, quantity: z.int().positive(), newVariantId: id }))
      .min(1)
      .max(500),
    /** New minus returned: positive is paid by the customer, negative goes back to them. */
    differenceMinor: z.int(),
    methodId: id.optional(),
  }),
  /** That an exchange which costs more may be sent now: its difference was paid, or is not asked for any more. */
  z.object({
    kind: z.literal('exchange-update'),
    ...made,
    exchangeId: id,
    status: z.literal('to-be-sent'),
  }),
  z.object({
    kind: z.literal('refund'),
    ...made,
    paymentId: id,
    methodId: id.optional(),
    amountMinor: z.int().positive(),
    status: z.enum(['pending', 'succeeded', 'failed', 'reversed']).default('succeeded'),
    /** Which goods this money was for; without it a refund only lessens what remains on the payment. */
    lines: z
      .array(
        z.object({
          lineId: id,
          quantity: z.int().nonnegative(),
          grossMinor: minor,
          taxMinor: minor,
          /** Threshold discount taken back with these goods; below zero when some of it was given back again. */
          recalculatedMinor: z.int().optional(),
        }),
      )
      .optional(),
    shippingMinor: minor.optional(),
    dutiesMinor: minor.optional(),
  }),
  /** A dispute with the bank. Later ones of the same dispute say how it ended; a lost one took the money for good. */
  z.object({
    kind: z.literal('chargeback'),
    ...made,
    disputeId: z.string().min(1).max(200),
    paymentId: id,
    amountMinor: z.int().positive(),
    status: z.enum(['open', 'won', 'lost']),
  }),
  z.object({
    kind: z.literal('replacement'),
    ...made,
    reason: returnReasonSchema,
    lines: quantities,
  }),
]);
export type ShopAction = z.infer<typeof shopActionSchema>;
export type RefundAction = Extract<ShopAction, { kind: 'refund' }>;

export const orderStatuses = [
  'pending',
  'processed',
  'shipped',
  'partly-delivered',
  'delivered',
  'cancelled',
  'partly-refunded',
  'refunded',
] as const;

/** An order as the shop's file gives it; `actions` holds what has happened to it since. */
export const orderSchema = z.object({
  id,
  /** What the customer sees, such as `#10482`. */
  number: z.string().min(1).max(60),
  customerId: id,
  status: z.enum(orderStatuses),
  currency,
  market: z.string().max(10).default('US'),
  salesChannel: z.string().max(40).default('web'),
  gift: z.boolean().default(false),
  placedAt: moment,
  /** When the shop promised to have it sent. */
  shipBy: moment.optional(),
  shippedAt: moment.optional(),
  deliveredAt: moment.optional(),
  lines: z.array(orderLineSchema).min(1).max(500),
  shipping: z
    .object({ grossMinor: minor, taxMinor: minor.default(0) })
    .default({ grossMinor: 0, taxMinor: 0 }),
  /** Import duties the customer paid with the order, beside its lines and shipping. */
  dutiesMinor: minor.optional(),
  /**
   * A discount for a basket of at least `minimumMinor`, tax included and counted before this discount. Its shares are
   * already taken off the lines and stand in their `discountMinor`.
   */
  thresholdDiscount: z.object({ minimumMinor: minor, amountMinor: minor }).optional(),
  payments: z.array(paymentSchema).max(20).default([]),
  fulfilments: z.array(fulfilmentSchema).max(200).default([]),
  actions: z.array(shopActionSchema).max(1000).default([]),
});
export type Order = z.infer<typeof orderSchema>;
export type OrderStatus = Order['status'];

/** The import and export file. `docs/import.md` describes it; `/schemas/shop.json` is the same as JSON Schema. */
export const shopFileSchema = z.object({
  schema: z.literal('makegood-shop/1'),
  products: z.array(productSchema).default([]),
  customers: z.array(customerSchema).default([]),
  orders: z.array(orderSchema).default([]),
});
export type ShopFile = z.infer<typeof shopFileSchema>;

export interface LineSelection {
  readonly lineId: string;
  readonly quantity: number;
}
