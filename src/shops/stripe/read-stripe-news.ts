import Stripe from 'stripe';
import { z } from 'zod';
import { AppError } from '../../base/index.js';
import { intentKey } from './stripe-standing.js';

/** As long as Stripe's own libraries allow a signature to be on its way. */
const toleranceSeconds = 300;

/**
 * What we keep of an event of Stripe's: ids and amounts, and nothing of a person. It says where to look, never what is
 * true.
 */
export interface StripeNews {
  readonly eventId: string;
  readonly type: string;
  readonly about:
    | { readonly kind: 'refund'; readonly refundId: string; readonly intentId: string | null }
    | {
        readonly kind: 'dispute';
        readonly disputeId: string;
        /** The payment's ids as Stripe names it, its intent first. */
        readonly providerPaymentIds: readonly string[];
        readonly amountMinor: number;
        readonly currency: string;
        /** Stripe's own word, such as `needs_response`, `won` or `lost`. */
        readonly status: string;
      }
    | { readonly kind: 'other' };
}

const named = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish();
const refundSchema = z.object({
  object: z.literal('refund'),
  id: z.string().max(200),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const disputeSchema = z.object({
  object: z.literal('dispute'),
  id: z.string().max(200),
  amount: z.int().positive(),
  currency: z.string(),
  status: z.string().max(60),
  payment_intent: named,
  charge: named,
});
const eventSchema = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(120),
  data: z.object({ object: z.unknown() }),
});

const aboutOf = (object: unknown): StripeNews['about'] => {
  const refund = refundSchema.safeParse(object);
  if (refund.success)
    return { kind: 'refund', refundId: refund.data.id, intentId: refund.data.metadata?.[intentKey] ?? null };
  const dispute = disputeSchema.safeParse(object);
  if (!dispute.success) return { kind: 'other' };
  const { id, amount, currency, status, payment_intent: intent, charge } = dispute.data;
  return {
    kind: 'dispute',
    disputeId: id,
    providerPaymentIds: [intent, charge].filter((name): name is string => typeof name === 'string'),
    amountMinor: amount,
    currency: currency.toUpperCase(),
    status,
  };
};

/**
 * An event as it came, `body` byte by byte. `now` is when it was received.
 * @throws AppError `signature-invalid` when it was not signed with our secret, or too long ago; `request-invalid` when it
 * is no event.
 */
export const readStripeNews = (
  received: { readonly body: Buffer; readonly signature: string | undefined },
  options: { readonly secret: string; readonly now: Date },
): StripeNews => {
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
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) throw new AppError('request-invalid', { fields: ['id', 'type', 'data'] });
  const { id: eventId, type, data } = parsed.data;
  return { eventId, type, about: aboutOf(data.object) };
};
