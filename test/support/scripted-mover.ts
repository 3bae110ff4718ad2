import type { RefundIntent } from '../../src/domain/index.js';
import type { MoneyMover, MoverAnswer, MoverCapabilities, MoverStanding } from '../../src/refunds/index.js';

/** What goes wrong with one call: nothing, the request is lost, the answer is lost, or the provider refuses. */
export type Fate = 'succeeds' | 'pends' | 'lost-before' | 'lost-after' | 'rejected' | 'nonsense';

/** A provider that remembers refunds by their key and fails as told, call by call; then it succeeds. */
export const scriptedMover = (
  fates: readonly Fate[],
  capabilities: Partial<MoverCapabilities> = {},
): MoneyMover & {
  readonly refunds: RefundIntent[];
  readonly calls: string[];
  finish(intentId: string): void;
  /** What a look-up of this intent shows from now on. */
  show(intentId: string, standing: MoverStanding): void;
  /** Called while the mover works on the next call. */
  during(work: () => Promise<void>): void;
  breakLookUp(broken: boolean): void;
} => {
  const refunds: RefundIntent[] = [];
  const calls: string[] = [];
  const answers = new Map<string, MoverAnswer>();
  const shown = new Map<string, MoverStanding>();
  let meanwhile: (() => Promise<void>) | null = null;
  const able = {
    idempotent: true,
    keyLifeHours: 24,
    lookUp: true,
    list: false,
    windowDays: null,
    partial: true,
    async: false,
    ...capabilities,
  };
  let lookUpBroken = false;
  let call = 0;
  const made = (intent: RefundIntent, kind: 'succeeded' | 'pending'): MoverAnswer => {
    const known = able.idempotent ? answers.get(intent.id) : undefined;
    if (known !== undefined) return known;
    refunds.push(intent);
    const answer = { kind, providerRefundId: `re_${refunds.length}` };
    answers.set(intent.id, answer);
    return answer;
  };
  return {
    name: 'scripted',
    capabilities: able,
    refunds,
    calls,
    show: (intentId, standing) => {
      shown.set(intentId, standing);
    },
    during: (work) => {
      meanwhile = work;
    },
    finish: (intentId) => {
      answers.set(intentId, { kind: 'succeeded', providerRefundId: 're_1' });
    },
    breakLookUp: (broken) => {
      lookUpBroken = broken;
    },
    refund: async (intent) => {
      calls.push(intent.id);
      const work = meanwhile;
      meanwhile = null;
      const fate = fates[call++] ?? 'succeeds';
      await work?.();
      switch (fate) {
        case 'succeeds':
          return made(intent, 'succeeded');
        case 'pends':
          return made(intent, 'pending');
        case 'lost-before':
          throw new Error('connection refused');
        case 'lost-after':
          made(intent, 'succeeded');
          throw new Error('socket hang up');
        case 'rejected':
          return { kind: 'rejected', code: 'card-closed' };
        case 'nonsense':
          return { kind: 'succeeded', providerRefundId: '' };
      }
    },
    lookUp: async (intent) => {
      if (lookUpBroken) throw new Error('timeout');
      return shown.get(intent.id) ?? answers.get(intent.id) ?? { kind: 'absent' };
    },
    list: async () => ({ refunds: [], next: null }),
  };
};
