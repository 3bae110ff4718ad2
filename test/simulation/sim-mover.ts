import type { RefundIntent } from '../../src/domain/index.js';
import type { MoneyMover, MoverAnswer, MoverStanding } from '../../src/refunds/index.js';
import type { Provider, ProviderAnswer, ProviderRefund } from './provider.js';
import type { Caller, Scheduler } from './scheduler.js';

const answerOf = (answer: ProviderAnswer): MoverAnswer => {
  if (answer.kind === 'refused') return { kind: 'rejected', code: answer.code };
  const { id, status } = answer.refund;
  if (status === 'failed' || status === 'reversed') return { kind: 'rejected', code: `refund-${status}` };
  return { kind: status, providerRefundId: id };
};

const standingOf = (refund: ProviderRefund | null): MoverStanding => {
  if (refund === null) return { kind: 'absent' };
  const { id: providerRefundId, status } = refund;
  return status === 'failed'
    ? { kind: 'failed', providerRefundId, code: 'bank-refused' }
    : { kind: status, providerRefundId };
};

const pageMax = 3;

/** The adapter of one process to one provider; each call of it goes over a wire that the seed may cut. */
export const createSimMover = (sim: Scheduler, caller: Caller, provider: Provider): MoneyMover => {
  const { traits } = provider;
  const ask = <T>(label: string, work: () => T, isOrder = false): Promise<T> =>
    sim.call(caller, {
      port: 'provider',
      label: `${traits.name} ${label}`,
      work: async () => work(),
      ...(isOrder
        ? {
            arrivesLate: (late: () => Promise<T>) =>
              sim.at(sim.clock.ms() + sim.random.between(1_000, 45_000), 'a request arrives late', () => {
                void late();
              }),
          }
        : {}),
    });
  return Object.freeze({
    name: traits.name,
    capabilities: {
      idempotent: traits.isIdempotent,
      keyLifeHours: traits.keyLifeHours,
      lookUp: traits.canLookUp,
      list: traits.canList,
      partial: true,
      async: traits.isAsync,
      windowDays: null,
    },
    refund: (intent: RefundIntent) =>
      ask(
        `refund ${intent.id}`,
        () =>
          answerOf(
            provider.request({
              key: intent.id,
              intentId: intent.id,
              paymentId: intent.paymentId,
              amountMinor: intent.amountMinor,
              currency: intent.currency,
            }),
          ),
        true,
      ),
    lookUp: (intent: RefundIntent) => ask(`look up ${intent.id}`, () => standingOf(provider.find(intent.id))),
    list: (since: string, cursor: string | null) =>
      ask(`list ${cursor ?? ''}`, () => {
        const all = provider.refunds.filter(({ at }) => at >= since);
        const from = Number(cursor ?? 0);
        const isCut = sim.random.chance(sim.faults.pageCutShort);
        if (isCut) sim.count('page-cut-short');
        const page = all.slice(from, from + (isCut ? 1 : pageMax));
        const next = from + page.length;
        // Half of them say that more follows; the others lie about being the last, which nothing tells.
        const isLast = next >= all.length || (isCut && sim.random.chance(0.5));
        return {
          refunds: page.map(({ id, intentId, paymentId, amountMinor, currency, status, at }) => ({
            providerRefundId: id,
            intentId,
            providerPaymentId: paymentId,
            amountMinor,
            currency,
            status,
            at,
          })),
          next: isLast ? null : String(next),
        };
      }),
  });
};
