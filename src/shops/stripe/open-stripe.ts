import Stripe from 'stripe';

/** Set by us and not by the account, so that what an answer means never changes under a running shop. */
export const stripeApiVersion = '2026-10-28.endive';

/** Well below the time after which the saga takes a call for lost. */
const timeoutMs = 30_000;

export interface StripeAccess {
  /** A secret or restricted key. */
  readonly key: string;
  /** Another address of the API, for tests against a stand-in. */
  readonly url?: string | undefined;
  readonly timeoutMs?: number;
}

/**
 * The vendor's client. The saga owns the retries, so it makes none of its own, save one after a connection that was
 * closed under it, which carries the same key.
 */
export const openStripe = (access: StripeAccess): Stripe => {
  const at = access.url === undefined ? null : new URL(access.url);
  return new Stripe(access.key, {
    apiVersion: stripeApiVersion,
    maxNetworkRetries: 0,
    timeout: access.timeoutMs ?? timeoutMs,
    telemetry: false,
    ...(at === null
      ? {}
      : {
          host: at.hostname,
          port: at.port === '' ? (at.protocol === 'https:' ? 443 : 80) : Number(at.port),
          protocol: at.protocol === 'https:' ? ('https' as const) : ('http' as const),
        }),
  });
};
