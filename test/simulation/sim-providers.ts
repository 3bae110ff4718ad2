import type { Plant } from './planted/plant.js';
import {
  createProvider,
  type Provider,
  type ProviderRefund,
  type ProviderStatus,
  type ProviderTraits,
} from './provider.js';
import type { Scheduler } from './scheduler.js';
import type { SimShop } from './sim-shop.js';

/** From one that can be asked anything to one that can only be called. */
const allTraits: readonly ProviderTraits[] = [
  { name: 'keyed', isIdempotent: true, keyLifeHours: 24, canLookUp: true, canList: true, isAsync: false },
  { name: 'slow', isIdempotent: true, keyLifeHours: 24, canLookUp: true, canList: true, isAsync: true },
  { name: 'found', isIdempotent: false, keyLifeHours: null, canLookUp: true, canList: true, isAsync: false },
  { name: 'hand', isIdempotent: false, keyLifeHours: null, canLookUp: false, canList: false, isAsync: false },
  { name: 'blind', isIdempotent: true, keyLifeHours: 24, canLookUp: false, canList: false, isAsync: false },
];

const day = 86_400_000;

export interface ProvidersOptions {
  readonly sim: Scheduler;
  readonly plant: Plant | undefined;
  readonly shop: () => SimShop;
  /** Payments on accounts that are closed. */
  readonly refusing: ReadonlySet<string>;
  /** Tells the shop of a refund by web. */
  readonly tell: (refund: ProviderRefund, status: ProviderStatus) => void;
  /** Money has moved. */
  readonly onMade: () => void;
}

/** What becomes of a refund at its provider without anybody asking. */
const live = (
  { sim, tell }: ProvidersOptions,
  refund: ProviderRefund,
  { isAsync, canLookUp, canList }: ProviderTraits,
): void => {
  tell(refund, refund.status);
  const become = (to: ProviderStatus, inMs: number): void =>
    sim.at(sim.clock.ms() + inMs, `${refund.id} becomes ${to}`, () => {
      refund.status = to;
      tell(refund, to);
    });
  // Nobody could know of a failure that neither a look-up nor a list shows.
  const canBeSeen = canLookUp && canList;
  const failsLate = canBeSeen && sim.random.chance(sim.faults.failsLate);
  const end = sim.random.pick([20_000, 3_600_000, 2 * day]);
  if (isAsync) become(failsLate && sim.random.chance(0.5) ? 'failed' : 'succeeded', end);
  if (!failsLate) return;
  sim.count('refund fails late');
  const lateEnd = end + sim.random.pick([60_000, 3_600_000, 2 * day]);
  const to = sim.random.pick(['failed', 'reversed'] as const);
  sim.at(sim.clock.ms() + lateEnd, `${refund.id} ${to} late`, () => {
    if (refund.status === 'succeeded') become(to, 0);
  });
};

/** One to three providers of different kinds. */
export const createProviders = (options: ProvidersOptions): Provider[] => {
  const { sim, plant, shop, refusing, onMade } = options;
  const { random } = sim;
  const drawn = random.shuffled(allTraits).slice(0, random.between(1, 3));
  const wanted = plant?.providers;
  const traits = wanted === undefined ? drawn : allTraits.filter(({ name }) => wanted.includes(name));
  const payment = (id: string) =>
    shop()
      .orders.flatMap(({ payments }) => payments)
      .find((one) => one.id === id);
  return traits.map((own) =>
    createProvider(own, {
      now: () => sim.clock.now(),
      capturedMinor: (paymentId) => payment(paymentId)?.capturedMinor ?? 0,
      refuses: (paymentId) => refusing.has(paymentId),
      onMade: (refund) => {
        onMade();
        live(options, refund, own);
      },
    }),
  );
};
