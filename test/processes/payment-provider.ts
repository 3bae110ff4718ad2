import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';
import type { Database } from '../../src/storage/index.js';
import type { MovedMoney } from './judge-money.js';

/** Whoever pays cards back in this run. */
export interface PaymentProvider {
  /** The mover that the orders' cards name. */
  readonly mover: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly hasLine: boolean;
  readonly faults: Readonly<Record<string, number>>;
  calm(): void;
  /** What it shows in the end, beside the shop's own tables. */
  moved(): Promise<readonly MovedMoney[]>;
  close(): Promise<void>;
}

export type OpenProvider = (options: {
  readonly random: SeededRandom;
  readonly told: (point: 'asked' | 'moved' | 'answered') => void;
}) => Promise<PaymentProvider>;

/** Without a provider of their own, cards are paid back in the shop's tables. */
export const openRecordsOnly: OpenProvider = async () => ({
  mover: 'records',
  settings: {},
  hasLine: false,
  faults: {},
  calm: () => {},
  moved: async () => [],
  close: async () => {},
});

/** Refunds in the shop's tables, which gift cards always use. */
export const movedInRecords = async (database: Database): Promise<MovedMoney> => {
  const rows = await database.query<{ id: string; amount: number }>(
    `select id, (document ->> 'amountMinor')::int as amount from shop_actions
     where kind = 'refund' and document ->> 'status' in ('pending', 'succeeded')`,
  );
  return {
    mover: 'records',
    refunds: rows.map(({ id, amount }) => ({
      intentId: id,
      amountMinor: amount,
      providerRefundId: `records-${id}`,
    })),
  };
};
