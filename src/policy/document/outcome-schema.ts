import { z } from 'zod';
import {
  approvalLevels,
  declineReasonSchema,
  evidenceKinds,
  goodsOutcomes,
  locales,
  resolutions,
} from '../../domain/index.js';
import { amounts, percent, span } from './values.js';

export const clauseId = z
  .string({ error: 'must be a clause id in quotes, such as "4.2"' })
  .regex(/^[\w.-]{1,20}$/, 'must be a clause id in quotes, such as "4.2"');

const sentence = z.string().min(1).max(600);
/** A text in every locale. */
export const worded = z.strictObject(
  Object.fromEntries(locales.map((locale) => [locale, sentence])) as Record<
    (typeof locales)[number],
    typeof sentence
  >,
);

const approvalSchema = z
  .union([z.enum(resolutions), z.strictObject({ 'store-credit': percent })])
  .describe('A resolution; store credit may carry a bonus, such as { store-credit: +10% }.');

const freightSchema = z
  .union([
    z.enum(['seller', 'customer', 'none']),
    z.strictObject({ customer: amounts, clause: clauseId.optional() }),
  ])
  .describe('Who pays for sending back. `customer` takes the label fee of `fees`; an amount is its own fee.');

export const promiseSchema = z
  .strictObject({ 'answer-within': span.optional(), 'refund-within': span.optional() })
  .describe('By when somebody answers, and by when the money has left.');

/** What an approval says. Also what `defaults` may say once for every approval. */
export const termsShape = {
  chooser: z.enum(['customer', 'shop']).optional().describe('Who picks among the resolutions.'),
  freight: freightSchema.optional(),
  'restocking-fee': z
    .union([percent, z.strictObject({ share: percent, clause: clauseId })])
    .optional()
    .describe('Share of the goods kept for checking and restocking.'),
  'handling-fee': z
    .union([z.strictObject({ amount: amounts, clause: clauseId }), amounts])
    .optional()
    .describe('A fixed amount kept, once a settlement.'),
  evidence: z
    .strictObject({ 'if-value-over': amounts.optional(), 'any-of': z.array(z.enum(evidenceKinds)).min(1) })
    .optional()
    .describe('What has to be shown first.'),
  goods: z
    .union([z.enum(goodsOutcomes), z.strictObject({ 'keep-up-to': amounts })])
    .optional()
    .describe('What happens to the goods; `keep-up-to` spares the parcel when they are worth at most this.'),
  'refund-on': z
    .enum(['now', 'scan', 'receipt', 'inspection'])
    .optional()
    .describe('What lets the money go.'),
  shipping: z
    .enum(['keep', 'refund', 'when-whole-order'])
    .optional()
    .describe('Whether the postage to the customer comes back.'),
  duties: z.enum(['keep', 'when-whole-order', 'in-share']).optional().describe('Whether duties come back.'),
  'threshold-discount': z
    .enum(['keep', 'recalculate'])
    .optional()
    .describe('Whether a discount for a big basket is counted again for what is kept.'),
  tenders: z
    .enum(['gift-card-first', 'proportional'])
    .optional()
    .describe('Which payments are given back first.'),
  approval: z.enum(approvalLevels).optional().describe('Whose yes it takes, whatever the amount.'),
  promise: promiseSchema.optional(),
  say: worded.optional().describe('A sentence said with the answer.'),
} as const;

/** What a rule says: one of approve, deny or review, and the terms of an approval. */
export const outcomeSchema = z.strictObject({
  approve: z.array(approvalSchema).min(1).optional().describe('Resolutions, best first.'),
  deny: declineReasonSchema.optional(),
  review: z.literal(true).optional().describe('A person decides.'),
  ...termsShape,
});
export type OutcomeDocument = z.infer<typeof outcomeSchema>;

export const defaultsSchema = z.strictObject(termsShape);
export type DefaultsDocument = z.infer<typeof defaultsSchema>;
export const approvalOnly = Object.keys(termsShape).filter(
  (name) => name !== 'say' && name !== 'promise',
) as readonly Exclude<keyof typeof termsShape, 'say' | 'promise'>[];
