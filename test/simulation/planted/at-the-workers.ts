import type { RefundIntent, RefundIntentStatus } from '../../../src/domain/index.js';
import type { Handler } from '../sim-process.js';
import { often } from './often.js';
import type { Plant } from './plant.js';

const step = (intent: RefundIntent, status: RefundIntentStatus, providerRefundId: string) => ({
  type: 'refund-moved' as const,
  intentId: intent.id,
  status,
  amountMinor: intent.amountMinor,
  currency: intent.currency,
  providerRefundId,
});

/** Mistakes of whoever does the work. */
export const mistakesAtTheWorkers: readonly Plant[] = [
  {
    mistake: 'marks a refund as sent after the call instead of before it',
    bitesAt: 20,
    breaks: ['one-refund-an-intent', 'never-more-than-captured', 'ledger-equals-provider'],
    faults: { ...often('database', 'lost-before', 0.05), jobTwice: 0.3 },
    providers: ['found'],
    handler:
      (name, handler, house): Handler =>
      async (payload) => {
        if (name !== 'refund') return handler(payload);
        const { ledger, movers, clock } = house();
        const intent = await ledger.intent(payload.intentId ?? '');
        const mover = intent === null ? null : movers.registry.mover(intent.mover);
        if (intent?.status !== 'reserved' || mover === null) return;
        const answer = await mover.refund(intent);
        if (answer.kind !== 'succeeded') return;
        const moved = {
          intentId: intent.id,
          at: clock.now().toISOString(),
          actor: 'system' as const,
          jobs: [],
        };
        const { providerRefundId } = answer;
        const sent = { ...moved, from: 'reserved' as const, fromAttempts: 0, to: 'submitted' as const };
        await ledger.change({
          ...sent,
          attempts: 1,
          providerRefundId,
          caseEvents: [step(intent, 'submitted', providerRefundId)],
        });
        const there = { ...moved, from: 'submitted' as const, fromAttempts: 1, to: 'succeeded' as const };
        await ledger.change({
          ...there,
          attempts: 1,
          providerRefundId,
          caseEvents: [step(intent, 'succeeded', providerRefundId)],
        });
      },
  },
  {
    mistake: 'believes the words of a webhook instead of looking the refund up',
    bitesAt: 1,
    breaks: ['ledger-equals-provider', 'case-equals-intents', 'second-checker'],
    faults: { failsLate: 0.6, webhookTwice: 0.8, webhookLateMs: 3_600_000 },
    providers: ['keyed', 'slow'],
    handler:
      (name, handler, house): Handler =>
      async (payload) => {
        if (name !== 'provider-event') return handler(payload);
        const { providerEvents, ledger, clock, database } = house();
        const news = await providerEvents.waiting(payload.newsId ?? '');
        if (news?.about.kind !== 'refund') return;
        const { refundId, intentId } = news.about;
        const status = news.type.replace('refund.', '').replace('failed', 'failed-late');
        const id = intentId ?? (await ledger.intentByProviderRefund(news.provider, refundId))?.id;
        await database.query('update refund_intents set status = $2 where id = $1', [id ?? '', status]);
        await providerEvents.handled(news.id, clock.now().toISOString());
      },
  },
  {
    mistake: 'says that a job is done before it is',
    bitesAt: 1,
    breaks: ['posted-at-least-once', 'nothing-stuck', 'ledger-equals-provider'],
    faults: { ...often('channel', 'lost-before', 0.3) },
    handler:
      (name, handler): Handler =>
      async (payload) => {
        if (name !== 'deliver') return handler(payload);
        void handler(payload).catch(() => {});
      },
  },
];
