import type { Order } from '../../domain/index.js';
import { findBareNumbers, findOrderNumbers } from '../extract/order-number.js';
import type { ReferenceContext } from '../ports.js';
import { byNewest, ordersByDate, ordersSaid } from './resolve-orders.js';
import { saidDates } from './said-dates.js';

export interface ItemScope {
  readonly orders: readonly Order[];
  /** What is left of the words when numbers and days are taken away. */
  readonly rest: string;
  /** A number, a day or "my last order" said which orders. */
  readonly said: boolean;
  /** The number is only nearly that of an order of theirs: to be asked, not taken. */
  readonly guessed: boolean;
  /** A number was said that is no order of theirs. */
  readonly unknownNumber: boolean;
}

const lastOrder =
  /\b(?:last|latest|most recent|newest) (?:order|purchase)\b|(?:最近|最新|最后|上)(?:买的?|下的?)?(?:那)?(?:一)?(?:个|笔)?(?:订单|单)/i;
const oldestOrder =
  /\b(?:first|oldest|earliest) (?:order|purchase)\b|最早(?:买的?|下的?)?(?:那)?(?:一)?(?:个|笔)?(?:订单|单)/i;

const notYet =
  /\b(?:(?:(?:that |which )?(?:is |are |'s )?still |is |are )?pending|(?:i |we )?(?:have |'ve )?just ordered|(?:that |which )?(?:has|have)(?:n'?t| not)(?: yet)? (?:been )?(?:shipped|sent|arrived|come|delivered)(?: yet)?|(?:i |we )?have(?:n'?t| not)(?: yet)? (?:received|got(?:ten)?)(?: yet)?|not (?:yet )?(?:shipped|sent|delivered)(?: yet)?)\b|(?:还没|未|没)(?:有)?(?:发货|收到|送到|寄出)的?|待发货的?|刚刚?(?:下单|买|订)的?/i;
const here =
  /\b(?:(?:that )?(?:i |we )(?:have |'ve )?already (?:received|got|have)|(?:that )?(?:i |we )received|(?:that |which )?(?:was |were |is |has been |have been |already |got )+delivered|(?<=(?:the|my) )delivered|(?:that |which )?(?:has |have )?already (?:arrived|came|come))\b|(?:已经?|早就?)(?:收到|送到)了?的?|收到的/i;
const hasCome: readonly Order['status'][] = ['delivered', 'partly-delivered', 'partly-refunded', 'refunded'];

/** "My pending boots", "the one I already received": whether it is here yet; null when it is not said. */
export const saysArrived = (words: string): 'not-yet' | 'here' | null =>
  notYet.test(words) ? 'not-yet' : here.test(words) ? 'here' : null;

/** The orders that are as far as it is said, with what is left of the words. */
export const asFarAs = (
  words: string,
  orders: readonly Order[],
): { readonly orders: readonly Order[]; readonly rest: string } | null => {
  const said = saysArrived(words);
  if (said === null) return null;
  const fitting = orders.filter(({ status }) =>
    said === 'here' ? hasCome.includes(status) : !hasCome.includes(status) && status !== 'cancelled',
  );
  const rest = words
    .replace(said === 'here' ? here : notYet, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return fitting.length === 0 || fitting.length === orders.length ? null : { orders: fitting, rest };
};

/** The orders a phrase about goods speaks of: by number, by day, "my last order"; all of them when it says none. */
export const scopeOf = (words: string, orders: readonly Order[], context: ReferenceContext): ItemScope => {
  const numbered = ordersSaid(words, orders);
  const known = numbered !== null && numbered.orders.length > 0;
  let scope: readonly Order[] = known ? numbered.orders : orders;
  let rest = words;
  if (known) {
    const spans = [
      ...findOrderNumbers(words),
      ...findBareNumbers(words).filter(({ value }) => value.length >= 4),
    ];
    for (const { start, end } of [...spans].sort((a, b) => b.start - a.start))
      rest = `${rest.slice(0, start)} order ${rest.slice(end)}`;
  }
  const days = saidDates(rest, context);
  const dated = ordersByDate(rest, scope, context, days);
  const byDate = dated !== null && dated.length > 0;
  if (byDate) {
    scope = dated;
    for (const { words: day } of days) rest = rest.replace(day, ' ');
  }
  const latest = lastOrder.test(words);
  const ranked = latest || oldestOrder.test(words);
  if (ranked) {
    scope = latest ? byNewest(scope).slice(0, 1) : byNewest(scope).slice(-1);
    rest = rest.replace(latest ? lastOrder : oldestOrder, ' order ');
  }
  return {
    orders: scope,
    rest: rest.replace(/[ \t]+/g, ' ').trim(),
    said: known || byDate || ranked,
    guessed: known && numbered.guessed,
    unknownNumber: numbered !== null && !known,
  };
};
