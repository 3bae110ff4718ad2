import { z } from 'zod';
import {
  agentStages,
  deliveryProofs,
  digitalStates,
  discountKinds,
  evidenceKinds,
  faultParties,
  goodsConditions,
  orderStatuses,
  paymentMethodKinds,
  requestKinds,
  returnReasons,
  riskBands,
  sealStates,
} from '../../domain/index.js';
import { deliveryStates } from '../facts/delivery.js';
import type { DimensionName } from '../facts/dimensions.js';
import { amounts, days, oneOrMany, percent, span } from './values.js';

/** How a written condition reads the fact it is about. */
export type ConditionKind =
  | 'among'
  | 'any-of'
  | 'none-of'
  | 'over'
  | 'up-to'
  | 'over-amount'
  | 'up-to-amount'
  | 'is';

export interface ConditionKey {
  readonly dimension: DimensionName;
  readonly kind: ConditionKind;
  readonly value: z.ZodType;
}

const tag = z.string().min(1).max(60);
const count = z.int().nonnegative();
const oneOf = <const T extends readonly [string, ...string[]]>(words: T) => oneOrMany(z.enum(words));
const key = <T extends z.ZodType>(
  dimension: DimensionName,
  kind: ConditionKind,
  value: T,
  about: string,
) => ({
  dimension,
  kind,
  value: value.describe(about),
});

/**
 * Everything a rule can ask about, in the order it is tried and read out: the cheapest and most telling come first.
 * Every `-over` has its `-within` or `-up-to`: together they leave no gap, and the limit itself lies inside.
 */
