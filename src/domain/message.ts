import { z } from 'zod';
import { localeSchema } from './locale.js';
import { breakdownSchema } from './money-breakdown.js';

export const channelNames = ['web', 'slack', 'botframework', 'terminal'] as const;
export const channelNameSchema = z.enum(channelNames);
export type ChannelName = z.infer<typeof channelNameSchema>;

export const messageLengthMax = 4000;

export const choiceSchema = z.object({ id: z.string().min(1).max(200), label: z.string().max(200) });
export type Choice = z.infer<typeof choiceSchema>;

/** What a channel may draw richer than text. The text of the message says the same for channels that can't. */
export const cardSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision'),
    title: z.string(),
    orderNumber: z.string(),
    /** Label and formatted amount, ready to show; the last row is the total. */
    rows: z.array(z.object({ label: z.string(), amount: z.string(), total: z.boolean() })),
    notes: z.array(z.string()),
    clause: z.object({ id: z.string(), text: z.string() }).nullable(),
    breakdown: breakdownSchema.nullable(),
  }),
  z.object({
    kind: z.literal('case'),
    title: z.string(),
    reference: z.string(),
    status: z.string(),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
]);
export type Card = z.infer<typeof cardSchema>;

/** One thing the assistant says. `key` is the message key in `dialogs/messages/`. */
export const replySchema = z.object({
  key: z.string(),
  text: z.string(),
  choices: z.array(choiceSchema),
  card: cardSchema.nullable(),
});
export type Reply = z.infer<typeof replySchema>;

export const messageRoles = ['customer', 'assistant', 'person', 'system'] as const;

/** One line of the transcript, whoever wrote it, delivered or not. */
export const transcriptMessageSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  /** 1, 2, 3 … within the conversation; also the `Last-Event-ID` of the web channel. */
  seq: z.int().positive(),
  role: z.enum(messageRoles),
  /** The agent's display name when `role` is `person`. */
  author: z.string().nullable(),
  key: z.string().nullable(),
  text: z.string(),
  choices: z.array(choiceSchema),
  card: cardSchema.nullable(),
  /** The inbound message that this answers, or that this is. */
  inboundId: z.string().nullable(),
  delivery: z.enum(['none', 'waiting', 'sent', 'failed']),
  at: z.string(),
});
export type TranscriptMessage = z.infer<typeof transcriptMessageSchema>;

export const attachmentSchema = z.object({
  kind: z.enum(['photo', 'file']),
  name: z.string().max(200),
  ref: z.string().max(500),
});

/** A customer message, as every channel hands it over. */
export const inboundMessageSchema = z.object({
  channel: channelNameSchema,
  /** Our conversation id when the channel knows it (web), else resolved from `threadKey`. */
  conversationId: z.string().optional(),
  /** The provider's own name for the thread, such as `T1:D2` or a Bot Framework conversation id. */
  threadKey: z.string().max(500),
  /** The provider's own event id: the dedupe key, unique within channel and thread. */
  eventId: z.string().min(1).max(300),
  text: z.string().max(20_000),
  /** Set when a choice was clicked. */
  choiceId: z.string().max(200).nullable(),
  attachments: z.array(attachmentSchema).max(10),
  /** Hint from the page or profile, used until the customer's own words say otherwise. */
  locale: localeSchema.nullable(),
  /** A customer id proven by a signed token from the shop's site. */
  provenCustomerId: z.string().nullable(),
  /** What the channel needs to speak first later: Slack channel id, Bot Framework reference. */
  address: z.record(z.string(), z.unknown()),
  receivedAt: z.string(),
});
export type InboundMessage = z.infer<typeof inboundMessageSchema>;

export const ownerSchema = z.enum(['assistant', 'queue', 'person']);
export type Owner = z.infer<typeof ownerSchema>;
