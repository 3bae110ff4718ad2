import { z } from 'zod';
import { carrierStatuses } from './case.js';

/** What others send us unasked, and what they are answered. The OpenAPI document is generated from these. */

/** One piece of news of a parcel, the same for every carrier; `docs/returns.md` describes it. */
export const carrierNewsRequest = z.strictObject({
  id: z.string().min(1).max(120),
  /** The case or RMA number that stands on the label; the tracking number alone does once it was heard of. */
  return: z.string().min(1).max(80).optional(),
  status: z.enum(carrierStatuses),
  carrier: z.string().min(1).max(60),
  trackingNumber: z.string().min(1).max(80),
});
export const carrierNewsResponse = z.strictObject({
  /** `not-awaited`: no parcel of ours is meant. Sent again, it would mean none either. */
  taken: z.enum(['now', 'before', 'not-awaited']),
});

/** What is read of an event of Stripe's; the rest of it is passed over. */
export const stripeEventRequest = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(120),
  data: z.object({ object: z.unknown() }),
});
export const stripeEventResponse = z.strictObject({ received: z.literal(true) });
