/**
 * A payment provider with books of its own. It knows nothing of the ledger: what it moved is the truth that the
 * ledger is held against.
 */
export interface ProviderTraits {
  readonly name: string;
  readonly isIdempotent: boolean;
  readonly keyLifeHours: number | null;
  readonly canLookUp: boolean;
  readonly canList: boolean;
  /** Answers `pending`, and ends later. */
  readonly isAsync: boolean;
}

export type ProviderStatus = 'pending' | 'succeeded' | 'failed' | 'reversed';

/** One movement of money in the provider's books. */
export interface ProviderRefund {
  readonly id: string;
  readonly provider: string;
  /** The metadata that came with the request. */
  readonly intentId: string | null;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: string;
  status: ProviderStatus;
}

export interface RefundRequest {
  readonly key: string;
  readonly intentId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export type ProviderAnswer =
  | { readonly kind: 'made'; readonly refund: ProviderRefund }
  | { readonly kind: 'refused'; readonly code: string };

export interface Provider {
  readonly traits: ProviderTraits;
  readonly refunds: readonly ProviderRefund[];
  request(request: RefundRequest): ProviderAnswer;
  find(intentId: string): ProviderRefund | null;
  capturedMinor(paymentId: string): number;
}

export const createProvider = (
  traits: ProviderTraits,
  world: {
    readonly now: () => Date;
    /** Definitely refuses this payment: the account is closed. */
    readonly refuses: (paymentId: string) => boolean;
    readonly capturedMinor: (paymentId: string) => number;
    readonly onMade: (refund: ProviderRefund) => void;
  },
): Provider => {
  const refunds: ProviderRefund[] = [];
  const keys = new Map<string, { readonly answer: ProviderAnswer; readonly at: number }>();

  const remembered = (key: string): ProviderAnswer | null => {
    const known = keys.get(key);
    if (!traits.isIdempotent || known === undefined) return null;
    const life = traits.keyLifeHours;
    const isForgotten = life !== null && world.now().getTime() - known.at >= life * 3_600_000;
    return isForgotten ? null : known.answer;
  };

  return Object.freeze({
    traits,
    refunds,
    request: ({ key, intentId, paymentId, amountMinor, currency }: RefundRequest) => {
      const before = remembered(key);
      if (before !== null) return before;
      const make = (): ProviderAnswer => {
        if (world.refuses(paymentId)) return { kind: 'refused', code: 'account-closed' };
        const refund: ProviderRefund = {
          id: `${traits.name}-re-${refunds.length + 1}`,
          provider: traits.name,
          intentId,
          paymentId,
          amountMinor,
          currency,
          at: world.now().toISOString(),
          status: traits.isAsync ? 'pending' : 'succeeded',
        };
        refunds.push(refund);
        world.onMade(refund);
        return { kind: 'made', refund };
      };
      const answer = make();
      keys.set(key, { answer, at: world.now().getTime() });
      return answer;
    },
    capturedMinor: world.capturedMinor,
    find: (intentId: string) => refunds.find((refund) => refund.intentId === intentId) ?? null,
  });
};
