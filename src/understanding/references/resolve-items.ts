import type { Order } from '../../domain/index.js';
import { findMoney } from '../extract/money.js';
import type { ItemMatch, ItemResolution, ReferenceContext } from '../ports.js';
import { plain } from '../text/words.js';
import { type Chosen, choosePart, isAkin, isOther, whole } from './choose-part.js';
import { asFarAs, scopeOf } from './item-scope.js';
import { namedFrom, namesNothing, readSaid, scoreCandidate } from './match-words.js';
import { narrowByOptions } from './narrow-lines.js';
import { rankedLines } from './rank-lines.js';
import { bareCountIn, type Part, splitExclusion, splitParts, withCount } from './split-phrase.js';
import { type Candidate, candidatesOf } from './words-of-line.js';

const none: ItemResolution = { kind: 'none' };
const found = (items: readonly ItemMatch[]): ItemResolution =>
  items.length === 0 ? none : { kind: 'found', items };
const all = (lines: readonly Candidate[]): ItemResolution => found(lines.map((line) => whole(line)));
const which = (lines: readonly Candidate[], count: number | null = null): ItemResolution =>
  lines.length === 0 ? none : { kind: 'ambiguous', candidates: lines.map((line) => whole(line, count)) };

const everything =
  /^(?:(?:i want to )?(?:return |refund |send back |exchange )?)(?:everything(?! else)|all of (?:it|them|these|those)|the (?:whole|entire) (?:order|thing|lot)|(?:all )?(?:the|my) (?:items|things|products|stuff|goods|articles)|all (?:the |my )?(?:items|things|products|stuff|goods)|both of (?:them|these|those)|both items|the lot)\b|^(?:全部|所有|全都|两个都|两件都)/;
/** "All", "both": everything where nothing else is named. */
const allWords =
  /^(?:(?:i want to )?(?:return |refund |send back |exchange )?)(?:all|both)\b|^[的我们买要想把]*都/;
const pronoun =
  /^(?:it|that|this|them|these|those|that one|this one|the same(?: one)?|the (?:item|thing|product)s?|yes|它|它们|这个|那个|这些|那些|就是这个)$/;
const remaining =
  /^(?:(?:i want to |please |and )?(?:return |refund |send back |exchange |cancel )?)(?:all )?(?:the |my )?(?:everything else|all else|rest|remaining|remainder|others|other (?:ones|items|things|products))\b|^(?:把)?(?:剩下|其余|剩余|其他|其它)的?(?:所有|全部)?(?:东西|商品|几[个件样])?(?:也|都|全|退|换|要|了|掉|吧)*$/;
/** "It", "the order", or no word of an order at all: what was spoken of. */
const wholeOrder =
  /^(?:(?:return|refund|cancel|send back|exchange) )?(?:(?:the|my|that|this|whole|entire|complete|all|of|in|from|placed|i|we|ordered) )*(?:order|purchase)(?: (?:placed|from|in|of|on|i|we|made|number|no))*$|^(?:整个|整|那|这|的|个|一|笔|买|下)*(?:订单|单)$/;

const merged = (items: readonly ItemMatch[], pool: readonly Candidate[]): ItemMatch[] => {
  const sums = new Map<string, ItemMatch>();
  for (const item of items) {
    const before = sums.get(`${item.orderId} ${item.lineId}`);
    const line = pool.find((one) => one.order.id === item.orderId && one.line.id === item.lineId)?.line;
    const quantity = Math.min((before?.quantity ?? 0) + item.quantity, line?.quantity ?? item.quantity);
    sums.set(`${item.orderId} ${item.lineId}`, { ...item, quantity });
  }
  return [...sums.values()];
};

const focusLines = (pool: readonly Candidate[], context: ReferenceContext): Candidate[] =>
  pool.filter(({ line }) => context.focus.includes(line.id));
/** The lines of the order spoken of last. */
const focusOrder = (pool: readonly Candidate[], context: ReferenceContext): Candidate[] => {
  for (const id of context.focus) {
    const order = pool.find((one) => one.order.id === id || one.line.id === id)?.order;
    if (order !== undefined) return pool.filter((one) => one.order.id === order.id);
  }
  return [];
};
const focusItems = (pool: readonly Candidate[], context: ReferenceContext): Candidate[] => {
  const lines = focusLines(pool, context);
  return lines.length > 0 ? lines : focusOrder(pool, context);
};

