import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Order, orderSchema, type Product, productSchema } from '../../../src/domain/index.js';
import { createReferenceResolver, type ReferenceContext } from '../../../src/understanding/index.js';

interface ProductRow {
  readonly name: string;
  readonly zh: string;
  readonly options: readonly string[];
  /** Values of the options in their order, then the price in dollars and the stock. */
  readonly variants: Readonly<Record<string, readonly string[]>>;
}
interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly status?: string;
  readonly placed: string;
  readonly delivered?: string;
  /** A variant's id for each line, with "x2" behind it for two. */
  readonly lines: Readonly<Record<string, string>>;
}
export interface Phrase {
  readonly say: string;
  readonly mean: string;
  readonly focus?: readonly string[];
  /** The variant the customer has, for phrases that wish for another. */
  readonly has?: string;
}
interface ShopRows {
  readonly today: string;
  readonly products: Readonly<Record<string, ProductRow>>;
  readonly orders: readonly OrderRow[];
  readonly items: readonly Phrase[];
  readonly 'orders-meant': readonly Phrase[];
  readonly variants: readonly Phrase[];
}

export const readRows = <Rows>(name: string): Rows =>
  parse(readFileSync(new URL(`./${name}.yml`, import.meta.url), 'utf8'), { schema: 'failsafe' }) as Rows;

const minor = (dollars: string): number => Math.round(Number(dollars) * 100);

const productsOf = (rows: ShopRows): Product[] =>
  Object.entries(rows.products).map(([id, row]) =>
    productSchema.parse({
      id,
      name: row.name,
      names: { zh: row.zh },
      variants: Object.entries(row.variants).map(([variant, values]) => ({
        id: variant,
        options: Object.fromEntries(row.options.map((option, at) => [option, values[at] ?? ''])),
        priceMinor: minor(values[row.options.length] ?? ''),
        currency: 'USD',
        stock: Number(values[row.options.length + 1]),
      })),
    }),
  );

const ordersOf = (rows: ShopRows, products: readonly Product[]): Order[] =>
  rows.orders.map(({ id, number, status = 'delivered', placed, delivered, lines }) =>
    orderSchema.parse({
      id,
      number,
      customerId: 'customer-1',
      status,
      currency: 'USD',
      placedAt: `${placed}T15:00:00Z`,
      ...(delivered === undefined ? {} : { deliveredAt: `${delivered}T15:00:00Z` }),
      lines: Object.entries(lines).map(([line, bought]) => {
        const [variantId = '', times] = bought.split(' x');
        const product = products.find(({ variants }) => variants.some((one) => one.id === variantId));
        const variant = product?.variants.find((one) => one.id === variantId);
        if (product === undefined || variant === undefined) throw new Error(`no variant ${variantId}`);
        const quantity = Number(times ?? 1);
        return {
          id: line,
          productId: product.id,
          variantId,
          name: product.name,
          names: product.names,
          options: variant.options,
          quantity,
          grossMinor: variant.priceMinor * quantity,
        };
      }),
    }),
  );

const resolver = createReferenceResolver();
const told = (kind: string, ids: readonly string[]): string =>
  kind === 'none' ? 'none' : `${kind === 'ambiguous' ? 'which: ' : ''}${[...ids].sort().join(', ')}`;
/** The ids of a list in one order, whatever order they were written in. */
const inOrder = (mean: string): string => {
  const [, which = '', ids = ''] = /^(which: )?(.*)$/.exec(mean) ?? [];
  return `${which}${ids.split(', ').sort().join(', ')}`;
};

export interface Outcome {
  readonly say: string;
  readonly wanted: string;
  readonly found: string;
}

export interface Shop {
  readonly products: readonly Product[];
  readonly orders: readonly Order[];
  readonly phrases: readonly Phrase[];
  readonly context: (focus?: readonly string[]) => ReferenceContext & { readonly orders: readonly Order[] };
  /** What each phrase of the shop was taken to mean. */
  readonly outcomes: () => Outcome[];
}

export const readShop = (name: string): Shop => {
  const rows = readRows<ShopRows>(name);
  const products = productsOf(rows);
  const orders = ordersOf(rows, products);
  const context: Shop['context'] = (focus = []) => ({
    locale: 'en',
    today: rows.today,
    timeZone: 'America/New_York',
    focus,
    orders,
  });
  const outcome = ({ say, mean }: Phrase, found: string): Outcome => ({ say, wanted: inOrder(mean), found });
  return {
    products,
    orders,
    phrases: [...rows.items, ...rows['orders-meant']],
    context,
    outcomes: () => [
      ...rows.items.map((phrase) => {
        const answer = resolver.items(phrase.say, orders, context(phrase.focus));
        const matches =
          answer.kind === 'none' ? [] : answer.kind === 'found' ? answer.items : answer.candidates;
        return outcome(
          phrase,
          told(
            answer.kind,
            matches.map(({ lineId, quantity }) =>
              answer.kind === 'ambiguous' || quantity === 1 ? lineId : `${lineId} x${quantity}`,
            ),
          ),
        );
      }),
      ...rows['orders-meant'].map((phrase) => {
        const answer = resolver.orders(phrase.say, orders, context(phrase.focus));
        return outcome(phrase, told(answer.kind, answer.kind === 'none' ? [] : answer.orderIds));
      }),
      ...rows.variants.map((phrase) => {
        const has = phrase.has ?? '';
        const product = products.find(({ variants }) => variants.some((one) => one.id === has));
        if (product === undefined) throw new Error(`no variant ${has}`);
        const answer = resolver.variant(phrase.say, product, has, context(phrase.focus));
        const ids =
          answer.kind === 'none' ? [] : answer.kind === 'found' ? [answer.variantId] : answer.variantIds;
        return { ...outcome(phrase, told(answer.kind, ids)), say: `${has}: ${phrase.say}` };
      }),
    ],
  };
};