export const conditionKeys = {
  kind: key('kind', 'among', oneOf(requestKinds), 'What is asked for.'),
  reason: key('reason', 'among', oneOf(returnReasons), 'Why the customer asks.'),
  fault: key(
    'fault',
    'among',
    oneOf(faultParties),
    'Whose fault it is; the reason tells until a person has found out.',
  ),
  status: key('status', 'among', oneOf(orderStatuses), "The order's status in the shop."),
  delivery: key('delivery', 'among', oneOf(deliveryStates), 'Where the goods are.'),
  'agent-stage': key(
    'agent-stage',
    'among',
    oneOf(agentStages),
    'How far a purchasing agent has got with the goods.',
  ),
  category: key('category', 'among', oneOrMany(tag), "The product's category."),
  sku: key('sku', 'among', oneOrMany(z.string().min(1).max(120)), 'Stock keeping units.'),
  tags: key(
    'tags',
    'any-of',
    oneOrMany(tag),
    'The goods carry one of these tags, such as final-sale or custom-made.',
  ),
  not: key('tags', 'none-of', oneOrMany(tag), 'The goods carry none of these tags.'),
  condition: key(
    'condition',
    'among',
    oneOf(goodsConditions),
    'How worn the goods are; asked when nobody said.',
  ),
  seal: key('seal', 'among', oneOf(sealStates), 'Whether the seal is still whole; asked when nobody said.'),
  digital: key('digital', 'among', oneOf(digitalStates), 'Whether a download, code or course was used.'),
  market: key(
    'market',
    'among',
    oneOrMany(z.string().min(1).max(10)),
    'Country or market of the order, such as US or DE.',
  ),
  'sales-channel': key(
    'sales-channel',
    'among',
    oneOrMany(z.string().min(1).max(40)),
    'Where the order was placed.',
  ),
  gift: key('gift', 'is', z.boolean(), 'Whether the order was a gift.'),
  discount: key(
    'discount',
    'among',
    oneOf(discountKinds),
    'What kind of discount the goods were bought with.',
  ),
  'customer-tags': key('customer-tags', 'any-of', oneOrMany(tag), 'The customer carries one of these tags.'),
  'not-customer-tags': key(
    'customer-tags',
    'none-of',
    oneOrMany(tag),
    'The customer carries none of these tags.',
  ),
  risk: key('risk', 'among', oneOf(riskBands), "The shop's own rating of the customer."),
  proof: key('proof', 'among', oneOf(deliveryProofs), "The carrier's proof of delivery."),
  tender: key('tenders', 'any-of', oneOf(paymentMethodKinds), 'The order was paid with one of these.'),
  dispute: key('dispute', 'is', z.boolean(), 'Whether the bank has an open dispute about a payment.'),
  evidence: key('evidence', 'any-of', oneOf(evidenceKinds), 'The customer has shown one of these.'),
  'quantity-over': key('quantity', 'over', count, 'More units than this.'),
  'quantity-up-to': key('quantity', 'up-to', count, 'At most so many units.'),
  'value-over': key('value', 'over-amount', amounts, 'The asked units cost more than this.'),
  'value-up-to': key('value', 'up-to-amount', amounts, 'The asked units cost at most this.'),
  'price-over': key('price', 'over-amount', amounts, 'One unit cost more than this.'),
  'price-up-to': key('price', 'up-to-amount', amounts, 'One unit cost at most this.'),
  'share-over': key(
    'share',
    'over',
    percent,
    'The asked units are more than this share of the goods of the order.',
  ),
  'share-up-to': key(
    'share',
    'up-to',
    percent,
    'The asked units are at most this share of the goods of the order.',
  ),
  'tenure-over': key('tenure', 'over', days, 'A customer for longer than this.'),
  'tenure-up-to': key('tenure', 'up-to', days, 'A customer for at most this long.'),
  'prior-cases-over': key('prior-cases', 'over', count, 'More cases than this in the last twelve months.'),
  'prior-cases-up-to': key('prior-cases', 'up-to', count, 'At most so many cases in the last twelve months.'),
  'prior-refunds-over': key(
    'prior-refunds',
    'over',
    count,
    'More refunded orders than this in the last twelve months.',
  ),
  'prior-refunds-up-to': key(
    'prior-refunds',
    'up-to',
    count,
    'At most so many refunded orders in the last twelve months.',
  ),
  'tender-age-over': key('tender-age', 'over', days, 'The oldest payment was taken longer ago than this.'),
  'tender-age-up-to': key('tender-age', 'up-to', days, 'Every payment was taken at most so long ago.'),
  'late-over': key(
    'days-late',
    'over',
    days,
    'Sent, or still waiting, more days than this after the promised day.',
  ),
  'late-up-to': key(
    'days-late',
    'up-to',
    days,
    'Sent, or still waiting, at most so many days after the promised day.',
  ),
  'placed-over': key('placed', 'over', span, 'Ordered longer ago than this.'),
  'placed-within': key('placed', 'up-to', span, 'Ordered at most so long ago; the last day counts.'),
  'shipped-over': key('shipped', 'over', span, 'Sent longer ago than this.'),
  'shipped-within': key('shipped', 'up-to', span, 'Sent at most so long ago; the last day counts.'),
  'delivered-over': key('delivered', 'over', span, 'Delivered longer ago than this.'),
  'delivered-within': key('delivered', 'up-to', span, 'Delivered at most so long ago; the last day counts.'),
  'stocked-in-over': key(
    'stocked-in',
    'over',
    span,
    "Stocked in at the agent's warehouse longer ago than this.",
  ),
  'stocked-in-within': key(
    'stocked-in',
    'up-to',
    span,
    "Stocked in at the agent's warehouse at most so long ago.",
  ),
  after: key('start', 'over', span, 'Longer ago than this, counted from the start event.'),
  within: key(
    'start',
    'up-to',
    span,
    'At most so long ago, counted from the start event; the last day counts.',
  ),
} as const satisfies Record<string, ConditionKey>;

export type ConditionName = keyof typeof conditionKeys;
export const conditionNames = Object.keys(conditionKeys) as readonly ConditionName[];
type Written = { [K in ConditionName]?: z.output<(typeof conditionKeys)[K]['value']> | undefined };

const definitionName = z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be a kebab-case name');

/** The conditions of a rule: all of them must hold. `is` names definitions, whose conditions must hold as well. */
export const conditionsSchema = z.strictObject({
  is: oneOrMany(definitionName).optional().describe('Definitions of this policy that must hold.'),
  ...(Object.fromEntries(conditionNames.map((name) => [name, conditionKeys[name].value.optional()])) as {
    [K in ConditionName]: z.ZodOptional<(typeof conditionKeys)[K]['value']>;
  }),
});
export type Conditions = Written & { readonly is?: readonly string[] | undefined };
export { definitionName };