/** "Just one": of the one thing spoken of; of several, which one is to be asked. */
const counted = (count: number, lines: readonly Candidate[]): ItemResolution => {
  const several = lines.filter(({ line }) => line.quantity > 1);
  const [only] = lines.length === 1 ? lines : count > 1 && several.length === 1 ? several : [];
  if (only !== undefined) return { kind: 'found', items: [whole(only, count)] };
  const units = lines.reduce((sum, { line }) => sum + line.quantity, 0);
  return units === count ? all(lines) : which(lines, count);
};

interface Scoped {
  readonly words: string;
  readonly pool: readonly Candidate[];
  /** The words said which orders. */
  readonly said: boolean;
  /** Where what was spoken of is looked for, when the pool was narrowed to what has come or has not. */
  readonly wide?: readonly Candidate[];
}

/** What an exception is taken from: what was named, else the order spoken of, else the order that holds what is left out. */
const baseOfExclusion = (
  base: string | null,
  left: readonly ItemMatch[],
  { pool, said }: Scoped,
  context: ReferenceContext,
): readonly ItemMatch[] => {
  if (base === null) return focusItems(pool, context).map((candidate) => whole(candidate));
  if (!said && everything.test(plain(base))) {
    const holds = (one: Candidate): boolean => left.some(({ orderId }) => orderId === one.order.id);
    const spokenOf = focusOrder(pool, context);
    const lines = spokenOf.some(holds) ? spokenOf : left.length === 0 ? pool : pool.filter(holds);
    return lines.map((candidate) => whole(candidate));
  }
  if (said && (namesNothing(readSaid(base)) || everything.test(plain(base))))
    return pool.map((candidate) => whole(candidate));
  const resolved = within({ words: base, pool, said }, context);
  return resolved.kind === 'found'
    ? resolved.items
    : resolved.kind === 'ambiguous'
      ? resolved.candidates
      : [];
};

const withoutExcluded = (scoped: Scoped, context: ReferenceContext): ItemResolution | null => {
  const excluded = splitExclusion(scoped.words);
  if (excluded === null) return null;
  const parts = splitParts(excluded.without);
  const leftOutBy = (part: Part, pool: readonly Candidate[]): ItemMatch[] => {
    const chosen = choosePart(part, pool, context);
    return chosen === null ? [] : [...chosen.items, ...chosen.ambiguous];
  };
  const leftOut = (pool: readonly Candidate[]): ItemMatch[] => parts.flatMap((part) => leftOutBy(part, pool));
  // What was just spoken of is where an exception without a name of its own is looked for first.
  const near = scoped.said ? [] : leftOut(focusOrder(scoped.pool, context));
  const named = near.length > 0 ? near : leftOut(scoped.pool);
  const base = baseOfExclusion(excluded.base, named, scoped, context);
  const inBase = leftOut(
    scoped.pool.filter((one) =>
      base.some(({ lineId, orderId }) => lineId === one.line.id && orderId === one.order.id),
    ),
  );
  const left = inBase.length > 0 ? inBase : named;
  const rest = base.filter(
    (item) => !left.some((gone) => gone.orderId === item.orderId && gone.lineId === item.lineId),
  );
  // What is to be kept and fits nothing is asked about; it is never passed over.
  const isUnknown = (part: Part): boolean =>
    leftOutBy(part, scoped.pool).length === 0 &&
    (left.length === 0 ? excluded.isPlain : readSaid(part.words).concepts.size > 0);
  if (base.length > 0 && parts.some(isUnknown))
    return { kind: 'ambiguous', candidates: rest.length > 0 ? rest : base };
  if (left.length > 0 && rest.length > 0) return found(rest);
  return excluded.base === null || left.length > 0 ? none : null;
};

