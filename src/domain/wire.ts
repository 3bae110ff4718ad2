import { z } from 'zod';
import { moodSchema } from './command.js';
import { localeSchema } from './locale.js';
import { choiceSchema, messageLengthMax, ownerSchema, transcriptMessageSchema } from './message.js';
import { caseSchemaForWire } from './wire-case.js';

/** What browsers send and see. The OpenAPI document is generated from these. */

export const startConversationRequest = z.strictObject({
  locale: localeSchema.optional(),
  /** A signed token (JWT, HS256) from the shop's own site whose `sub` is the customer id. */
  identityToken: z.string().max(4000).optional(),
});
export const startConversationResponse = z.strictObject({
  conversationId: z.string(),
  /** Send it as `Authorization: Bearer …`; it opens this conversation only. */
  token: z.string(),
  /** The greeting. */
  messages: z.array(transcriptMessageSchema),
});

export const postMessageRequest = z.union([
  z.strictObject({
    clientMessageId: z.string().min(1).max(100),
    text: z.string().min(1).max(messageLengthMax),
  }),
  z.strictObject({ clientMessageId: z.string().min(1).max(100), choice: choiceSchema.shape.id }),
]);
export const messagesResponse = z.strictObject({
  messages: z.array(transcriptMessageSchema),
  owner: ownerSchema,
});

export const problemResponse = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    cure: z.string(),
    requestId: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
});

/** Server-sent events of a conversation: `message` carries a transcript message, `owner` an ownership change. */
export const ownerEvent = z.strictObject({ owner: ownerSchema, agentName: z.string().nullable() });

/** The first of two yeses, while it waits for somebody else's. */
export const firstYesWire = z.object({
  agentId: z.string(),
  agentName: z.string(),
  at: z.string(),
  /** Minor units of `currency`. */
  totalMinor: z.int(),
  currency: z.string(),
  reason: z.string(),
});

export const handoffWire = z.object({
  id: z.string(),
  conversationId: z.string(),
  reason: z.string(),
  priority: z.int(),
  status: z.enum(['waiting', 'claimed', 'given-back', 'closed']),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  locale: localeSchema,
  openedAt: z.string(),
  claimedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  version: z.int(),
  packet: z.object({
    summary: z.string(),
    wants: z.string(),
    customerName: z.string().nullable(),
    orderNumber: z.string().nullable(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    caseReference: z.string().nullable(),
    promised: z.string(),
    mood: moodSchema,
    riskNotes: z.array(z.string()),
    suggestedReplies: z.array(z.string()),
  }),
  /** Anybody but `agentId` may approve the same amount, or decline, without claiming the conversation. */
  firstYes: firstYesWire.nullable(),
});
export const queueResponse = z.strictObject({ handoffs: z.array(handoffWire), now: z.string() });
export const handoffResponse = z.strictObject({
  handoff: handoffWire,
  owner: ownerSchema,
  transcript: z.array(transcriptMessageSchema),
  case: caseSchemaForWire.nullable(),
  /** What this agent may approve alone, minor units of `approveCurrency`; above it takes two. Null without a case. */
  approveMaxMinor: z.int().nullable(),
  /** Whether any amount takes two people: the policy says so, or a first yes was given. */
  takesTwoPeople: z.boolean(),
  /** The order's currency: a case that went to a person undecided has none of its own. */
  approveCurrency: z.string().nullable().optional(),
  /** What remains to be refunded for the case's lines, minor units of `approveCurrency`. */
  mostRefundableMinor: z.int().nullable().optional(),
  now: z.string(),
});
export * from './wire-audit.js';

export const agentResponse = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** An auditor reads and changes nothing. */
  role: z.enum(['agent', 'auditor']),
  csrf: z.string(),
});

const change = { version: z.int() };
export const claimRequest = z.strictObject(change);
export const agentReplyRequest = z.strictObject({
  clientMessageId: z.string().min(1).max(100),
  text: z.string().min(1).max(messageLengthMax),
});
export const approveRequest = z.strictObject({
  ...change,
  amountMinor: z.int().positive(),
  reason: z.string().min(1).max(1000),
});
export const declineRequest = z.strictObject({ ...change, reason: z.string().min(1).max(1000) });
export const giveBackRequest = z.strictObject(change);
export const closeRequest = z.strictObject(change);

export type StartConversationRequest = z.infer<typeof startConversationRequest>;
export type StartConversationResponse = z.infer<typeof startConversationResponse>;
export type PostMessageRequest = z.infer<typeof postMessageRequest>;
export type MessagesResponse = z.infer<typeof messagesResponse>;
export type ProblemResponse = z.infer<typeof problemResponse>;
export type OwnerEvent = z.infer<typeof ownerEvent>;
export type HandoffWire = z.infer<typeof handoffWire>;
export type FirstYesWire = z.infer<typeof firstYesWire>;
export type QueueResponse = z.infer<typeof queueResponse>;
export type HandoffResponse = z.infer<typeof handoffResponse>;
export type AgentResponse = z.infer<typeof agentResponse>;
export type WireMessage = z.infer<typeof transcriptMessageSchema>;
export * from './wire-desk.js';
