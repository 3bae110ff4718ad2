import Stripe from 'stripe';
import { z } from 'zod';
import { AppError } from '../../base/index.js';
import { stripeEventRequest } from '../../domain/index.js';
import type { ProviderNews } from '../../refunds/index.js';
import { intentKey } from './stripe-standing.js';

/** As long as Stripe's own libraries allow a signature to be on its way. */
const toleranceSeconds = 300;

const refundSchema = z.object({
  object: z.literal('refund'),
  id: z.string().max(200),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const disputeSchema = z.object({ object: z.literal('dispute'), id: z.string().max(200) });

const aboutOf = (object: unknown): ProviderNews['about'] => {
  const refund = refundSchema.safeParse(object);
  if (refund.success)
    return { kind: 'refund', refundId: refund.data.id, intentId: refund.data.metadata?.[intentKey] ?? null };
  const dispute = disputeSchema.safeParse(object);
  return dispute.success ? { kind: 'dispute', disputeId: dispute.data.id } : { kind: 'other' };
};

/**
 * An event as it came, `body` byte by byte. `now` is when it was received.
 * @throws AppError `signature-invalid` when it was not signed with our secret, or too long ago; `request-invalid` when it
 * is no event.
 */
export const readStripeNews = (
  received: { readonly body: Buffer; readonly signature: string | undefined },
  options: { readonly secret: string; readonly now: Date },
): ProviderNews => {
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(
      received.body,
      received.signature ?? '',
      options.secret,
      toleranceSeconds,
      undefined,
      options.now.getTime(),
    );
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new AppError('signature-invalid', {}, { cause });
    throw new AppError('request-malformed', {}, { cause });
  }
  const parsed = stripeEventRequest.safeParse(event);
  if (!parsed.success) throw new AppError('request-invalid', { fields: ['id', 'type', 'data'] });
  const { id, type, data } = parsed.data;
  return { id: `stripe:${id}`, provider: 'stripe', type, about: aboutOf(data.object) };
};