const pointedAt = (text: string, pool: readonly Candidate[], context: ReferenceContext): ItemResolution => {
  const [first] = context.focus.flatMap((id) => pool.filter(({ line }) => line.id === id));
  const focused = focusItems(pool, context);
  const plural = /^(?:them|these|those|它们|这些|那些|the (?:item|thing|product)s)$/.test(text);
  if (plural && focused.length > 0) return all(focused);
  if (first !== undefined) return all([first]);
  return pool.length === 1 ? all(pool) : none;
};

const restOf = (pool: readonly Candidate[], context: ReferenceContext): ItemResolution => {
  const lines = focusLines(pool, context);
  const order = focusOrder(pool, context);
  return all(order.filter((one) => !lines.includes(one)));
};

const everythingOf = (
  text: string,
  pool: readonly Candidate[],
  context: ReferenceContext,
): ItemResolution => {
  const focused = focusItems(pool, context);
  const both = /^both|^两/.test(text);
  const spokenOf = /\b(?:them|these|those|it|this|that)\b|^[的我们买要想把]*都/.test(text);
  const isSingle = focused.length === 1 && focused[0]?.line.quantity === 1;
  const several = isSingle && /\b(?:them|these|those)\b/.test(text);
  const base = focused.length > 0 && !several && (both || spokenOf) ? focused : pool;
  if (both && base.length !== 2 && !(base.length === 1 && base[0]?.line.quantity === 2)) return which(base);
  return all(base);
};

const onlyThat = /^(?:just|only)\b|^(?:只|就|仅)/;
/** "Just the mouse": the one of the order that is spoken of. */
const besideFocus = (chosen: Chosen, pool: readonly Candidate[], context: ReferenceContext): ItemMatch[] => {
  const order = focusOrder(pool, context)[0]?.order.id;
  return chosen.ambiguous.filter(({ orderId }) => orderId === order);
};

/** What opens a thing of its own rather than saying more about the one before. */
const opens =
  /^(?:the|my|a|an|both|all|one|two|three|four|this|that|these|those|everything|\d)\b|^[这那]|的$/i;

/**
 * Parts of a list with the lines each can mean: "the blue one, size M" is one thing, and of "the black and the white mug"
 * the first is a mug too.
 */
const partsTogether = (
  parts: readonly Part[],
  pool: readonly Candidate[],
): { readonly part: Part; readonly among: readonly Candidate[] }[] => {
  const named = (part: Part): Candidate[] => {
    const said = readSaid(part.words);
    return pool.filter((candidate) => scoreCandidate(candidate, said) >= namedFrom);
  };
  const joined: { part: Part; lines: Candidate[] }[] = [];
  for (const part of parts) {
    const lines = named(part);
    const last = joined.at(-1);
    if (last !== undefined && lines.length === 0 && !opens.test(part.words))
      last.part = withCount(`${last.part.words}, ${part.words}`);
    else joined.push({ part, lines });
  }
  return joined.map(({ part, lines }, at) => {
    const next = lines.length === 0 ? joined.slice(at + 1).find((one) => one.lines.length > 0) : undefined;
    return { part, among: next === undefined ? pool : next.lines };
  });
};

const comparesOnly =
  /\b(?:(?:more|less) expensive|cheaper|pricier|dearer|costlier)\b|更贵|更便宜|(?:贵|便宜)一?点?的那/;
/** "The one", "that one": a thing that has its name from what was spoken of. */
const oneOf = /\bones?\b|那[个件双台]/;

/**
 * "The cheaper one", "the gold one": one of the kind that was just spoken of, in whichever order it is; null where that
 * is not so. What names no goods is never compared with goods of every kind.
 */
const ofItsKind = (scoped: Scoped, context: ReferenceContext): ItemResolution | null => {
  const { words, pool, wide } = scoped;
  const text = plain(words);
  const compares = comparesOnly.test(text);
  if ((!compares && !oneOf.test(text)) || isOther(text)) return null;
  const said = readSaid(words);
  if (pool.some((candidate) => scoreCandidate(candidate, said) >= namedFrom)) return null;
  const [first] = context.focus.flatMap((id) => (wide ?? pool).filter(({ line }) => line.id === id));
  const kind = first === undefined ? [] : pool.filter((one) => isAkin(one, first));
  const isOneKind = pool.every((one) => one === pool[0] || isAkin(one, pool[0] as Candidate));
  const isBare = narrowByOptions(words, pool, false).said === 0;
  if (isBare && kind.length === 1 && wide !== undefined) return all(kind);
  if (kind.length < 2) return compares && isBare && !isOneKind ? none : null;
  const chosen = choosePart(withCount(words), kind, context);
  const [only, another] = chosen?.items ?? [];
  if (only !== undefined && another === undefined) return found([only]);
  return compares ? which(kind) : null;
};

