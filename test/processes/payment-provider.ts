import type { Order } from '../../src/domain/index.js';
import type { SeededRandom } from '../../src/shops/sandbox/seeded-random.js';
import type { Database } from '../../src/storage/index.js';
import type { MovedMoney } from './judge-money.js';

/** Whoever pays cards back in this run, in this process: it outlives the servers. */
export interface PaymentProvider {
  /** The mover that the orders' cards name. */
  readonly mover: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Whether it can be waited for: see `KillMoment`. */
  readonly isApart: boolean;
  /** What went wrong on the line to it and in its news, counted by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** These orders were paid. */
  paid(orders: readonly Order[]): void;
  /** News goes to one of these servers. */
  tellNewsTo(urls: readonly string[]): void;
  /** From now on nothing goes wrong any more, and no news is held back. */
  calm(): void;
  /** What it shows, beside the shop's own tables. */
  moved(): readonly MovedMoney[];
  close(): Promise<void>;
}

export type OpenProvider = (options: {
  readonly random: SeededRandom;
  readonly told: (point: 'asked' | 'moved' | 'answered') => void;
}) => Promise<PaymentProvider>;

/** Refunds in the shop's tables, which gift cards always use. */
export const movedInRecords = async (database: Database): Promise<MovedMoney> => {
  const rows = await database.query<{ id: string; amount: number }>(
    `select a.id, (a.document ->> 'amountMinor')::int as amount
     from shop_actions a left join refund_intents i on i.id = a.id
     where a.kind = 'refund' and a.document ->> 'status' in ('pending', 'succeeded')
       and coalesce(i.mover, 'records') = 'records'`,
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
