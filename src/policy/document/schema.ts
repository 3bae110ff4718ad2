import { z } from 'zod';
import { paymentMethodKinds, policyTopicSchema, returnReasonSchema } from '../../domain/index.js';
import { startEvents } from '../facts/line-context.js';
import { conditionsSchema, definitionName } from './condition-keys.js';
import { clauseId, defaultsSchema, outcomeSchema, promiseSchema, worded } from './outcome-schema.js';
import { amounts, dayRange, days, minutes, oneOrMany } from './values.js';

/** The policy file, as a merchant writes it. Every key is kebab-case and none is ignored. */

const kebabName = z.string().regex(/^[a-z0-9-]{1,60}$/, 'must be a kebab-case name');
const date = z.iso.date('must be a date such as 2026-01-01');

const ruleSchema = z.strictObject({
  rule: kebabName.optional().describe('A name for reports and traces.'),
  clause: oneOrMany(clauseId).describe('The clauses it rests on, most specific first.'),
  when: conditionsSchema,
  // biome-ignore lint/suspicious/noThenProperty: "when … then" is how a merchant reads a rule; this is a schema, never awaited.
  then: outcomeSchema,
});
export type RuleDocument = z.infer<typeof ruleSchema>;

const clauseSchema = worded.extend({
  topics: z.array(policyTopicSchema).default([]).describe('Questions this clause answers.'),
  reasons: z.array(returnReasonSchema).default([]).describe('Reasons it is about; none means all.'),
});

const startSchema = z
  .strictObject({
    event: z.enum(startEvents).describe('`last-delivered` is the last parcel of the order.'),
    otherwise: z
      .strictObject({ shipped: days })
      .optional()
      .describe('What stands in when nobody noted the event.'),
    buffer: days.optional().describe('Days added to the event before the window starts.'),
  })
  .describe('What `within` and `after` count from.');
export type StartDocument = z.infer<typeof startSchema>;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const calendarSchema = z.strictObject({
  weekend: z.array(z.enum(weekdays)).max(6).default(['saturday', 'sunday']),
  holidays: z
    .array(date)
    .max(400)
    .default([])
    .describe('Days nobody works, for `business days` and `last-day`.'),
  'last-day': z
    .enum(['as-it-falls', 'next-working-day'])
    .default('as-it-falls')
    .describe('Whether a window that ends on a free day runs on to the next working day.'),
});

const limitSchema = z.strictObject({
  assistant: amounts.describe('The assistant approves alone up to this.'),
  agent: amounts.describe('One agent approves alone up to this.'),
});
const appeasementSchema = z
  .strictObject({
    'per-case': amounts.describe('At most this for one case.'),
    'per-month': amounts.describe('At most this in a calendar month, for the whole shop.'),
  })
  .describe('What colleagues may give as store credit without entitlement; nothing when left out.');
const proof = z.array(z.enum(['email', 'order-number', 'name', 'postcode'])).min(1);

export const policyDocumentSchema = z.strictObject({
  policy: kebabName.describe('Name of the policy; the same in all its versions.'),
  'valid-from': date.optional().describe('Orders placed from this day on fall under this version.'),
  title: worded.optional(),
  'time-zone': z.string().describe('IANA name. Days are counted where the shop is.'),
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')).min(1),
  start: startSchema,
  calendar: calendarSchema.prefault({}),
  'send-back-within': days.optional().describe('Days to hand in the parcel after a return was agreed.'),
  'stale-after': minutes.optional().describe('Records read longer ago than this are not decided on.'),
  floors: z.array(kebabName).default([]).describe('Statutory floors evaluated beside these rules.'),
  definitions: z.record(definitionName, conditionsSchema).default({}),
  defaults: defaultsSchema.prefault({}).describe('Terms of every approval that does not say otherwise.'),
  fees: z
    .strictObject({ label: z.strictObject({ amount: amounts, clause: clauseId }).optional() })
    .prefault({})
    .describe('What a return label costs where the customer pays for it.'),
  sections: z
    .record(z.string().regex(/^[\w-]{1,20}$/), worded)
    .default({})
    .describe('Headings, by the first part of the clause ids.'),
  words: z
    .record(z.string().min(1).max(60), worded)
    .optional()
    .describe("What people call the shop's own categories, tags and customer tags."),
  clauses: z.record(clauseId, clauseSchema),
  exceptions: z.array(ruleSchema).default([]).describe('Tried before the rules.'),
  rules: z.array(ruleSchema).min(1).describe('Tried from the top; the first that applies decides.'),
  otherwise: z.literal('review').describe('What no rule foresees goes to a person.'),
  tenders: z.enum(['gift-card-first', 'proportional']).default('gift-card-first'),
  'refund-to': z
    .array(z.enum(['original', 'gift-card']))
    .min(1)
    .default(['original']),
  'payout-days': z
    .partialRecord(z.enum(paymentMethodKinds), dayRange)
    .describe('Business days from the trigger until the money is there, by kind of tender.'),
  promise: promiseSchema.optional(),
  limits: limitSchema,
  appeasement: appeasementSchema.optional(),
  'invoice-within': days.default(14).describe('Days to pay the difference of a dearer exchange.'),
  identity: z.array(proof).min(1).describe('What proves who asks; any one of these sets.'),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

/** What the law grants, whatever the merchant writes. Only approvals and reviews: a floor never takes anything away. */
export const floorDocumentSchema = z.strictObject({
  floor: kebabName,
  title: worded,
  sources: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(300),
        article: z.string().min(1).max(300),
        url: z.url().optional(),
      }),
    )
    .min(1)
    .describe('The law it was written after.'),
  notice: worded.describe('That this is an engineering preset and no legal advice.'),
  start: startSchema,
  definitions: z.record(definitionName, conditionsSchema).default({}),
  applies: conditionsSchema.describe('Holds for every rule of the floor, such as the market.'),
  defaults: defaultsSchema.prefault({}),
  clauses: z.record(clauseId, clauseSchema),
  rules: z.array(ruleSchema).min(1),
});
export type FloorDocument = z.infer<typeof floorDocumentSchema>;
