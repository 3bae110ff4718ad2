import type { RefundIntent } from '../../../src/domain/index.js';
import type { MoneyMover, MoverAnswer } from '../../../src/refunds/index.js';
import type { ProviderAnswer, RefundRequest } from '../provider.js';
import { often } from './often.js';
import type { MoverPlace, Plant } from './plant.js';

const requestFor = (intent: RefundIntent): RefundRequest => ({
  key: intent.id,
  intentId: intent.id,
  paymentId: intent.paymentId,
  amountMinor: intent.amountMinor,
  currency: intent.currency,
});

const answerOf = (answer: ProviderAnswer): MoverAnswer =>
  answer.kind === 'made'
    ? { kind: 'succeeded', providerRefundId: answer.refund.id }
    : { kind: 'rejected', code: answer.code };

/** Asks the provider over the same wire as the real adapter, in other words. */
const ask = ({ sim, caller, provider }: MoverPlace, request: RefundRequest): Promise<MoverAnswer> =>
  sim.call(caller, {
    port: 'provider',
    label: `${provider.traits.name} refund ${request.intentId}`,
    work: async () => answerOf(provider.request(request)),
  });

const withRefund = (mover: MoneyMover, refund: MoneyMover['refund']): MoneyMover => ({ ...mover, refund });
const withLookUp = (mover: MoneyMover, lookUp: MoneyMover['lookUp']): MoneyMover => ({ ...mover, lookUp });

/** Mistakes of an adapter. */
export const mistakesAtTheMover: readonly Plant[] = [
  {
    mistake: 'lets the money go when the answer does not come in time',
    bitesAt: 2,
    breaks: ['ledger-equals-provider', 'never-more-than-captured'],
    // Who hears of it later, or reads the list, would find it after all.
    faults: { ...often('provider', 'lost-after'), webhookLost: 1 },
    providers: ['blind'],
    mover: (mover) =>
      withRefund(mover, (intent) =>
        mover.refund(intent).catch((): MoverAnswer => ({ kind: 'rejected', code: 'timeout' })),
      ),
  },
  {
    mistake: 'makes the key at call time',
    bitesAt: 13,
    breaks: ['one-refund-an-intent', 'never-more-than-captured'],
    faults: often('provider', 'lost-after'),
    providers: ['blind'],
    mover: (mover, place) => {
      let calls = 0;
      return withRefund(mover, (intent) => {
        calls += 1;
        return ask(place, { ...requestFor(intent), key: `${intent.id}-${place.caller.name}-${calls}` });
      });
    },
  },
  {
    mistake: 'sends again under a key that the provider has forgotten',
    bitesAt: 26,
    breaks: ['one-refund-an-intent', 'never-more-than-captured'],
    faults: { ...often('provider', 'lost-after'), clockLeaps: 0.01 },
    providers: ['blind'],
    mover: (mover) => ({ ...mover, capabilities: { ...mover.capabilities, keyLifeHours: null } }),
  },
  {
    mistake: 'takes the first page of a list for the whole of it, and sends again what is not on it',
    bitesAt: 2,
    breaks: ['one-refund-an-intent', 'never-more-than-captured', 'ledger-equals-provider'],
    faults: { ...often('provider', 'lost-after'), pageCutShort: 0.9 },
    providers: ['found'],
    mover: (mover) => ({
      ...mover,
      capabilities: { ...mover.capabilities, idempotent: true },
      lookUp: async (intent) => {
        const { refunds } = await mover.list('', null);
        const listed = refunds.find(({ intentId }) => intentId === intent.id);
        return listed === undefined ? { kind: 'absent' } : mover.lookUp(intent);
      },
    }),
  },
  {
    mistake: "keeps the payment's id as the refund's",
    bitesAt: 1,
    breaks: ['ledger-equals-provider'],
    providers: ['keyed'],
    mover: (mover) =>
      withRefund(mover, async (intent) => {
        const answer = await mover.refund(intent);
        return answer.kind === 'rejected' ? answer : { ...answer, providerRefundId: intent.paymentId };
      }),
  },
  {
    mistake: 'gives back the whole payment while recording a part of it',
    bitesAt: 1,
    breaks: ['ledger-equals-provider', 'never-more-than-captured', 'second-checker'],
    providers: ['keyed', 'found'],
    mover: (mover, place) =>
      withRefund(mover, (intent) =>
        ask(place, {
          ...requestFor(intent),
          amountMinor: place.provider.capturedMinor(intent.paymentId),
        }),
      ),
  },
  {
    mistake: 'calls a refund that is on its way one that has arrived',
    bitesAt: 1,
    breaks: ['never-ahead-of-provider'],
    providers: ['slow'],
    mover: (mover) => {
      const arrived = (answer: MoverAnswer): MoverAnswer =>
        answer.kind === 'pending' ? { ...answer, kind: 'succeeded' } : answer;
      return withRefund(mover, async (intent) => arrived(await mover.refund(intent)));
    },
  },
  {
    mistake: 'takes no notice of a refund that fails late',
    bitesAt: 1,
    breaks: ['ledger-equals-provider', 'second-checker'],
    faults: { failsLate: 0.9 },
    providers: ['keyed', 'slow'],
    mover: (mover) =>
      withLookUp(mover, async (intent) => {
        const standing = await mover.lookUp(intent);
        return standing.kind === 'failed' || standing.kind === 'reversed'
          ? { kind: 'succeeded', providerRefundId: standing.providerRefundId }
          : standing;
      }),
  },
  {
    mistake: 'adopts a refund of the same amount that belongs to another intent',
    bitesAt: 16,
    breaks: ['ledger-equals-provider', 'second-checker'],
    faults: often('provider', 'lost-before'),
    providers: ['keyed'],
    mover: (mover, { provider }) =>
      withLookUp(mover, async (intent) => {
        const own = await mover.lookUp(intent);
        if (own.kind !== 'absent') return own;
        const alike = provider.refunds.find(({ status }) => status === 'succeeded');
        return alike === undefined ? { kind: 'absent' } : { kind: 'succeeded', providerRefundId: alike.id };
      }),
  },
];
