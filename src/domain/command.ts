import { z } from 'zod';
import { localeSchema } from './locale.js';

/** One customer goal a flow; `dialogs/flows/<name>.yml` has the steps. */
export const flowNames = [
  'request-refund',
  'return-items',
  'exchange-item',
  'cancel-order',
  'track-refund',
  'track-order',
  'ask-policy',
  'check-order',
  'appeal-decision',
  'withdraw-case',
  'change-details',
  'talk-to-person',
] as const;
export const flowNameSchema = z.enum(flowNames);
export type FlowName = z.infer<typeof flowNameSchema>;

/** Everything a customer may say that is remembered. What the system derives has no slot, so text can't set it. */
export const slotNames = [
  'email',
  'order-number',
  'customer-name',
  'postcode',
  'one-time-code',
  'items',
  'order',
  'reason',
  'condition',
  'seal',
  'evidence',
  'resolution',
  'replacement',
  'refund-to',
  'case-reference',
  'policy-topic',
  'complaint',
] as const;
export const slotNameSchema = z.enum(slotNames);
export type SlotName = z.infer<typeof slotNameSchema>;

export const policyTopics = [
  'general',
  'window',
  'condition',
  'fees',
  'return-shipping',
  'refund-time',
  'refund-method',
  'exchange',
  'cancellation',
  'faulty',
  'final-sale',
  'evidence',
  'appeal',
] as const;
export const policyTopicSchema = z.enum(policyTopics);
export type PolicyTopic = z.infer<typeof policyTopicSchema>;

/** The words a command rests on, and how sure understanding is of it (0 to 1). */
const basis = { words: z.string().max(2000), confidence: z.number().min(0).max(1) };
const text = z.string().min(1).max(2000);

/**
 * The closed list: all that understanding, embedded or model, can ask the dialog to do.
 * Slot values are text: normalised for e-mail, order number, postcode, code, reason, condition, seal, resolution and topic;
 * the customer's own words for items, order and replacement, which are resolved against *their* orders later.
 */
export const commandSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start-flow'),
    flow: flowNameSchema,
    slots: z.partialRecord(slotNameSchema, text),
    /** The customer's words for what it hangs on; it is said back before anything begins. */
    given: text.optional(),
    /** What they want when this turns out impossible, with their words for it. */
    otherwise: z
      .object({ flow: flowNameSchema, slots: z.partialRecord(slotNameSchema, text), words: text })
      .optional(),
    ...basis,
  }),
  z.object({ kind: z.literal('fill-slot'), slot: slotNameSchema, value: text, ...basis }),
  z.object({ kind: z.literal('correct-slot'), slot: slotNameSchema, value: text, ...basis }),
  z.object({ kind: z.literal('affirm'), ...basis }),
  z.object({ kind: z.literal('deny'), ...basis }),
  z.object({ kind: z.literal('choose'), choiceId: z.string().max(200), ...basis }),
  z.object({ kind: z.literal('cannot-provide'), slot: slotNameSchema.optional(), ...basis }),
  z.object({ kind: z.literal('cancel-flow'), ...basis }),
  /** `items` and `order`: the customer's words for what the question is about, where they name it. */
  z.object({
    kind: z.literal('ask-policy'),
    topic: policyTopicSchema,
    items: text.optional(),
    order: text.optional(),
    /** One of the return reasons, where the question supposes one. */
    reason: text.optional(),
    ...basis,
  }),
  z.object({
    kind: z.literal('ask-order'),
    about: z.enum(['status', 'tracking', 'amount', 'list']),
    order: text.optional(),
    ...basis,
  }),
  z.object({ kind: z.literal('repeat'), ...basis }),
  z.object({ kind: z.literal('start-over'), ...basis }),
  z.object({ kind: z.literal('change-language'), locale: localeSchema, ...basis }),
  z.object({ kind: z.literal('talk-to-person'), ...basis }),
  z.object({
    kind: z.literal('small-talk'),
    about: z.enum(['greeting', 'thanks', 'goodbye', 'other']),
    ...basis,
  }),
  /** `shop`: about the shop's own business, where a colleague may know more. */
  z.object({ kind: z.literal('out-of-scope'), about: z.literal('shop').optional(), ...basis }),
  z.object({ kind: z.literal('not-understood'), ...basis }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];

/** How a message sounds; changes tone, priority and the hand-off decision, never an amount. */
export const moodSchema = z.object({
  angry: z.boolean(),
  legalThreat: z.boolean(),
  vulnerable: z.boolean(),
  abusive: z.boolean(),
});
export type Mood = z.infer<typeof moodSchema>;
export const calm: Mood = Object.freeze({
  angry: false,
  legalThreat: false,
  vulnerable: false,
  abusive: false,
});

/** What the assistant last asked, so that "yes", "the second one" or a bare number can be read right. */
export interface Listening {
  readonly question:
    | { readonly kind: 'none' }
    | { readonly kind: 'slot'; readonly slot: SlotName }
    | { readonly kind: 'confirm' }
    | { readonly kind: 'offer' };
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** The flow under way, if any. */
  readonly flow: FlowName | null;
  /** What was carried out last in this conversation, if anything. */
  readonly filed?: FlowName | null;
}
