import type { DoEffect, OfferedChoice } from '../../dialog/index.js';
import type { FlowName, Order } from '../../domain/index.js';
import { allLines, linesLeft, selectionParams } from '../describe/order-params.js';
import { exactLines, lineChoice, parseExactLines, parseExactOrders } from './exact-words.js';
import {
  type Operation,
  type OperationContext,
  ordersOf,
  referenceContext,
  type Selection,
  selectionOf,
} from './operation.js';
import { inFocus } from './question-subject.js';
import { reservedOf } from './reserved.js';

const choicesMax = 8;

/** "I changed my mind about them": what was spoken of just before. */
const pointsBack =
  /\b(?:them|these|those|this one|that one|(?:about|return|refund|exchange|swap|cancel|keep|want|for|of) (?:it|this|that)|it back)\b|(?:退|换|取消|不要)(?:掉|了)?(?:它|这个|那个|这件|那件)|(?:它|这个|那个|这件|那件)(?:我)?(?:不要|要退|想退|退)/i;

/** Orders a request of this kind is most likely about; the others are looked at only when these do not fit. */
const likely = (flow: string, order: Order): boolean => {
  if (order.status === 'cancelled' || order.status === 'refunded') return false;
  return flow === 'exchange-item' ? true : order.status !== 'pending' && order.status !== 'processed';
};

/** Resolves the words for goods among the proven customer's own orders; nothing else is ever read. */
export const findItems: Operation = async (asked, context) => {
  const all = await ordersOf(context);
  if (all.length === 0) return { outcome: 'no-orders' };
  const hinted = orderHint(asked.slots.order, all, context);
  const pool = hinted.length > 0 ? hinted : all;
  const preferred = pool.filter((order) => likely(asked.flow, order));
  const choices = choicesOf(preferred.length > 0 ? preferred : pool);
  const words = asked.slots.items;

  if (words === undefined) {
    const earlier = selectionOf(asked);
    const kept = earlier === null ? undefined : all.find((order) => order.id === earlier.orderId);
    if (earlier !== null && kept !== undefined && asked.slots.order === undefined)
      return found([{ order: kept, lines: earlier.lines }], asked, context);
    const spokenOf = pointsBack.test(asked.words) ? inFocus(context.state.focus, all) : null;
    const shown = all.find((order) => order.id === spokenOf?.orderId);
    if (spokenOf !== null && shown !== undefined && asked.slots.order === undefined)
      return found([{ order: shown, lines: spokenOf.lines }], asked, context);
    const single = preferred.length === 1 ? preferred[0] : undefined;
    const line = single?.lines.length === 1 ? single.lines[0] : undefined;
    // With one thing it can be, asking would be noise; the confirmation still shows it before anything is written.
    if (single !== undefined && line !== undefined)
      return found(
        [{ order: single, lines: [{ lineId: line.id, quantity: line.quantity }] }],
        asked,
        context,
      );
    return { outcome: 'unsaid', choices };
  }

  const exact = parseExactLines(words, all);
  if (exact !== null) return found([exact], asked, context);

  const pools = [preferred, pool, ...(hinted.length > 0 ? [all] : [])];
  // What was cut out of the sentence may be too little; the sentence itself still says what is meant.
  const tries = [words, ...(asked.words === '' ? [] : [asked.words])].flatMap((said) =>
    pools.map((orders) => ({ said, orders })),
  );
  for (const { said, orders } of tries) {
    const resolved = context.deps.references.items(said, orders, referenceContext(context));
    if (resolved.kind === 'found') {
      const groups = new Map<string, Selection['lines'][number][]>();
      for (const { orderId, lineId, quantity } of resolved.items)
        groups.set(orderId, [...(groups.get(orderId) ?? []), { lineId, quantity }]);
      const parts = [...groups].flatMap(([orderId, lines]) => {
        const order = orders.find((candidate) => candidate.id === orderId);
        return order === undefined ? [] : [{ order, lines }];
      });
      return found(parts, asked, context);
    }
    if (resolved.kind === 'ambiguous') {
      const candidates = resolved.candidates.flatMap(({ orderId, lineId, quantity }) => {
        const order = orders.find((candidate) => candidate.id === orderId);
        const choice = order === undefined ? null : lineChoice(order, lineId, quantity);
        return choice === null ? [] : [choice];
      });
      return { outcome: 'ambiguous', choices: candidates.slice(0, choicesMax) };
    }
  }
  const hint = hinted.length === 1 ? hinted[0] : undefined;
  const only = hint?.lines.length === 1 ? hint.lines[0] : undefined;
  if (hint !== undefined && only !== undefined)
    return found([{ order: hint, lines: [{ lineId: only.id, quantity: only.quantity }] }], asked, context);
  return { outcome: 'none', choices };
};

type Part = { order: Order; lines: Selection['lines'] };

/** Of two throws of which one went back already, one is meant. What is gone altogether is for the policy to say. */
const narrowed = async (
  { order, lines }: Part,
  context: OperationContext,
): Promise<Part & { gone: boolean }> => {
  const left = linesLeft(order, await reservedOf(order.id, context));
  const open = lines.flatMap(({ lineId, quantity }) => {
    const most = left.find((line) => line.lineId === lineId)?.quantity ?? 0;
    return most > 0 ? [{ lineId, quantity: Math.min(quantity, most) }] : [];
  });
  return { order, lines: open.length > 0 ? open : lines, gone: open.length === 0 };
};

const found = async (
  parts: readonly Part[],
  asked: DoEffect,
  context: OperationContext,
): ReturnType<Operation> => {
  const [first, ...rest] = await Promise.all(parts.map((part) => narrowed(part, context)));
  if (first === undefined) return { outcome: 'none', choices: [] };
  const { reason, 'refund-to': refundTo } = asked.slots;
  return {
    outcome: 'found',
    gone: first.gone,
    facts: { selection: { orderId: first.order.id, lines: first.lines }, orderNumber: first.order.number },
    params: selectionParams(first.order, first.lines),
    focus: [...first.lines.map((line) => line.lineId), first.order.id],
    // A case is about one order: goods of other orders become requests of their own, none is forgotten.
    more: rest.map(({ order, lines }) => ({
      flow: asked.flow as FlowName,
      together: true,
      slots: {
        items: exactLines(order.id, lines),
        ...(reason && { reason }),
        ...(refundTo && { 'refund-to': refundTo }),
      },
    })),
  };
};

/** What can still be asked about is offered; when nothing can, everything is, and the policy says why not. */
const choicesOf = (orders: readonly Order[]): OfferedChoice[] => {
  const left = orders.flatMap((order) => linesLeft(order).map((line) => ({ order, ...line })));
  const all = orders.flatMap((order) => allLines(order).map((line) => ({ order, ...line })));
  return (left.length > 0 ? left : all)
    .map(({ order, lineId, quantity }) => lineChoice(order, lineId, quantity))
    .filter((choice): choice is OfferedChoice => choice !== null)
    .slice(0, choicesMax);
};

const orderHint = (
  words: string | undefined,
  orders: readonly Order[],
  context: Parameters<Operation>[1],
): Order[] => {
  if (words === undefined) return [];
  const exact = parseExactOrders(words, orders);
  if (exact.length > 0) return exact;
  const resolved = context.deps.references.orders(words, orders, referenceContext(context));
  return resolved.kind === 'none' ? [] : orders.filter((order) => resolved.orderIds.includes(order.id));
};
