import type { DoEffect, OfferedChoice } from '../../dialog/index.js';
import type { FlowName, Order } from '../../domain/index.js';
import { saysArrived } from '../../understanding/index.js';
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
import {
  addedWords,
  answerAndMore,
  goOnWith,
  isAmong,
  type Line,
  type OpenGoods,
  saysOtherOrder,
  saysSameOrder,
  severalGoods,
  together,
} from './several-goods.js';

const choicesMax = 8;

/** "I changed my mind about them": what was spoken of just before. */
const pointsBack =
  /\b(?:them|these|those|this one|that one|(?:about|return|refund|exchange|swap|cancel|keep|want|for|of) (?:it|this|that)|it back)\b|(?:退|换|取消|不要)(?:掉|了)?(?:它|这个|那个|这件|那件)|(?:它|这个|那个|这件|那件)(?:我)?(?:不要|要退|想退|退)/i;

const everything = /\b(?:everything|all of (?:it|them))\b|全部|所有/i;
const arrived = (orders: readonly Order[]): Order[] => orders.filter(({ status }) => status !== 'shipped');

/** Orders a request of this kind is most likely about; the others are looked at only when these do not fit. */
const likely = (flow: string, order: Order): boolean => {
  if (order.status === 'cancelled' || order.status === 'refunded') return false;
  return flow === 'exchange-item' ? true : order.status !== 'pending' && order.status !== 'processed';
};

/** Resolves the words for goods among the proven customer's own orders; nothing else is ever read. */
export const findItems: Operation = async (asked, context) => {
  const all = await ordersOf(context);
  if (all.length === 0) return { outcome: 'no-orders' };
  // "The shelf and the puzzle, in the same order" says how they belong together, not which order it is.
  const isTogether = saysSameOrder(asked.slots.items ?? '') && !/\d{3,}/.test(asked.slots.order ?? '');
  const hinted = isTogether ? [] : orderHint(asked.slots.order, all, context);
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

  const open = (asked.facts.openGoods ?? null) as OpenGoods | null;
  const goOn = (chosen: readonly Line[]) => {
    const answer = open === null ? null : goOnWith(open, chosen, all, context);
    return answer?.kind === 'open' ? askFor(answer.open, all) : answer;
  };
  const exact = parseExactLines(words, all);
  if (exact !== null) {
    const further = goOn(exact.lines.map((line) => ({ orderId: exact.order.id, ...line })));
    if (further === null) return found([exact], asked, context);
    return 'outcome' in further ? further : found(partsOf(further.lines, all), asked, context);
  }

  const added = addedWords(words);
  const known = added === null ? [] : linesOf(selectionOf(asked));
  const meant = (lines: readonly Line[]): Part[] => partsOf(together(known, lines), all);
  const ask = (one: OpenGoods) => askFor({ ...one, beside: together(known, one.beside) }, all);
  // "The cheaper one" of those that are asked about; what is added is looked for in the same order first.
  const near =
    open === null
      ? all.filter(({ id }) => known.some(({ orderId }) => orderId === id))
      : onlyLines(all, open.candidates);
  const more = open === null ? null : goOn(answerAndMore(words, open, near, all, context) ?? []);
  if (more !== null) return 'outcome' in more ? more : found(partsOf(more.lines, all), asked, context);
  // What has not come yet is looked for among what waits as well.
  const usual = saysArrived(words) === 'not-yet' ? [pool] : [preferred, pool];
  // What is still on its way is none of "everything" that can be sent back.
  const come = asked.flow === 'return-items' && everything.test(words) ? arrived(preferred) : [];
  const pools = [
    ...(come.length > 0 ? [come] : []),
    ...(near.length > 0 ? [near] : []),
    ...usual,
    ...(hinted.length > 0 ? [all] : []),
  ];
  // What was cut out of the sentence may be too little; the sentence itself still says what is meant.
  const tries = [added ?? words, ...(asked.words === '' ? [] : [asked.words])].flatMap((said) =>
    pools.map((orders) => ({ said, orders })),
  );
  for (const { said, orders } of tries) {
    const resolved = context.deps.references.items(said, orders, referenceContext(context));
    if (resolved.kind === 'found') {
      const further = goOn(resolved.items);
      if (further !== null && 'outcome' in further) return further;
      // "And the purifier too" at "which one?" answers nothing yet, but is not forgotten.
      if (open !== null && further === null && added !== null)
        return askFor({ ...open, beside: together(open.beside, resolved.items) }, all);
      const parts = meant(further?.lines ?? resolved.items);
      return found((await stillThere(said, parts, orders, context)) ?? parts, asked, context);
    }
    if (resolved.kind === 'ambiguous') {
      const { candidates } = resolved;
      if (open !== null && isAmong(candidates, open.candidates)) return askFor({ ...open, candidates }, all);
      const several = severalGoods(said, orders, context);
      if (several?.kind === 'found') return found(meant(several.lines), asked, context);
      return ask(several?.open ?? { beside: [], candidates, rest: [] });
    }
  }
  // What is added and not found is asked about, and what was known stays.
  const others = added === null ? [] : allLinesOf(preferred).filter((line) => !isAmong([line], known));
  if (known.length > 0 && others.length > 0) return ask({ beside: [], candidates: others, rest: [] });
  const hint = hinted.length === 1 ? hinted[0] : undefined;
  const only = hint?.lines.length === 1 ? hint.lines[0] : undefined;
  if (hint !== undefined && only !== undefined)
    return found([{ order: hint, lines: [{ lineId: only.id, quantity: only.quantity }] }], asked, context);
  return { outcome: 'none', choices };
};

