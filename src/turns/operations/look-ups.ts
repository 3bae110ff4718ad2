import type { Case, Order } from '../../domain/index.js';
import { caseCardFacts } from '../describe/case-params.js';
import { moneyOfCase } from '../describe/money-of-case.js';
import { itemsParam, statusParams } from '../describe/order-params.js';
import { mayWithdraw } from '../remedies/plan-withdrawal.js';
import { orderChoice, parseExactOrders } from './exact-words.js';
import {
  type Operation,
  type OperationContext,
  ordersOf,
  referenceContext,
  selectionOf,
} from './operation.js';

const listMax = 6;

/** The customer's case: by reference, the one just filed, or the only one there is. */
export const findCase: Operation = async (asked, context) => {
  const customerId = context.state.identity?.customerId ?? '';
  const cases = await context.deps.cases.casesOf(customerId);
  const wanted = (asked.slots['case-reference'] ?? '').toUpperCase();
  const orders = await ordersOf(context);
  const about = wanted === '' ? casesAbout(asked.words, cases, orders, context) : null;
  const named =
    cases.find((found) => found.reference === wanted) ??
    (wanted === '' && about === null
      ? cases.find((found) => found.reference === context.state.caseReference)
      : undefined);
  const meant = about ?? cases;
  const found = named ?? (meant.length === 1 ? meant[0] : undefined);
  if (found === undefined) {
    return meant.length === 0
      ? { outcome: 'none' }
      : {
          outcome: 'ambiguous',
          choices: meant.slice(0, listMax).map((candidate) => ({
            id: `case:${candidate.reference}`,
            label: {
              kind: 'message',
              key: 'case-choice',
              params: { reference: candidate.reference, items: itemsOf(candidate, orders) },
            },
            means: { kind: 'fill', slot: 'case-reference', value: candidate.reference },
          })),
        };
  }
  const order = orders.find(({ id }) => id === found.orderId);
  const moving = await Promise.all(found.intents.map(({ id }) => context.deps.ledger.intent(id)));
  const intents = moving.filter((intent) => intent !== null);
  const credit = await context.deps.credits.balances(found.customerId);
  return {
    outcome: mayWithdraw(context.deps, found) ? 'found-open' : 'found',
    caseReference: found.reference,
    facts: {
      caseId: found.id,
      caseCard: caseCardFacts(found, { items: itemsOf(found, orders) }, credit),
    },
    params: {
      reference: found.reference,
      orderNumber: found.orderNumber,
      status: { kind: 'message', key: `case-status.${found.status}`, params: {} },
      money: moneyOfCase(found, intents, order),
    },
    focus: [found.orderId],
  };
};

/** The cases about the goods a sentence names; null when it names none. */
const casesAbout = (
  sentence: string,
  cases: readonly Case[],
  orders: readonly Order[],
  context: OperationContext,
): readonly Case[] | null => {
  const items =
    sentence === ''
      ? { kind: 'none' as const }
      : context.deps.references.items(sentence, orders, { ...referenceContext(context), focus: [] });
  const matches = items.kind === 'found' ? items.items : items.kind === 'ambiguous' ? items.candidates : [];
  if (matches.length === 0) return null;
  return cases.filter((found) =>
    found.request.lines.some(({ lineId }) =>
      matches.some((match) => match.orderId === found.orderId && match.lineId === lineId),
    ),
  );
};

const itemsOf = (found: Case, orders: readonly Order[]) => {
  const order = orders.find((candidate) => candidate.id === found.orderId);
  return order === undefined ? found.orderNumber : itemsParam(order, found.request.lines);
};

interface Meant {
  readonly orders: readonly Order[];
  /** Nearly what was said, and asked about even where it is one alone. */
  readonly isNear: boolean;
}

const orderMeant = (
  words: string | undefined,
  orders: readonly Order[],
  context: OperationContext,
): Meant => {
  const sure = (meant: readonly Order[]): Meant => ({ orders: meant, isNear: false });
  if (words === undefined) {
    const focused = orders.find((order) => context.state.focus.includes(order.id));
    return sure(focused === undefined ? orders : [focused]);
  }
  const exact = parseExactOrders(words, orders);
  if (exact.length > 0) return sure(exact);
  const { references } = context.deps;
  const byOrder = references.orders(words, orders, referenceContext(context));
  if (byOrder.kind !== 'none')
    return {
      orders: orders.filter((order) => byOrder.orderIds.includes(order.id)),
      isNear: byOrder.kind === 'ambiguous',
    };
  const byItem = references.items(words, orders, referenceContext(context));
  const matches =
    byItem.kind === 'found' ? byItem.items : byItem.kind === 'ambiguous' ? byItem.candidates : [];
  return sure(orders.filter((order) => matches.some((match) => match.orderId === order.id)));
};

export const orderStatus: Operation = async (asked, context) => {
  const orders = await ordersOf(context);
  if (orders.length === 0) return { outcome: 'none', choices: [] };
  const words =
    asked.slots.order ??
    asked.slots.items ??
    (selectionOf(asked) === null ? asked.slots['order-number'] : undefined);
  const named = orderMeant(words, orders, context);
  // "Has my order shipped yet" names no order; a number that is not theirs does.
  const { orders: meant, isNear } =
    named.orders.length > 0 || /\d/.test(words ?? '') ? named : orderMeant(undefined, orders, context);
  const [first] = meant;
  if (meant.length === 1 && first !== undefined && !isNear)
    return { outcome: 'found', params: statusParams(first), focus: [first.id] };
  if (meant.length === 0) return { outcome: 'none', choices: orders.slice(0, listMax).map(orderChoice) };
  return { outcome: 'ambiguous', choices: meant.slice(0, listMax).map(orderChoice) };
};

export const listOrders: Operation = async (_asked, context) => {
  const orders = await ordersOf(context);
  if (orders.length === 0) return { outcome: 'no-orders' };
  const items = orders
    .slice(0, listMax)
    .map((order) => ({ kind: 'message' as const, key: 'order-status', params: statusParams(order) }));
  return {
    outcome: 'listed',
    params: { orders: { kind: 'list', style: 'lines', items } },
    focus: orders.slice(0, listMax).map((order) => order.id),
  };
};
