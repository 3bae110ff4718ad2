import type { Clock } from '../../base/index.js';
import type { ShopRecords, StoreCreditLedger } from '../../domain/index.js';
import type { MoneyMover, ProviderNews } from '../../refunds/index.js';
import {
  createByHandMover,
  createMoverRegistry,
  createRecordsMover,
  createStoreCreditMover,
  type MoverRegistry,
} from '../../shops/index.js';
import type { Config } from '../config/index.js';

/** Whoever moves money here, and who else tells of it. */
export interface OpenedMovers {
  readonly registry: MoverRegistry;
  /** Reads an event that Stripe sent; null where none is expected. */
  readonly readStripeNews:
    | ((received: { readonly body: Buffer; readonly signature: string | undefined }) => ProviderNews)
    | null;
}

interface Parts {
  readonly records: ShopRecords;
  readonly credits: StoreCreditLedger;
  readonly clock: Clock;
  /** Beside those that the config names. */
  readonly more: readonly MoneyMover[];
}

const openStripeParts = async (settings: NonNullable<Config['stripe']>, { records, clock }: Parts) => {
  const { createStripeMover, openStripe, readStripeNews } = await import('../../shops/stripe/index.js');
  const { key, url, webhookSecret: secret } = settings;
  const stripe = openStripe({ key, url: url ?? undefined });
  return {
    mover: createStripeMover({ stripe, records }),
    readNews:
      secret === null
        ? null
        : (received: { readonly body: Buffer; readonly signature: string | undefined }) =>
            readStripeNews(received, { secret, now: clock.now() }),
  };
};

/** The movers that the config names; the vendor's library is loaded only where it is needed. */
export const openMovers = async (config: Pick<Config, 'stripe'>, parts: Parts): Promise<OpenedMovers> => {
  const { records, credits, clock, more } = parts;
  const stripe = config.stripe === null ? null : await openStripeParts(config.stripe, parts);
  return {
    registry: createMoverRegistry([
      createRecordsMover(records, { clock }),
      createStoreCreditMover(credits, records, { clock }),
      createByHandMover(),
      ...(stripe === null ? [] : [stripe.mover]),
      ...more,
    ]),
    readStripeNews: stripe?.readNews ?? null,
  };
};
