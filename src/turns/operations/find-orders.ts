import type { DoEffect } from '../../dialog/index.js';
import type { Order } from '../../domain/index.js';
import { allLines, linesLeft, selectionParams } from '../describe/order-params.js';
import { exactLines, exactOrders, orderChoice, parseExactLines, parseExactOrders } from './exact-words.js';
import {
  type Operation,
  type OperationContext,
  ordersOf,
  referenceContext,
  type Selection,
  selectionOf,
} from './operation.js';

const choicesMax = 8;
const isOpen = (order: Order): boolean => order.status === 'pending' || order.status === 'processed';
const isUnsent = (order: Order): boolean => isOpen(order) && linesLeft(order).length > 0;
/** "The order with the garden hose" is the order; "the garden hose" is the garden hose. */
const namesOrder = (words: string): boolean =>
  /\borders?\b(?! ?(?:number|no\b|#|\d))|\bpurchase\b|订单(?!号)|单子|\beverything\b|\ball\b|全部|所有/i.test(
    words,
  );
/** Words that point at an order by its place among others rather than at goods. */
const pointsAt = (words: string): boolean =>
  /\b(?:last|latest|first|newest|oldest|ones?|that|it|this|pending)\b|\d{4,}/i.test(words);

const saysWhole = (words = ''): boolean =>
  /^(?:the|my|this|that)? ?(?:whole|entire|complete|full)(?: \w+)? order$|^(?:整单|整个订单|全部)$/i.test(
    words,
  );

const orderSpokenOf = (
  asked: DoEffect,
  orders: readonly Order[],
  { state }: OperationContext,
): Order | undefined => {
  const ids = [selectionOf(asked)?.orderId, ...state.focus];
  const id = ids.find((one) => orders.some((order) => order.id === one));
  return orders.find((order) => order.id === id);
};

type Part = { readonly order: Order; readonly lines: Selection['lines'] };
type Answer =
  | { readonly kind: 'found'; readonly parts: readonly Part[] }
  | { readonly kind: 'ambiguous'; readonly orders: readonly Order[] };

/** Resolves what is to be cancelled: orders by number, by date, by what is in them, "all pending orders"; or goods of one. */
export const findOrders: Operation = async (asked, context) => {
  const all = await ordersOf(context);
  if (all.length === 0) return { outcome: 'no-orders' };
  const open = all.filter(isUnsent);
  const { order: words, items: goods } = asked.slots;
  if (words === undefined && goods === undefined) {
    const earlier = selectionOf(asked);
    const kept = all.find((order) => order.id === earlier?.orderId);
    if (kept !== undefined && earlier !== null) return found([{ order: kept, lines: earlier.lines }], asked);
    if (open.length === 1) return found(open.map(whole), asked);
    return {
      outcome: 'unsaid',
      choices: (open.length > 0 ? open : all).slice(0, choicesMax).map(orderChoice),
    };
  }
  // "The whole order" is the one spoken of, whichever part of it that was.
  const spokenOf = goods === undefined && saysWhole(words) ? orderSpokenOf(asked, all, context) : undefined;
  if (spokenOf !== undefined) return found([whole(spokenOf)], asked);
  const exact = parseExactLines(goods ?? '', all);
  if (exact !== null) return found([exact], asked);
  for (const orders of [open, all]) {
    const answer =
      orders.length === 0 ? null : resolve({ words, goods, sentence: asked.words }, orders, context);
    if (answer?.kind === 'found') return found(answer.parts, asked);
    if (answer?.kind === 'ambiguous')
      return { outcome: 'ambiguous', choices: answer.orders.slice(0, choicesMax).map(orderChoice) };
  }
  return { outcome: 'none', choices: (open.length > 0 ? open : all).slice(0, choicesMax).map(orderChoice) };
};

const whole = (order: Order): Part => {
  const left = linesLeft(order);
  return { order, lines: left.length > 0 ? left : allLines(order) };
};

const resolve = (
  said: { readonly words: string | undefined; readonly goods: string | undefined; readonly sentence: string },
  orders: readonly Order[],
  context: OperationContext,
): Answer | null => {
  const { words, goods, sentence } = said;
  if (words === undefined) return goods === undefined ? null : byGoods(goods, orders, context);
  const exact = parseExactOrders(words, orders);
  const byOrder = context.deps.references.orders(words, orders, referenceContext(context));
  const named =
    exact.length > 0
      ? exact
      : byOrder.kind === 'found'
        ? orders.filter((order) => byOrder.orderIds.includes(order.id))
        : [];
  if (named.length > 0) {
    const inside = goods ?? (pointsAt(words) ? sentence : words);
    const isWhole =
      goods === undefined && (named.length > 1 || exact.length > 0 || inside === '' || namesOrder(inside));
    const part = isWhole ? null : byGoods(inside, named, context);
    return part?.kind === 'found' ? part : { kind: 'found', parts: named.map(whole) };
  }
  // One order whose number comes near what was said is still a question.
  if (byOrder.kind === 'ambiguous')
    return { kind: 'ambiguous', orders: orders.filter((order) => byOrder.orderIds.includes(order.id)) };
  const part = byGoods(words, orders, context);
  return part?.kind === 'found' && namesOrder(words)
    ? { kind: 'found', parts: part.parts.map(({ order }) => whole(order)) }
    : part;
};

const oneOf = (orders: readonly Order[]): Answer | null =>
  orders.length === 0
    ? null
    : orders.length === 1
      ? { kind: 'found', parts: orders.map(whole) }
      : { kind: 'ambiguous', orders };

const byGoods = (goods: string, orders: readonly Order[], context: OperationContext): Answer | null => {
  const answer = context.deps.references.items(goods, orders, referenceContext(context));
  if (answer.kind === 'none') return null;
  const matches = answer.kind === 'found' ? answer.items : answer.candidates;
  const among = orders.filter((order) => matches.some((match) => match.orderId === order.id));
  if (answer.kind === 'ambiguous') return oneOf(among);
  const parts = among.map((order) => ({
    order,
    lines: matches
      .filter((match) => match.orderId === order.id)
      .map(({ lineId, quantity }) => ({ lineId, quantity })),
  }));
  return { kind: 'found', parts };
};

const found = (parts: readonly Part[], asked: DoEffect): Awaited<ReturnType<Operation>> => {
  const [first, ...rest] = parts;
  if (first === undefined) return { outcome: 'none', choices: [] };
  const { order, lines } = first;
  const { reason } = asked.slots;
  return {
    outcome: 'found',
    gone: linesLeft(order).length === 0,
    facts: { selection: { orderId: order.id, lines }, orderNumber: order.number },
    params: selectionParams(order, lines),
    focus: [order.id, ...lines.map((line) => line.lineId)],
    // A case is about one order: the others become requests of their own, none is forgotten.
    more: rest.map((part) => ({
      flow: 'cancel-order' as const,
      together: true,
      slots: {
        ...(linesLeft(part.order).length === part.lines.length
          ? { order: exactOrders([part.order.id]) }
          : { items: exactLines(part.order.id, part.lines) }),
        ...(reason && { reason }),
      },
    })),
  };
};
