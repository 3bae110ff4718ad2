import type { ParamValue } from '../../dialog/index.js';
import type { Case, Order, Product, ShopAction } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';

type Exchange = Extract<ShopAction, { kind: 'exchange' }>;

/** What an exchange is for, as the shop has it today. */
export interface GoodsOfExchange {
  readonly exchangeId: string;
  readonly replacement: ParamValue;
  /** The shop has all of it; nothing was put aside meanwhile. */
  readonly isThere: boolean;
}

const itemOf = (
  product: Product | null,
  { newVariantId, quantity }: Exchange['items'][number],
): { readonly words: ParamValue; readonly isThere: boolean } => {
  const variant = product?.variants.find(({ id }) => id === newVariantId);
  return {
    words: {
      kind: 'item',
      name: product?.name ?? newVariantId,
      names: product?.names ?? {},
      options: variant?.options ?? {},
      quantity,
    },
    isThere: (variant?.stock ?? 0) >= quantity,
  };
};

/** Null where the order tells of no exchange for this case. */
export const goodsOfExchange = async (
  { shop }: Pick<TurnsDependencies, 'shop'>,
  found: Case,
): Promise<GoodsOfExchange | null> => {
  const orders: readonly Order[] = await shop.ordersOf(found.customerId);
  const order = orders.find(({ id }) => id === found.orderId);
  const made = order?.actions.find(
    (action): action is Exchange => action.kind === 'exchange' && action.caseReference === found.reference,
  );
  if (order === undefined || made === undefined) return null;
  const items = await Promise.all(
    made.items.map(async (item) => {
      const line = order.lines.find(({ id }) => id === item.lineId);
      return itemOf(line === undefined ? null : await shop.product(line.productId), item);
    }),
  );
  return {
    exchangeId: made.id,
    replacement: { kind: 'list', style: 'and', items: items.map(({ words }) => words) },
    isThere: items.every(({ isThere }) => isThere),
  };
};
