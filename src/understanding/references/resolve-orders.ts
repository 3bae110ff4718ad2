import { distance } from 'fastest-levenshtein';
import type { Order } from '../../domain/index.js';
import { findMoney, saidMinor } from '../extract/money.js';
import { findBareNumbers, findOrderNumbers } from '../extract/order-number.js';
import type { OrderResolution, ReferenceContext } from '../ports.js';
import { plain } from '../text/words.js';
import { namedFrom, namesNothing, readSaid, scoreCandidate } from './match-words.js';
import { narrowByOptions } from './narrow-lines.js';
import { type DayRange, dayOf, saidDates } from './said-dates.js';
import { candidatesOf } from './words-of-line.js';

const compact = (number: string): string => number.replace(/[^a-z0-9]/gi, '').toUpperCase();
const digits = (number: string): string => number.replace(/\D/g, '');

const swapped = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('') && distance(a, b) === 2;
/** Fewer digits than this are near to too much. */
const nearFrom = 4;

interface Numbered {
  readonly orders: readonly Order[];
  /** The number is nearly one of theirs: a digit wrong, missing or swapped, or only its end was said. */
  readonly guessed: boolean;
}

/** Orders of theirs that a said number is, without its prefix or hash too, or is nearly. */
const ordersByNumber = (said: string, orders: readonly Order[]): Numbered => {
  const wanted = compact(said);
  const none: Numbered = { orders: [], guessed: false };
  if (wanted.length < 3) return none;
  const same = orders.filter((order) => compact(order.number) === wanted || compact(order.id) === wanted);
  if (same.length > 0) return { orders: same, guessed: false };
  const number = digits(wanted);
  if (number === '') return none;
  const prefixless = orders.filter((order) => digits(order.number) === number);
  if (prefixless.length > 0) return { orders: prefixless, guessed: false };
  if (number.length < nearFrom) return none;
  const near = orders.filter(
    (order) => distance(digits(order.number), number) === 1 || swapped(digits(order.number), number),
  );
  if (near.length > 0) return { orders: near, guessed: true };
  const ending = orders.filter((order) => digits(order.number).endsWith(number));
  return { orders: ending, guessed: ending.length > 0 };
};

const numbersIn = (words: string): string[] => {
  const said = findOrderNumbers(words).map(({ value }) => value);
  return said.length > 0
    ? said
    : findBareNumbers(words)
        .filter(({ value }) => value.length >= 4)
        .map(({ value }) => value);
};

/** Orders named by number in the words; null when no number was said. */
export const ordersSaid = (words: string, orders: readonly Order[]): Numbered | null => {
  const numbers = numbersIn(words);
  if (numbers.length === 0) return null;
  const each = numbers.map((number) => ordersByNumber(number, orders));
  // A number that is one of theirs is never made doubtful by another that is not.
  const sure = each.filter(({ guessed, orders: named }) => !guessed && named.length > 0);
  const taken = sure.length > 0 ? sure : each;
  return {
    orders: orders.filter((order) => taken.some((one) => one.orders.includes(order))),
    guessed: taken.some(({ guessed }) => guessed),
  };
};

const within = (
  moment: string | undefined,
  ranges: readonly DayRange[],
  context: ReferenceContext,
): boolean => {
  if (moment === undefined) return false;
  const day = dayOf(moment, context);
  return ranges.some((range) => day >= range.from && day <= range.to);
};

/** Orders of the days spoken of: by delivery for "arrived", by placing for "ordered", else by either. Empty for none. */
export const ordersByDate = (
  words: string,
  orders: readonly Order[],
  context: ReferenceContext,
  ranges: readonly DayRange[] = saidDates(words, context),
): Order[] | null => {
  if (ranges.length === 0) return null;
  const placed = (order: Order): boolean => within(order.placedAt, ranges, context);
  const delivered = (order: Order): boolean =>
    within(order.deliveredAt, ranges, context) ||
    order.fulfilments.some((one) => within(one.deliveredAt, ranges, context));
  const shipped = (order: Order): boolean => within(order.shippedAt, ranges, context);
  if (
    /\b(?:arrived|delivered|received|came|got)\b|收到|签收|送到|到货/i.test(words) &&
    orders.some(delivered)
  )
    return orders.filter(delivered);
  if (/\b(?:ordered|placed|bought|purchased)\b|下单|买|订/i.test(words) && orders.some(placed))
    return orders.filter(placed);
  return orders.filter((order) => placed(order) || delivered(order) || shipped(order));
};

export const byNewest = (orders: readonly Order[]): Order[] =>
  [...orders].sort((a, b) =>
    a.placedAt < b.placedAt ? 1 : a.placedAt > b.placedAt ? -1 : a.id < b.id ? 1 : -1,
  );

const totalOf = (order: Order): number =>
  order.lines.reduce((sum, line) => sum + line.grossMinor, order.shipping.grossMinor);

const found = (orders: readonly Order[]): OrderResolution => ({
  kind: 'found',
  orderIds: orders.map((order) => order.id),
});
const among = (orders: readonly Order[]): OrderResolution =>
  orders.length === 0
    ? { kind: 'none' }
    : orders.length === 1
      ? found(orders)
      : { kind: 'ambiguous', orderIds: byNewest(orders).map((order) => order.id) };

const unshipped = (order: Order): boolean => order.status === 'pending' || order.status === 'processed';