const within = (scoped: Scoped, context: ReferenceContext): ItemResolution => {
  const { words, pool, said: scopeSaid } = scoped;
  const excluded = withoutExcluded(scoped, context);
  if (excluded !== null) return excluded;
  const akin = ofItsKind(scoped, context);
  if (akin !== null) return akin;
  const text = plain(words);
  if (remaining.test(text) && context.focus.length > 0) return restOf(pool, context);
  if (!scopeSaid && pronoun.test(text)) return pointedAt(text, pool, context);
  const bareCount = bareCountIn(words);
  const focused = focusItems(pool, context);
  if (bareCount !== null && bareCount > 0) return counted(bareCount, focused.length > 0 ? focused : pool);
  const said = readSaid(words);
  const anyNamed = pool.some((candidate) => scoreCandidate(candidate, said) >= namedFrom);
  if (!anyNamed && (everything.test(text) || (allWords.test(text) && namesNothing(said))))
    return everythingOf(text, pool, context);
  // Only an order, a day or a price was said: whatever is in it, if that is one thing.
  if (
    !anyNamed &&
    scopeSaid &&
    rankedLines(text, pool) === null &&
    findMoney(words).length === 0 &&
    narrowByOptions(words, pool, false).said === 0
  ) {
    if (said.words.length > 2) return none;
    const oneOrder = new Set(pool.map(({ order }) => order.id)).size === 1;
    return pool.length === 1 || (oneOrder && wholeOrder.test(text)) || /都|全部|所有/.test(text)
      ? all(pool)
      : which(pool);
  }
  const named = partsTogether(splitParts(words), pool).flatMap(
    ({ part, among }) => choosePart(part, among, context) ?? choosePart(part, pool, context) ?? [],
  );
  if (named.length === 0) {
    const together = choosePart({ words, count: null, of: null, every: false }, pool, context);
    if (together === null) return none;
    named.push(together);
  }
  const unclear = named.find((one: Chosen) => one.ambiguous.length > 0);
  const [beside, further] =
    unclear === undefined || !onlyThat.test(text) ? [] : besideFocus(unclear, pool, context);
  if (beside !== undefined && further === undefined && named.length === 1) return found([beside]);
  return unclear === undefined
    ? found(
        merged(
          named.flatMap(({ items }) => items),
          pool,
        ),
      )
    : { kind: 'ambiguous', candidates: unclear.ambiguous };
};

/**
 * Lines meant by the words, among the given orders only. A whole line is meant unless a count is said. Several lines
 * that fit equally are ambiguous unless "both", "all" or a plural asks for all of them; so is what stands in an order
 * whose number was only nearly said.
 */
export const resolveItems = (
  words: string,
  orders: readonly Order[],
  context: ReferenceContext,
): ItemResolution => {
  if (orders.length === 0 || words.trim() === '') return none;
  // A comma inside a number parts nothing.
  const scope = scopeOf(words.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''), orders, context);
  if (scope.unknownNumber && namesNothing(readSaid(words)) && findMoney(words).length === 0) return none;
  const far = asFarAs(scope.rest, scope.orders);
  // "My pending boots" narrows which boots; where nothing of them is pending the word says nothing.
  const there =
    far === null
      ? none
      : within(
          {
            words: far.rest,
            pool: candidatesOf(far.orders),
            said: scope.said,
            wide: candidatesOf(scope.orders),
          },
          context,
        );
  const answer =
    there.kind === 'none'
      ? within({ words: scope.rest, pool: candidatesOf(scope.orders), said: scope.said }, context)
      : there;
  return scope.guessed && answer.kind === 'found' ? { kind: 'ambiguous', candidates: answer.items } : answer;
};
