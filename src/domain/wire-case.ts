import { z } from 'zod';
import { caseStatusSchema, refundIntentStatusSchema } from './case.js';
import { decisionSchema } from './decision.js';
import { evidenceSchema, requestKindSchema, resolutionSchema } from './decision-facts.js';
import { returnReasonSchema } from './shop.js';

/** A case as the desk's page sees it. */
export const caseSchemaForWire = z.object({
  id: z.string(),
  reference: z.string(),
  status: caseStatusSchema,
  orderId: z.string(),
  orderNumber: z.string(),
  customerId: z.string(),
  conversationId: z.string(),
  request: z.object({
    kind: requestKindSchema,
    lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
    reason: returnReasonSchema,
  }),
  decision: decisionSchema.nullable(),
  resolution: resolutionSchema.nullable(),
  totalMinor: z.int().nullable(),
  currency: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  intents: z.array(
    z.object({
      id: z.string(),
      status: refundIntentStatusSchema,
      amountMinor: z.int(),
      currency: z.string(),
      providerRefundId: z.string().optional(),
    }),
  ),
  openedAt: z.string(),
  updatedAt: z.string(),
  version: z.int(),
});