/** One of several orders by rank: latest, oldest, dearest, cheapest. */
const ranked = (text: string, orders: readonly Order[]): Order | null => {
  const newest = byNewest(orders);
  if (/\b(?:second[ -](?:to[ -])?last|one before (?:the )?last|previous)\b|上上个|倒数第二/.test(text))
    return newest[1] ?? null;
  if (
    /\b(?:last|latest|newest|most recent|recent)\b(?! (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|weekend|spring|summer|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|最近|最新|最后|上(?:一)?(?:个|笔)?单/.test(
      text,
    )
  )
    return newest[0] ?? null;
  if (/\b(?:first|oldest|earliest)\b|最早|第一/.test(text)) return newest.at(-1) ?? null;
  const dear = [...orders].sort((a, b) => totalOf(b) - totalOf(a));
  if (
    /\b(?:most expensive|expensive|priciest|biggest|largest|more expensive|dearer|costlier)\b|最贵|最大|贵的/.test(
      text,
    )
  )
    return dear[0] ?? null;
  if (/\b(?:cheapest|cheaper|least expensive|smallest|less expensive)\b|最便宜|最小|便宜/.test(text))
    return dear.at(-1) ?? null;
  return null;
};

/** "The one before that": the next older than the one spoken of. */
const beforeFocus = (text: string, orders: readonly Order[], { focus }: ReferenceContext): Order | null => {
  if (!/\b(?:one|order) before (?:that|it|this)\b|(?:再上|前)一[个笔]?(?:订单|单)/.test(text)) return null;
  const newest = byNewest(orders);
  const at = newest.findIndex(
    ({ id, lines }) => focus.includes(id) || lines.some((line) => focus.includes(line.id)),
  );
  return at === -1 ? null : (newest[at + 1] ?? null);
};

/**
 * Orders meant by the words, among the given ones only: by number (with slips), state, date, amount, rank, or what is
 * in them.
 */
export const resolveOrders = (
  words: string,
  orders: readonly Order[],
  context: ReferenceContext,
): OrderResolution => {
  const text = plain(words);
  if (orders.length === 0 || text === '') return { kind: 'none' };
  const numbered = ordersSaid(words, orders);
  if (numbered !== null && numbered.orders.length > 0) {
    // Nearly a number of theirs is a question, also where only one order comes near.
    if (numbered.guessed)
      return { kind: 'ambiguous', orderIds: byNewest(numbered.orders).map((order) => order.id) };
    return numbersIn(words).length >= numbered.orders.length
      ? found(numbered.orders)
      : among(numbered.orders);
  }
  let pool: readonly Order[] = orders;
  let narrowed = false;
  const narrow = (next: readonly Order[]): boolean => {
    if (next.length === 0) return false;
    pool = next;
    narrowed = true;
    return true;
  };
  if (
    /\b(?:pending|unshipped|open|not (?:yet )?(?:been )?(?:shipped|sent|delivered)|(?:hasnt|havent|has not|have not|isnt|arent) (?:been )?(?:yet )?(?:shipped|sent|gone out|left|dispatched|packed)|processing)\b|(?:没|未)发货|待发货/.test(
      text,
    )
  ) {
    const waiting = orders.filter(unshipped);
    if (waiting.length === 0) return { kind: 'none' };
    narrow(waiting);
  }
  const dated = ordersByDate(words, pool, context);
  if (dated !== null) {
    if (dated.length === 0 && namesNothing(readSaid(words))) return { kind: 'none' };
    narrow(dated);
  }
  const amount = findMoney(words)[0];
  if (amount !== undefined)
    narrow(
      pool.filter((order) => {
        const amountMinor = saidMinor(amount, order.currency);
        return totalOf(order) === amountMinor || order.lines.some((line) => line.grossMinor === amountMinor);
      }),
    );
  const said = readSaid(words);
  if (said.words.length > 0 || said.chinese !== '') {
    const scored = candidatesOf(pool).map((candidate) => ({
      candidate,
      score: scoreCandidate(candidate, said),
    }));
    const top = Math.max(0, ...scored.map(({ score }) => score));
    if (top >= namedFrom) {
      const named = scored.filter(({ score }) => score >= top - 0.25).map(({ candidate }) => candidate);
      const ids = new Set(narrowByOptions(words, named, true).lines.map(({ order }) => order.id));
      narrow(pool.filter((order) => ids.has(order.id)));
    } else if (!narrowed && said.words.length > 0 && !/\border/.test(text)) return { kind: 'none' };
  }
  if (/\b(?:all|every|both|everything)\b|全部|所有|都/.test(text)) return found(byNewest(pool));
  const before = beforeFocus(text, orders, context);
  if (before !== null) return found([before]);
  const rank = ranked(text, pool);
  if (rank !== null) return found([rank]);
  if (/\b(?:other)\b|另外?一?个|另一/.test(text) && context.focus.length > 0) {
    const current = pool.find(
      (order) =>
        context.focus.includes(order.id) || order.lines.some((line) => context.focus.includes(line.id)),
    );
    const others = pool.filter((order) => order !== current);
    if (current !== undefined && others.length > 0) return among(others);
  }
  if (narrowed) return among(pool);
  if (
    /^(?:it|that|this|that one|this one|(?:that|this|the|my) order|the same(?: one| order)?|它|这个|那个|这单|那单|这个订单)$/.test(
      text,
    )
  ) {
    for (const id of context.focus) {
      const order = orders.find((one) => one.id === id || one.lines.some((line) => line.id === id));
      if (order !== undefined) return found([order]);
    }
    return among(pool);
  }
  return { kind: 'none' };
};
