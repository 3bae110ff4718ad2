import { z } from 'zod';
import {
  declineReasonSchema,
  evidenceKinds,
  locales,
  orderStatuses,
  paymentMethodKinds,
  policyTopicSchema,
  requestKindSchema,
  returnReasonSchema,
} from '../../domain/index.js';
import { amounts, dayRange, days, oneOrMany, percent } from './values.js';

/** The policy file, as a merchant writes it. Every key is kebab-case and none is ignored. */

const clauseId = z.string({ error: 'must be a clause id in quotes, such as "4.2"' }).regex(/^[\w.-]{1,20}$/);
const tag = z.string().min(1).max(60);
export const deliveryStates = ['not-shipped', 'on-the-way', 'delivered'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const conditionsSchema = z.strictObject({
  kind: oneOrMany(requestKindSchema).optional(),
  reason: oneOrMany(returnReasonSchema).optional(),
  /** Days since the start event, in the shop's time zone; the last day counts. */
  within: days.optional(),
  after: days.optional(),
  'shipped-within': days.optional(),
  'shipped-over': days.optional(),
  'placed-within': days.optional(),
  delivery: oneOrMany(z.enum(deliveryStates)).optional(),
  status: oneOrMany(z.enum(orderStatuses)).optional(),
  category: oneOrMany(tag).optional(),
  tags: oneOrMany(tag).optional(),
  not: oneOrMany(tag).optional(),
  'value-over': amounts.optional(),
  'value-under': amounts.optional(),
  'quantity-over': z.int().nonnegative().optional(),
  'customer-tags': oneOrMany(tag).optional(),
  market: oneOrMany(z.string().max(10)).optional(),
  'sales-channel': oneOrMany(z.string().max(40)).optional(),
  gift: z.boolean().optional(),
});
export type Conditions = z.infer<typeof conditionsSchema>;

const approvalSchema = z.union([
  z.enum(['refund', 'store-credit', 'exchange', 'replacement', 'cancel']),
  z.strictObject({ 'store-credit': percent }),
]);

const freightSchema = z.union([
  z.enum(['seller', 'none']),
  z.strictObject({ customer: amounts, clause: clauseId.optional() }),
]);

const outcomeSchema = z.strictObject({
  approve: z.array(approvalSchema).min(1).optional(),
  deny: declineReasonSchema.optional(),
  review: z.literal(true).optional(),
  chooser: z.enum(['customer', 'shop']).optional(),
  freight: freightSchema.optional(),
  'restocking-fee': z.union([percent, z.strictObject({ share: percent, clause: clauseId })]).optional(),
  'handling-fee': z.union([amounts, z.strictObject({ amount: amounts, clause: clauseId })]).optional(),
  evidence: z
    .strictObject({ 'if-value-over': amounts.optional(), 'any-of': z.array(z.enum(evidenceKinds)).min(1) })
    .optional(),
  /** What happens to the goods; `keep-up-to` spares the customer the parcel when they are worth at most this. */
  goods: z.union([z.enum(['return', 'keep', 'none']), z.strictObject({ 'keep-up-to': amounts })]).optional(),
  'refund-on': z.enum(['now', 'scan', 'receipt', 'inspection']).optional(),
  shipping: z.enum(['keep', 'refund', 'when-whole-order']).optional(),
});
export type OutcomeDocument = z.infer<typeof outcomeSchema>;

const ruleSchema = z.strictObject({
  rule: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'must be a kebab-case name')
    .optional(),
  clause: oneOrMany(clauseId),
  when: conditionsSchema,
  // biome-ignore lint/suspicious/noThenProperty: "when … then" is how a merchant reads a rule; this is a schema, never awaited.
  then: outcomeSchema,
});
export type RuleDocument = z.infer<typeof ruleSchema>;

const words = z.string().min(1).max(600);
const clauseSchema = z.strictObject({
  ...(Object.fromEntries(locales.map((locale) => [locale, words])) as Record<
    (typeof locales)[number],
    typeof words
  >),
  topics: z.array(policyTopicSchema).default([]),
  reasons: z.array(returnReasonSchema).default([]),
});

const limitSchema = z.strictObject({ assistant: amounts, agent: amounts });
const proof = z.array(z.enum(['email', 'order-number', 'name', 'postcode'])).min(1);

export const policyDocumentSchema = z.strictObject({
  policy: z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be a kebab-case name'),
  'time-zone': z.string(),
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')).min(1),
  start: z.strictObject({
    event: z.literal('delivered'),
    otherwise: z.strictObject({ shipped: days }).optional(),
  }),
  'send-back-within': days.optional(),
  clauses: z.record(clauseId, clauseSchema),
  exceptions: z.array(ruleSchema).default([]),
  rules: z.array(ruleSchema).min(1),
  otherwise: z.literal('review'),
  tenders: z.enum(['gift-card-first', 'proportional']).default('gift-card-first'),
  'refund-to': z
    .array(z.enum(['original', 'gift-card']))
    .min(1)
    .default(['original']),
  /** Business days from the trigger until the money is there, by kind of tender. */
  'payout-days': z.partialRecord(z.enum(paymentMethodKinds), dayRange),
  limits: limitSchema,
  identity: z.array(proof).min(1),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;
