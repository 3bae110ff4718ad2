import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  caseStatusSchema,
  declineReasons,
  goodsOutcomes,
  handoffReasons,
  localeSchema,
  ownerSchema,
  requestKindSchema,
  resolutionSchema,
  reviewReasons,
} from '../../../src/domain/index.js';

/** What the policy answered, as far as a story cares. Money in minor units. */
const decisionSchema = z.strictObject({
  outcome: z.enum(['approve', 'deny', 'ask', 'review']).optional(),
  clause: z.string().optional(),
  resolutions: z.array(resolutionSchema).optional(),
  total: z.int().optional(),
  currency: z.string().optional(),
  goods: z.enum(goodsOutcomes).optional(),
  freight: z.enum(['seller', 'customer', 'none']).optional(),
  decline: z.enum(declineReasons).optional(),
  review: z.array(z.enum(reviewReasons)).optional(),
});

/** What must have happened when a line has been answered. Nothing here is about wording. */
const expected = {
  /** Message keys said, in order; all of them. */
  says: z.array(z.string()).optional(),
  /**
   * What the words were taken to mean, in order, such as `start-flow request-refund` or `fill-slot email`. Others may
   * stand between them: digits that could be a postcode as well as an order number are read as both.
   */
  commands: z.array(z.string()).optional(),
  /** Slots that are filled after the line; null when a slot must be empty. */
  slots: z.record(z.string(), z.string().nullable()).optional(),
  /** Ids of the choices under the last message, in order. */
  offers: z.array(z.string()).optional(),
  /** How many choices there are, where the ids are the shop's. */
  'offers-count': z.int().optional(),
  /** Who it is proven to be; null for nobody. */
  proven: z.string().nullable().optional(),
  owner: ownerSchema.optional(),
  locale: localeSchema.optional(),
  decision: decisionSchema.optional(),
  /** What the goods under discussion are: product id to quantity. */
  goods: z.record(z.string(), z.int()).optional(),
  order: z.string().optional(),
  /** Days, amounts, clauses and numbers that must be in the answer: what was asked for, however it is worded. */
  tells: z.array(z.string()).optional(),
  /** Words that must not be in the answer: what would give something away. */
  hides: z.array(z.string()).optional(),
};

const agentStep = z.strictObject({
  claim: z.string().optional(),
  reply: z.string().optional(),
  approve: z.int().optional(),
  decline: z.string().optional(),
  'give-back': z.literal(true).optional(),
  close: z.literal(true).optional(),
});

const lineSchema = z.strictObject({
  ...expected,
  customer: z.string().optional(),
  /** The same words so many times over. */
  times: z.int().optional(),
  choose: z.string().optional(),
  /** Chooses the first choice whose label has these words: what the shop's own names are behind. */
  'choose-labelled': z.string().optional(),
  photo: z.string().optional(),
  /** The event of the line before comes once more. */
  again: z.literal(true).optional(),
  /** Sent without waiting for an answer in between. */
  'at-once': z.array(z.string()).optional(),
  /** A token of the shop's site comes with this line and the ones after it. */
  token: z.string().optional(),
  /** A person at the desk does something. */
  agent: agentStep.optional(),
  refused: z.string().optional(),
  'days-pass': z.number().optional(),
  'minutes-pass': z.number().optional(),
  /** So many days go by hour by hour, and what is promised for a moment is done when it comes. */
  'days-go-by': z.int().optional(),
  /** An order leaves the warehouse while the customer thinks. */
  ships: z.string().optional(),
  /** The workers send the refunds that are due and tell the customer. */
  'refunds-are-sent': z.literal(true).optional(),
});
export type StoryLine = z.infer<typeof lineSchema>;

const storySchema = z.strictObject({
  /** Why the story is told, where the file's name does not say it all. */
  about: z.string().optional(),
  /** The shop's site says who it is, by a signed token. */
  token: z.string().optional(),
  locale: localeSchema.default('en'),
  /** Which of the shipped policies decides. */
  policy: z.string().default('standard-retail'),
  'days-later': z.number().default(0),
  'out-of-hours': z.boolean().default(false),
  lines: z.array(lineSchema).min(1),
  ends: z
    .strictObject({
      owner: ownerSchema.default('assistant'),
      proven: z.string().nullable().optional(),
      cases: z
        .array(
          z.strictObject({
            order: z.string(),
            status: caseStatusSchema,
            kind: requestKindSchema.optional(),
            resolution: resolutionSchema.nullable().optional(),
            reason: z.string().optional(),
            total: z.int().nullable().optional(),
            goods: z.record(z.string(), z.int()).optional(),
            events: z.array(z.string()).optional(),
          }),
        )
        .default([]),
      /** What was done to orders, such as `return #10398 maple-skateboard×1` or `cancel #10455`. */
      actions: z.array(z.string()).default([]),
      /** Refund intents: `#10455 gift-card 6490 reserved`. */
      refunds: z.array(z.string()).default([]),
      handoffs: z
        .array(
          z.strictObject({
            reason: z.enum(handoffReasons),
            status: z.enum(['waiting', 'claimed', 'given-back', 'closed']).default('waiting'),
            order: z.string().optional(),
            'with-case': z.boolean().optional(),
            wants: z.string().optional(),
            angry: z.boolean().optional(),
          }),
        )
        .default([]),
    })
    .prefault({}),
});
export type Story = z.infer<typeof storySchema> & { readonly theme: string; readonly title: string };

/** All stories under `test/conversations/`: the folder is the theme, the file's name is the sentence. */
export const readStories = (folder: string): Story[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: theme }) =>
      readdirSync(join(folder, theme))
        .filter((file) => file.endsWith('.yml'))
        .sort()
        .map((file) => {
          const checked = storySchema.safeParse(parse(readFileSync(join(folder, theme, file), 'utf8')));
          if (!checked.success) throw new Error(`${theme}/${file}: ${z.prettifyError(checked.error)}`);
          return { ...checked.data, theme, title: file.replace(/\.yml$/, '').replaceAll('-', ' ') };
        }),
    );