type Part = { order: Order; lines: Selection['lines'] };

/** A case is about one order: the lines of each order apart, in the order they were named. */
const partsOf = (lines: readonly Line[], orders: readonly Order[]): Part[] =>
  [...new Set(lines.map(({ orderId }) => orderId))].flatMap((id) => {
    const order = orders.find((candidate) => candidate.id === id);
    const own = lines.filter(({ orderId }) => orderId === id);
    return order === undefined
      ? []
      : [{ order, lines: own.map(({ lineId, quantity }) => ({ lineId, quantity })) }];
  });

/** Asks which one is meant; what else the phrase names is kept until that is clear. */
const askFor = (open: OpenGoods, orders: readonly Order[]): Awaited<ReturnType<Operation>> => {
  const choices = open.candidates.flatMap(({ orderId, lineId, quantity }) => {
    const order = orders.find((candidate) => candidate.id === orderId);
    const choice = order === undefined ? null : lineChoice(order, lineId, quantity);
    return choice === null ? [] : [choice];
  });
  return { outcome: 'ambiguous', choices: choices.slice(0, choicesMax), facts: { openGoods: open } };
};

/** What was settled before is not meant again where another order has the same that can still be asked about. */
const stillThere = async (
  said: string,
  parts: readonly Part[],
  orders: readonly Order[],
  context: OperationContext,
): Promise<readonly Part[] | null> => {
  const goneOf = async (part: Part): Promise<boolean> => (await narrowed(part, context)).gone;
  if (!(await Promise.all(parts.map(goneOf))).every(Boolean)) return null;
  const others = orders.filter(({ id }) => !parts.some(({ order }) => order.id === id));
  const again = context.deps.references.items(said, others, { ...referenceContext(context), focus: [] });
  const meant = again.kind === 'found' ? partsOf(again.items, others) : [];
  const isThere = meant.length > 0 && !(await Promise.all(meant.map(goneOf))).some(Boolean);
  return isThere ? meant : null;
};

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
    facts: {
      selection: { orderId: first.order.id, lines: first.lines },
      orderNumber: first.order.number,
      openGoods: null,
    },
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

const linesOf = (selection: Selection | null): Line[] =>
  selection === null ? [] : selection.lines.map((line) => ({ orderId: selection.orderId, ...line }));

const allLinesOf = (orders: readonly Order[]): Line[] =>
  orders.flatMap((order) => linesLeft(order).map((line) => ({ orderId: order.id, ...line })));

/** The orders with nothing in them but the given lines. */
const onlyLines = (orders: readonly Order[], lines: readonly Line[]): Order[] =>
  orders.flatMap((order) => {
    const left = order.lines.filter(({ id }) =>
      lines.some(({ orderId, lineId }) => orderId === order.id && lineId === id),
    );
    return left.length === 0 ? [] : [{ ...order, lines: left }];
  });

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
  // "From another order" is any but the one just spoken of.
  if (saysOtherOrder(words) && !/\d{3,}/.test(words)) {
    const last = context.state.focus.find((id) => orders.some((order) => order.id === id));
    return orders.filter(({ id }) => id !== last);
  }
  const resolved = context.deps.references.orders(words, orders, referenceContext(context));
  return resolved.kind === 'none' ? [] : orders.filter((order) => resolved.orderIds.includes(order.id));
};
