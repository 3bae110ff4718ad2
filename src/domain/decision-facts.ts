import { z } from 'zod';
import { customerSchema, orderSchema, paymentMethodSchema, returnReasonSchema } from './shop.js';

export const requestKinds = ['refund', 'return', 'exchange', 'cancel'] as const;
export const requestKindSchema = z.enum(requestKinds);
export type RequestKind = z.infer<typeof requestKindSchema>;

export const resolutions = ['refund', 'store-credit', 'exchange', 'replacement', 'cancel'] as const;
export const resolutionSchema = z.enum(resolutions);
export type Resolution = z.infer<typeof resolutionSchema>;

export const evidenceKinds = ['photo', 'video', 'note', 'receipt', 'inspection-photo'] as const;
export const evidenceSchema = z.object({
  kind: z.enum(evidenceKinds),
  text: z.string().max(2000).optional(),
  ref: z.string().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const faultParties = ['customer', 'seller', 'carrier', 'supplier'] as const;
export const faultPartySchema = z.enum(faultParties);
export type FaultParty = z.infer<typeof faultPartySchema>;

export const goodsConditions = ['unused', 'tried', 'used'] as const;
export type GoodsCondition = (typeof goodsConditions)[number];
export const sealStates = ['sealed', 'opened'] as const;

/** What only the customer can tell about the goods; picked from a list, never read out of a sentence. */
export const claimNames = ['condition', 'seal'] as const;
export type ClaimName = (typeof claimNames)[number];
export const claimsSchema = z.object({
  condition: z.enum(goodsConditions).optional(),
  seal: z.enum(sealStates).optional(),
});

export const inspectionKinds = ['missing-part', 'damaged-by-customer'] as const;

const minor = z.int().nonnegative();
const selected = z.object({ lineId: z.string(), quantity: z.int() });

/**
 * All a policy may look at for one request, and all that is logged with its decision: another run on the same facts
 * gives the same decision. Built by `turns` from the shop's records; nothing in it comes from free text except the
 * evidence note, which no rule reads.
 */
const schema = z.object({
  kind: requestKindSchema,
  /** ISO moment of the request; "today" for every window. */
  askedOn: z.string(),
  /** When the records were read, ISO moment; absent when they are the shop's own database. */
  readOn: z.string().optional(),
  order: orderSchema,
  lines: z.array(selected),
  reason: returnReasonSchema,
  /** Whose fault it is, once a person has found out; otherwise the reason tells. */
  fault: faultPartySchema.optional(),
  claims: claimsSchema.optional(),
  evidence: z.array(evidenceSchema),
  customer: z.object({
    tags: z.array(z.string()),
    since: z.string().optional(),
    riskBand: customerSchema.shape.riskBand,
    /** What the records count of them in the twelve months before the request; absent when nobody counted. */
    history: z.object({ orders: minor, cases: minor, refundedOrders: minor }).optional(),
    /** The customer's own methods; a refund may go to one of their gift cards when the policy allows it. */
    paymentMethods: z.array(paymentMethodSchema).optional(),
  }),
  /** Wanted resolution, when the customer said one; `null` lets the policy list what is possible. */
  resolution: resolutionSchema.nullable(),
  /** For an exchange: the new variant and price per unit for each line. */
  replacements: z.array(
    z.object({
      lineId: z.string(),
      variantId: z.string(),
      productId: z.string(),
      priceMinor: minor,
      /** Today's catalogue price of the variant that was bought: a taxed or discounted line is exchanged in its ratio. */
      currentPriceMinor: minor.optional(),
      stock: z.int(),
    }),
  ),
  /** Reserved by other open refund intents of this order, by payment and by line; counted as gone. */
  reserved: z.object({
    payments: z.array(z.object({ paymentId: z.string(), amountMinor: minor })),
    lines: z.array(
      z.object({
        lineId: z.string(),
        quantity: z.int(),
        grossMinor: minor,
        taxMinor: minor,
        recalculatedMinor: z.int().optional(),
      }),
    ),
    shippingMinor: minor,
    dutiesMinor: minor.optional(),
  }),
  /** What a person at the warehouse found wrong with goods that came back, and what it costs; never the customer's words. */
  inspection: z
    .array(z.object({ lineId: z.string(), kind: z.enum(inspectionKinds), amountMinor: minor }))
    .optional(),
  /** Payment method the customer wants the money on, when they said one. */
  refundToMethodId: z.string().nullable(),
});
type Facts = z.infer<typeof schema>;
type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
/** Read-only all the way down, except the order, which other rooms hand on as they got it. */
export type DecisionFacts = Omit<Frozen<Facts>, 'order'> & { readonly order: Facts['order'] };
export const decisionFactsSchema = schema as unknown as z.ZodType<DecisionFacts>;
