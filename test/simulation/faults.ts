import type { Random } from './random.js';

/** Where a call of the house leaves it. */
export const portNames = ['database', 'provider', 'channel'] as const;
/** `world`: what people outside look at; nothing goes wrong there. */
export type PortName = (typeof portNames)[number] | 'world';
type WirePort = (typeof portNames)[number];

export const faultKinds = [
  /** The call never arrives. */
  'lost-before',
  /** It arrives and is done, the answer is lost. */
  'lost-after',
  /** It arrives later; everything else goes on meanwhile. */
  'delayed',
  /** It is done now, and the answer comes late. */
  'answered-late',
  /** The process ends before the call, or after it and before the answer. */
  'death',
  'refused-409',
  'refused-429',
  'refused-500',
  /** The caller gives up, and the request arrives all the same, up to a minute and a half later. */
  'arrives-late',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const possible: Readonly<Record<WirePort, readonly FaultKind[]>> = {
  database: ['lost-before', 'lost-after', 'delayed', 'answered-late', 'death'],
  provider: [
    'lost-before',
    'lost-after',
    'delayed',
    'answered-late',
    'death',
    'refused-409',
    'refused-429',
    'refused-500',
    'arrives-late',
  ],
  channel: ['lost-before', 'lost-after', 'delayed', 'answered-late', 'death', 'refused-429', 'refused-500'],
};

/** How often things go wrong in one seed: some kinds not at all, others often, so that each can dominate somewhere. */
export interface FaultPlan {
  readonly rates: Readonly<Record<WirePort, readonly (readonly [FaultKind, number])[]>>;
  /** Share of orders about which two conversations are held at once. */
  readonly askedTwice: number;
  readonly messageTwice: number;
  readonly jobTwice: number;
  readonly webhookTwice: number;
  readonly webhookLost: number;
  readonly webhookLateMs: number;
  readonly pageCutShort: number;
  readonly providerRefuses: number;
  readonly failsLate: number;
  readonly clockLeaps: number;
}

const shares: Readonly<Record<WirePort, readonly number[]>> = {
  database: [0, 0, 0.002, 0.01, 0.03],
  provider: [0, 0.05, 0.15, 0.4],
  channel: [0, 0, 0.02, 0.1, 0.3],
};
/** A process that ends all the time gets nothing done. */
const deathShares: readonly number[] = [0, 0, 0.001, 0.004, 0.01];

/** However many kinds come together, about half of the calls get through: who is never heard can keep no promise. */
const faultyMost = 0.5;

const drawRates = (port: WirePort, random: Random): (readonly [FaultKind, number])[] => {
  const drawn = possible[port].map(
    (kind) => [kind, random.pick(kind === 'death' ? deathShares : shares[port])] as const,
  );
  const sum = drawn.reduce((total, [, share]) => total + share, 0);
  return drawn.map(([kind, share]) => [kind, sum > faultyMost ? (share * faultyMost) / sum : share]);
};

export const drawFaults = (random: Random): FaultPlan => {
  const rates = Object.fromEntries(
    portNames.map((port) => [port, drawRates(port, random)]),
  ) as unknown as FaultPlan['rates'];
  const often = (): number => random.pick([0, 0.05, 0.2]);
  return Object.freeze({
    rates,
    askedTwice: random.pick([0.2, 0.5, 1]),
    messageTwice: often(),
    jobTwice: often(),
    webhookTwice: often(),
    webhookLost: often(),
    webhookLateMs: random.pick([0, 60_000, 3_600_000, 86_400_000]),
    pageCutShort: random.pick([0, 0.2, 0.5]),
    providerRefuses: random.pick([0, 0, 0.1]),
    failsLate: random.pick([0, 0.1, 0.4]),
    clockLeaps: random.pick([0, 0.002, 0.01]),
  });
};

export const noFaults: FaultPlan = Object.freeze({
  rates: { database: [], provider: [], channel: [] },
  askedTwice: 0.5,
  messageTwice: 0,
  jobTwice: 0,
  webhookTwice: 0,
  webhookLost: 0,
  webhookLateMs: 0,
  pageCutShort: 0,
  providerRefuses: 0,
  failsLate: 0,
  clockLeaps: 0,
});

export const drawFault = (plan: FaultPlan, port: PortName, random: Random): FaultKind | null => {
  if (port === 'world') return null;
  let rolled = random.next();
  for (const [kind, share] of plan.rates[port]) {
    if (rolled < share) return kind;
    rolled -= share;
  }
  return null;
};
