import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shop and the tasks of the benchmark, as its files give them. Amounts are decimals of one currency. */

export interface TauVariant {
  readonly item_id: string;
  readonly options: Readonly<Record<string, string>>;
  readonly available: boolean;
  readonly price: number;
}

export interface TauProduct {
  readonly name: string;
  readonly product_id: string;
  readonly variants: Readonly<Record<string, TauVariant>>;
}

export interface TauMethod {
  readonly source: 'paypal' | 'credit_card' | 'gift_card';
  readonly id: string;
  readonly brand?: string;
  readonly last_four?: string;
  readonly balance?: number;
}

export interface TauUser {
  readonly user_id: string;
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly address: { readonly zip: string; readonly country: string };
  readonly email: string;
  readonly payment_methods: Readonly<Record<string, TauMethod>>;
  readonly orders: readonly string[];
}

export interface TauItem {
  readonly name: string;
  readonly product_id: string;
  readonly item_id: string;
  readonly price: number;
  readonly options: Readonly<Record<string, string>>;
}

export interface TauOrder {
  readonly order_id: string;
  readonly user_id: string;
  readonly items: readonly TauItem[];
  readonly status: 'pending' | 'processed' | 'delivered' | 'cancelled';
  readonly fulfillments: readonly {
    readonly tracking_id: readonly string[];
    readonly item_ids: readonly string[];
  }[];
  readonly payment_history: readonly {
    readonly transaction_type: 'payment' | 'refund';
    readonly amount: number;
    readonly payment_method_id: string;
  }[];
}

export interface TauShop {
  readonly products: Readonly<Record<string, TauProduct>>;
  readonly users: Readonly<Record<string, TauUser>>;
  readonly orders: Readonly<Record<string, TauOrder>>;
}

export interface TauAction {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface TauTask {
  readonly id: string;
  readonly user_scenario: {
    readonly instructions: {
      readonly task_instructions: string | null;
      readonly reason_for_call: string;
      readonly known_info: string | null;
      readonly unknown_info: string | null;
    };
  };
  readonly evaluation_criteria: {
    readonly actions: readonly TauAction[] | null;
    readonly communicate_info: readonly string[] | null;
  };
}

const read = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

export const readShop = (folder: string): TauShop => read(folder, 'db.json');

/** Only the tasks named, all when none is; in the order of the file. */
export const readTasks = (
  folder: string,
  wanted: readonly string[] = [],
  name = 'tasks-train.json',
): TauTask[] => read<TauTask[]>(folder, name).filter(({ id }) => wanted.length === 0 || wanted.includes(id));
