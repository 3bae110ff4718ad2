import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/base/index.js';
import { stripeSecret } from '../support/stripe-protocol.js';
import { startStripeStandIn } from '../support/stripe-stand-in.js';
import type { OpenProvider } from './payment-provider.js';
import { openProviderLine } from './provider-line.js';

const pendingShare = 0.2;
const newsDelayMaxMs = 3_000;
const newsTriesMax = 20;

/**
 * Stripe's stand-in behind a line on which answers are lost. Some refunds begin as pending; the news that they are made
 * comes late, comes twice, and goes to whichever server is asked, up or not.
 */
export const openStripeProvider: OpenProvider = async ({ random, told }) => {
  const standIn = await startStripeStandIn(systemClock);
  const faults: Record<string, number> = {};
  const news = new Set<Promise<void>>();
  let urls: readonly string[] = [];
  let isCalm = false;
  let seen = 0;

  const sendNews = async (refund: (typeof standIn.refunds)[number], times: number): Promise<void> => {
    const event = standIn.event('refund.updated', refund);
    for (let sent = 0, tries = 0; sent < times && tries < newsTriesMax; tries += 1) {
      // Signed anew for each try, as the vendor does; the event and its id stay the same.
      const answer = await fetch(`${random.pick(urls)}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': event.signature },
        body: event.body,
      }).catch(() => null);
      if (answer?.ok === true) sent += 1;
      else await pause(500);
    }
  };
  const settleLater = async (refund: (typeof standIn.refunds)[number]): Promise<void> => {
    await pause(isCalm ? 0 : random.whole(0, newsDelayMaxMs));
    standIn.setStatus(refund.id, 'succeeded');
    const times = random.chance(0.3) ? 2 : 1;
    if (times === 2) faults['news-twice'] = (faults['news-twice'] ?? 0) + 1;
    // Some news never comes: then it has to be looked up.
    if (random.chance(0.1)) faults['news-lost'] = (faults['news-lost'] ?? 0) + 1;
    else await sendNews(refund, times);
  };

  const line = await openProviderLine(standIn.url, random, (point) => {
    if (point === 'asked') standIn.beginAs(random.chance(pendingShare) ? 'pending' : 'succeeded');
    if (point === 'moved') {
      for (const refund of standIn.refunds.slice(seen)) {
        if (refund.status !== 'pending') continue;
        const told = settleLater(refund).finally(() => news.delete(told));
        news.add(told);
      }
      seen = standIn.refunds.length;
    }
    told(point);
  });
  return {
    mover: 'stripe',
    settings: {
      MAKEGOOD_STRIPE_KEY: 'sk_test_crash',
      MAKEGOOD_STRIPE_WEBHOOK_SECRET: stripeSecret,
      MAKEGOOD_STRIPE_URL: line.url,
    },
    isApart: true,
    get faults() {
      return { ...line.faults, ...faults };
    },
    paid: (orders) => {
      for (const { payments, currency } of orders)
        for (const { mover, providerPaymentId, capturedMinor } of payments)
          if (mover === 'stripe' && providerPaymentId !== undefined)
            standIn.addPayment({ id: providerPaymentId, amount: capturedMinor, currency });
    },
    tellNewsTo: (servers) => {
      urls = servers;
    },
    calm: () => {
      isCalm = true;
      line.calm();
    },
    moved: () => [
      {
        mover: 'stripe',
        refunds: standIn.refunds
          .filter(({ status }) => status === 'succeeded')
          .map(({ id, amount, metadata }) => ({
            intentId: Object.values(metadata)[0] ?? null,
            amountMinor: amount,
            providerRefundId: id,
          })),
      },
    ],
    close: async () => {
      await Promise.allSettled(news);
      await line.close();
      await standIn.close();
    },
  };
};
