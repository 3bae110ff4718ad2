import type { TauAction, TauTask } from './tau-data.js';

/** What was written to one order, whichever path led there. Sorted, so that two can be compared as text. */
export interface Write {
  readonly kind: 'cancel' | 'return' | 'exchange';
  readonly order: string;
  /** Item ids, one for each unit; of an exchange `old>new`. A cancellation of the whole order names none. */
  readonly items: readonly string[];
  /** Where the money goes or comes from; null where nobody said. */
  readonly method: string | null;
}

export type TaskKind = 'return-and-cancel' | 'exchange' | 'address-or-payment' | 'nothing';

export interface Expected {
  readonly writes: readonly Write[];
  readonly kind: TaskKind;
  /** It can only be finished by a person. */
  readonly handOff: boolean;
  /** What the customer must have been told, as the benchmark writes it. */
  readonly told: readonly string[];
}

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const outside = /^modify_(?:user_address|pending_order_(?:address|payment))$/;

const writeOf = ({ name, arguments: given }: TauAction): Write | null => {
  const order = String(given.order_id ?? '');
  const items = strings(given.item_ids);
  const method = given.payment_method_id === undefined ? null : String(given.payment_method_id);
  switch (name) {
    case 'cancel_pending_order':
      return { kind: 'cancel', order, items: [], method };
    case 'return_delivered_order_items':
      return { kind: 'return', order, items: [...items].sort(), method };
    case 'exchange_delivered_order_items':
    case 'modify_pending_order_items': {
      const wanted = strings(given.new_item_ids);
      return {
        kind: 'exchange',
        order,
        items: items.map((item, index) => `${item}>${wanted[index] ?? ''}`).sort(),
        method,
      };
    }
    default:
      return null;
  }
};

/** Writes of one kind on one order are one write: whether items went in one request or two is no difference. */
export const merge = (writes: readonly Write[]): Write[] => {
  const merged = new Map<string, Write>();
  for (const write of writes) {
    const key = `${write.kind} ${write.order}`;
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined ? write : { ...before, items: [...before.items, ...write.items].sort() },
    );
  }
  return [...merged.values()].sort((a, b) => (`${a.kind} ${a.order}` < `${b.kind} ${b.order}` ? -1 : 1));
};

export const expectedOf = ({ evaluation_criteria: { actions, communicate_info } }: TauTask): Expected => {
  const all = actions ?? [];
  const writes = all.flatMap((action) => writeOf(action) ?? []);
  const isOutside = all.some(({ name }) => outside.test(name));
  const kind = isOutside
    ? 'address-or-payment'
    : writes.length === 0
      ? 'nothing'
      : writes.some((write) => write.kind === 'exchange')
        ? 'exchange'
        : 'return-and-cancel';
  return { writes: merge(writes), kind, handOff: isOutside, told: communicate_info ?? [] };
};
