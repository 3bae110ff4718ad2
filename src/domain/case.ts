import { z } from 'zod';
import { decisionSchema } from './decision.js';
import {
  decisionFactsSchema,
  evidenceSchema,
  inspectionKinds,
  requestKindSchema,
  resolutionSchema,
} from './decision-facts.js';
import { breakdownSchema } from './money-breakdown.js';
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
  'manual',
  'released',
  'reversed',
  'failed-late',
] as const;
export const refundIntentStatusSchema = z.enum(refundIntentStatuses);
export type RefundIntentStatus = z.infer<typeof refundIntentStatusSchema>;

const selection = z.array(z.object({ lineId: z.string(), quantity: z.int().positive() }));
const amount = { amountMinor: z.int().positive(), currency: z.string() };
const reason = z.string().max(1000);

/** What happened to goods that came back, or did not. */
export const dispositions = ['restocked', 'not-restocked', 'processing-required', 'missing'] as const;
export type Disposition = (typeof dispositions)[number];

/** Goods travelling back (RMA). `declined` and `cancelled` end it before anything was seen. */
export const returnStatuses = [
  'requested',
  'open',
  'in-transit',
  'partially-received',
  'received',
  'inspected',
  'closed',
  'declined',
  'cancelled',
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** What a carrier says about a parcel that travels back. */
export const carrierStatuses = ['accepted', 'in-transit', 'delivered', 'exception'] as const;
export type CarrierStatus = (typeof carrierStatuses)[number];

/** What was found about some units of one line when they were looked at; a deduction only for what the policy lets be taken off. */
const finding = z.object({
  lineId: z.string(),
  quantity: z.int().positive(),
  disposition: z.enum(dispositions),
  deduction: z.object({ kind: z.enum(inspectionKinds), amountMinor: z.int().positive() }).optional(),
});
export type InspectionFinding = z.infer<typeof finding>;

/** Who acted: `customer`, `assistant`, `system`, `provider` (whoever moves money or goods), or `agent:<id>`. */
export const actorSchema = z.string().regex(/^(customer|assistant|system|provider|agent:[\w-]{1,80})$/);
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
  z.object({
    type: z.literal('return-requested'),
    actionId: z.string(),
    lines: selection,
    /** The number on the label, such as `RMA-7K3M-92`; older returns have none. */
    rma: z.string().optional(),
    /** Last day to send the goods, ISO date. */
    sendBy: z.string().nullable().optional(),
    /** SHA-256 of the token that opens the label, hex; who knows only the numbers cannot print it. */
    labelHash: z.string().optional(),
  }),
  /** The carrier was heard of the parcel. `accepted` is the scan that a policy may wait for. */
  z.object({
    type: z.literal('return-tracked'),
    status: z.enum(carrierStatuses),
    carrier: z.string().max(60).optional(),
    trackingNumber: z.string().max(80).optional(),
    /** The carrier's own id of this news: the same news twice is one entry. */
    newsId: z.string().max(200),
  }),
  /** Goods arrived: these, or without lines all that were awaited. */
  z.object({ type: z.literal('return-received'), lines: selection.optional() }),
  /** Somebody looked at what arrived. */
  z.object({ type: z.literal('inspected'), findings: z.array(finding).min(1) }),
  /** Nothing more is awaited: what has come is all that will. */
  z.object({ type: z.literal('return-closed'), reason }),
  z.object({ type: z.literal('return-cancelled'), reason }),
  z.object({ type: z.literal('return-declined'), reason }),
  /** What was confirmed comes to another amount, because goods were missing or damaged; the decision made anew stands before it. */
  z.object({
    type: z.literal('resettled'),
    because: z.enum(['inspection', 'partial-receipt']),
    totalMinor: z.int().nonnegative(),
    currency: z.string(),
  }),
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
    /** Why, where somebody or the provider said so: a refusal's code, a person's reason. */
    reason: reason.optional(),
  }),
  /** An exchange that costs more: the customer owes the difference. */
  z.object({
    type: z.literal('invoice-issued'),
    invoiceId: z.string(),
    ...amount,
    dueOn: z.string().nullable(),
  }),
  z.object({ type: z.literal('invoice-paid'), invoiceId: z.string(), ...amount, reason: reason.optional() }),
  z.object({ type: z.literal('invoice-cancelled'), invoiceId: z.string(), reason }),
  /** Money without entitlement, out of its own budget; never part of a refund. */
  z.object({ type: z.literal('appeasement-given'), creditId: z.string(), ...amount, reason }),
  /** The bank takes the payment back while it is disputed: none of ours to refund until that ends. */
  z.object({
    type: z.literal('chargeback-noticed'),
    disputeId: z.string(),
    paymentId: z.string(),
    ...amount,
  }),
  z.object({
    type: z.literal('chargeback-closed'),
    disputeId: z.string(),
    outcome: z.enum(['won', 'lost']),
  }),
  z.object({ type: z.literal('reopened'), reason }),
  /** The customer was reminded of what is awaited of them. */
  z.object({ type: z.literal('reminded'), of: z.string().max(60) }),
  /** A promised time passed in this status. */
  z.object({ type: z.literal('overdue'), status: caseStatusSchema, dueAt: z.string() }),
  z.object({
    type: z.literal('escalated-to-platform'),
    platform: z.string().max(80),
    reason: reason.optional(),
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
    /** What the amount is made of; older entries do not say. */
    breakdown: breakdownSchema.optional(),
  }),
  z.object({ type: z.literal('declined-by-person'), reason: z.string().max(1000) }),
  z.object({ type: z.literal('appealed'), words: z.string().max(2000) }),
  z.object({ type: z.literal('withdrawn'), reason: reason.optional() }),
  z.object({ type: z.literal('closed'), reason: reason.optional() }),
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

/** Goods travelling back, as the entries tell it. */
export interface CaseReturn {
  readonly actionId: string;
  readonly rma: string | null;
  readonly status: ReturnStatus;
  readonly sendBy: string | null;
  readonly labelHash: string | null;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly received: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly findings: readonly InspectionFinding[];
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  /** The carrier has scanned the parcel at least once. */
  readonly isScanned: boolean;
}

/** What the customer owes for an exchange that costs more. */
export interface CaseInvoice {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: 'open' | 'paid' | 'cancelled';
  readonly dueOn: string | null;
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
    readonly providerRefundId?: string | undefined;
  }[];
  readonly return: CaseReturn | null;
  readonly invoice: CaseInvoice | null;
  /** How often the customer objected to how it was decided. */
  readonly appeals: number;
  /** Disputes with the bank that are open. */
  readonly disputeIds: readonly string[];
  readonly openedAt: string;
  readonly updatedAt: string;
  /** When the present status began; the promised times count from here. */
  readonly statusSince: string;
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
  /** Who moves this money, for good: the payment's own mover, by name. Nobody else may. */
  readonly mover: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: RefundIntentStatus;
  /** Calls made to the mover so far. */
  readonly attempts: number;
  /** When the first of them was made; the life of the key counts from here. Null or absent before it. */
  readonly firstSubmittedAt?: string | null;
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
