import { z } from 'zod';
import { decisionSchema } from './decision.js';
import {
  decisionFactsSchema,
  evidenceSchema,
  requestKindSchema,
  resolutionSchema,
} from './decision-facts.js';
import { returnReasonSchema } from './shop.js';

export const caseStatuses = [
  'open',
  'collecting',
  'evaluating',
  'awaiting-evidence',
  'awaiting-approval',
  'in-review',
  'approved',
  'denied',
  'awaiting-return',
  'in-transit',
  'received',
  'inspected',
  'refunding',
  'refund-failed',
  'manual',
  'resolved',
  'closed',
  'appealed',
  'withdrawn',
  'reopened',
  'escalated-to-platform',
] as const;
export const caseStatusSchema = z.enum(caseStatuses);
export type CaseStatus = z.infer<typeof caseStatusSchema>;

export const refundIntentStatuses = [
  'reserved',
  'submitted',
  'pending',
  'succeeded',
  'failed',
  'rejected',
  'unknown',
  'adopted',
  'manual',
  'released',
  'reversed',
  'failed-late',
] as const;
export const refundIntentStatusSchema = z.enum(refundIntentStatuses);
export type RefundIntentStatus = z.infer<typeof refundIntentStatusSchema>;

const selection = z.array(z.object({ lineId: z.string(), quantity: z.int().positive() }));

/** Who acted: `customer`, `assistant`, `system`, or `agent:<id>`. */
export const actorSchema = z.string().regex(/^(customer|assistant|system|agent:[\w-]{1,80})$/);
export type Actor = z.infer<typeof actorSchema>;

/** What can happen in a case. Append-only; a correction is another entry. */
export const caseEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    orderId: z.string(),
    orderNumber: z.string(),
    customerId: z.string(),
    conversationId: z.string(),
    request: z.object({ kind: requestKindSchema, lines: selection, reason: returnReasonSchema }),
  }),
  z.object({ type: z.literal('evidence-added'), evidence: evidenceSchema }),
  /** With the facts it was made from, so that anybody can make it again. */
  z.object({
    type: z.literal('decided'),
    decision: decisionSchema,
    facts: decisionFactsSchema.optional(),
  }),
  /** The customer's explicit yes to exactly this settlement. */
  z.object({
    type: z.literal('confirmed'),
    resolution: resolutionSchema,
    totalMinor: z.int(),
    currency: z.string(),
  }),
  z.object({ type: z.literal('return-requested'), actionId: z.string(), lines: selection }),
  /** The goods were scanned or arrived: what the refund waited for. */
  z.object({ type: z.literal('return-received') }),
  z.object({ type: z.literal('cancelled-order'), actionId: z.string() }),
  z.object({ type: z.literal('exchange-made'), actionId: z.string() }),
  z.object({ type: z.literal('replacement-sent'), actionId: z.string() }),
  z.object({
    type: z.literal('refund-moved'),
    intentId: z.string(),
    status: refundIntentStatusSchema,
    amountMinor: z.int().nonnegative(),
    currency: z.string(),
    providerRefundId: z.string().optional(),
  }),
  z.object({ type: z.literal('handed-off'), reason: z.string() }),
  /** The first of two yeses: it reserves nothing, and somebody else has to approve the same amount. */
  z.object({
    type: z.literal('approval-given'),
    resolution: resolutionSchema,
    totalMinor: z.int().positive(),
    currency: z.string(),
    reason: z.string().max(1000),
  }),
  z.object({
    type: z.literal('approved-by-person'),
    resolution: resolutionSchema,
    totalMinor: z.int().nonnegative(),
    currency: z.string(),
    reason: z.string().max(1000),
  }),
  z.object({ type: z.literal('declined-by-person'), reason: z.string().max(1000) }),
  z.object({ type: z.literal('appealed'), words: z.string().max(2000) }),
  z.object({ type: z.literal('withdrawn') }),
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('noted'), text: z.string().max(2000) }),
]);
export type CaseEvent = z.infer<typeof caseEventSchema>;

export interface CaseEntry {
  readonly caseId: string;
  /** 1, 2, 3 … without a gap within the case. */
  readonly seq: number;
  readonly at: string;
  readonly actor: Actor;
  readonly event: CaseEvent;
}

/** The first of two yeses to a settlement, while it waits for the second. No money is held for it. */
export interface FirstYes {
  /** `agent:<id>`; the second yes is anybody else's. */
  readonly by: Actor;
  readonly at: string;
  readonly resolution: z.infer<typeof resolutionSchema>;
  readonly totalMinor: number;
  readonly currency: string;
  readonly reason: string;
}

/** A case as it stands: the fold of its entries. */
export interface Case {
  readonly id: string;
  readonly reference: string;
  readonly status: CaseStatus;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly request: Extract<CaseEvent, { type: 'opened' }>['request'];
  readonly decision: z.infer<typeof decisionSchema> | null;
  readonly resolution: z.infer<typeof resolutionSchema> | null;
  readonly totalMinor: number | null;
  readonly currency: string | null;
  readonly firstYes: FirstYes | null;
  readonly evidence: readonly z.infer<typeof evidenceSchema>[];
  readonly intents: readonly {
    readonly id: string;
    readonly status: RefundIntentStatus;
    readonly amountMinor: number;
    readonly currency: string;
  }[];
  readonly openedAt: string;
  readonly updatedAt: string;
  /** The seq of the last entry. */
  readonly version: number;
}

/** The reserved, executable unit: one decision, one tender, one amount. Its id is the provider's idempotency key. */
export interface RefundIntent {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly methodId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: RefundIntentStatus;
  /** Calls made to the mover so far. */
  readonly attempts: number;
  /** Fingerprint of order, payment, amount and lines; asserted equal before every call. */
  readonly requestHash: string;
  readonly providerRefundId: string | null;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly grossMinor: number;
    readonly taxMinor: number;
    /** Threshold discount taken back with these goods; below zero when some of it is given back again. */
    readonly recalculatedMinor?: number | undefined;
  }[];
  readonly shippingMinor: number;
  readonly dutiesMinor: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
