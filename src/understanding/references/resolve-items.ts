import type { Order } from '../../domain/index.js';
import { findMoney } from '../extract/money.js';
import type { ItemMatch, ItemResolution, ReferenceContext } from '../ports.js';
import { plain, singular } from '../text/words.js';
import { namesNothing, readSaid, scoreCandidate } from './match-words.js';
import { byNewest, numberedOrders, ordersByDate } from './resolve-orders.js';
import { bareCountIn, type Part, splitExclusion, splitParts } from './split-phrase.js';
import { type Candidate, candidatesOf } from './words-of-line.js';

const none: ItemResolution = { kind: 'none' };
const whole = (candidate: Candidate, count: number | null = null): ItemMatch => ({
  orderId: candidate.order.id,
  lineId: candidate.line.id,
  quantity: count === null ? candidate.line.quantity : Math.min(count, candidate.line.quantity),
});

const everything =
  /^(?:(?:i want to )?(?:return |refund |send back |exchange )?)(?:everything|all|all of (?:it|them|these|those)|the (?:whole|entire) (?:order|thing|lot)|(?:all )?(?:the|my) (?:items|things|products|stuff|goods|articles)|all (?:the |my )?(?:items|things|products|stuff|goods)|both(?: of (?:them|these|those))?|both items|the lot)\b|^(?:全部|所有|都|全都|两个都|两件都)/;
const pronoun =
  /^(?:it|that|this|them|these|those|that one|this one|the same(?: one)?|the (?:item|thing|product)s?|yes|它|它们|这个|那个|这些|那些|就是这个)$/;
const other = /\b(?:the )?other(?: one| ones)?\b|另外?一?[个只件双]|另一/;

const unit = (candidate: Candidate): number => candidate.line.grossMinor / candidate.line.quantity;

const ranked = (text: string, pool: readonly Candidate[]): Candidate[] | null => {
  if (pool.length === 0) return null;
  const prices = pool.map(unit);
  if (
    /\b(?:most expensive|priciest|dearest|more expensive|expensive|pricier|costliest|pricey)\b|最贵|贵的|更贵/.test(
      text,
    )
  )
    return pool.filter((one) => unit(one) === Math.max(...prices));
  if (/\b(?:cheapest|least expensive|cheaper|less expensive)\b|最便宜|便宜/.test(text))
    return pool.filter((one) => unit(one) === Math.min(...prices));
  const newest = byNewest(pool.map(({ order }) => order));
  if (
    /\b(?:latest|newest|most recent|last)\b(?! (?:week|month|year|night|weekend|spring|summer|fall|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|最近|最新|最后/.test(
      text,
    )
  )
    return pool.filter(({ order }) => order.id === newest[0]?.id);
  if (/\b(?:oldest|earliest|first)\b|最早|最旧/.test(text))
    return pool.filter(({ order }) => order.id === newest.at(-1)?.id);
  return null;
};

/** Whether a part says a plural: "mugs", "boots" do not count when the goods come as a pair anyway. */
const saysPlural = (part: Part, candidate: Candidate): boolean => {
  const heads = new Set([candidate.head, ...candidate.concepts]);
  return plain(part.words)
    .split(/[ -]/)
    .some((word) => word.endsWith('s') && singular(word) !== word && heads.has(singular(word)));
};

interface Chosen {
  readonly items: ItemMatch[];
  readonly ambiguous: ItemMatch[];
}

/** What "the other one" leaves: of the same kind and order as what was just spoken of, where there is such a thing. */
const othersThan = (
  candidates: readonly Candidate[],
  pool: readonly Candidate[],
  context: ReferenceContext,
): Candidate[] => {
  const current = context.focus
    .map((id) => pool.find(({ line }) => line.id === id))
    .find((one) => one !== undefined);
  if (current === undefined) return [...candidates];
  const rest = candidates.filter((one) => one !== current);
  const akin = (one: Candidate): boolean =>
    one.head === current.head || [...one.concepts].some((concept) => current.concepts.has(concept));
  const beside = (one: Candidate): boolean => one.order.id === current.order.id;
  const narrower = [
    rest.filter((one) => akin(one) && beside(one)),
    rest.filter(akin),
    rest.filter(beside),
    rest,
  ];
  return narrower.find((group) => group.length > 0) ?? [...candidates];
};

const choosePart = (part: Part, pool: readonly Candidate[], context: ReferenceContext): Chosen | null => {
  const text = plain(part.words);
  const said = readSaid(part.words);
  const scored = pool.map((candidate) => ({ candidate, score: scoreCandidate(candidate, said) }));
  const top = Math.max(0, ...scored.map(({ score }) => score.name));
  let fitting: { candidate: Candidate; score: { name: number; options: number } }[] = [];
  if (top >= 0.7) fitting = scored.filter(({ score }) => score.name >= top - 0.3);
  else if (namesNothing(said) || scored.some(({ score }) => score.options > 0)) fitting = scored;
  if (fitting.length === 0) return null;
  const mostOptions = Math.max(...fitting.map(({ score }) => score.options));
  if (mostOptions > 0) fitting = fitting.filter(({ score }) => score.options === mostOptions);
  else if (
    top < 0.7 &&
    ranked(text, pool) === null &&
    findMoney(part.words).length === 0 &&
    !other.test(text)
  )
    return null;
  let candidates = fitting.map(({ candidate }) => candidate);
  if (other.test(text)) candidates = othersThan(candidates, pool, context);
  const amount = findMoney(part.words)[0];
  if (amount !== undefined) {
    const priced = candidates.filter(
      (one) => one.line.grossMinor === amount.amountMinor || Math.round(unit(one)) === amount.amountMinor,
    );
    if (priced.length > 0) candidates = priced;
    else if (top < 0.7) return null;
  }
  const rank = ranked(text, candidates);
  if (rank !== null) candidates = rank;
  const only = candidates[0];
  if (only === undefined) return null;
  if (part.every) return { items: candidates.map((candidate) => whole(candidate)), ambiguous: [] };
  if (candidates.length === 1) {
    const singularSaid =
      part.count === null &&
      only.line.quantity > 1 &&
      /^(?:a|an|one|the|my|this|that)\b/i.test(part.words) &&
      !saysPlural(part, only) &&
      only.head !== '' &&
      /\b(?:a|an|one|this|that)\b/i.test(part.words.split(/\s+/)[0] ?? '');
    return { items: [whole(only, singularSaid ? 1 : part.count)], ambiguous: [] };
  }
  // "Two mugs" of two lines of mugs means both of them; "the mugs" of one order means all of that order's.
  const units = candidates.reduce((sum, { line }) => sum + line.quantity, 0);
  if (part.count !== null && part.count > 1 && units === part.count)
    return { items: candidates.map((candidate) => whole(candidate)), ambiguous: [] };
  const oneOrder = new Set(candidates.map(({ order }) => order.id)).size === 1;
  if (
    part.count === null &&
    oneOrder &&
    candidates.every(
      (candidate) =>
        saysPlural(part, candidate) &&
        !/^(?:shoe|boot|sneaker|glove|sock|headphone|earbud|trouser|pant|jean|short|sunglasse)/.test(
          candidate.head,
        ),
    )
  ) {
    return { items: candidates.map((candidate) => whole(candidate)), ambiguous: [] };
  }
  return { items: [], ambiguous: candidates.map((candidate) => whole(candidate, part.count)) };
};

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

const focusItems = (pool: readonly Candidate[], context: ReferenceContext): Candidate[] => {
  const lines = pool.filter(({ line }) => context.focus.includes(line.id));
  if (lines.length > 0) return lines;
  const order = context.focus
    .map((id) => pool.filter((one) => one.order.id === id))
    .find((group) => group.length > 0);
  return order ?? [];
};

/** "Just one": of the one thing spoken of; of several, which one is to be asked. */
const counted = (count: number, lines: readonly Candidate[]): ItemResolution => {
  const several = lines.filter(({ line }) => line.quantity > 1);
  const [only] = lines.length === 1 ? lines : count > 1 && several.length === 1 ? several : [];
  if (only !== undefined) return { kind: 'found', items: [whole(only, count)] };
  if (lines.length === 0) return none;
  const units = lines.reduce((sum, { line }) => sum + line.quantity, 0);
  return units === count
    ? { kind: 'found', items: lines.map((candidate) => whole(candidate)) }
    : { kind: 'ambiguous', candidates: lines.map((candidate) => whole(candidate, count)) };
};

/**
 * Lines meant by the words, among the given orders only. A whole line is meant unless a count is said. Several lines
 * that fit equally are ambiguous unless "both", "all" or a plural asks for all of them.
 */
export const resolveItems = (
  words: string,
  orders: readonly Order[],
  context: ReferenceContext,
): ItemResolution => {
  if (orders.length === 0 || words.trim() === '') return none;
  const numbered = numberedOrders(words, orders);
  if (
    numbered !== null &&
    numbered.length === 0 &&
    namesNothing(readSaid(words)) &&
    findMoney(words).length === 0
  )
    return none;
  let scope: readonly Order[] = numbered !== null && numbered.length > 0 ? numbered : orders;
  const dated = ordersByDate(words, scope, context);
  const whenOnly = dated !== null && dated.length > 0;
  if (whenOnly) scope = dated;
  if (
    /\b(?:last|latest|most recent|newest) (?:order|purchase)\b|(?:最近|最新|上)(?:一)?(?:个|笔)?(?:订单|单)/i.test(
      words,
    )
  )
    scope = byNewest(scope).slice(0, 1);
  const pool = candidatesOf(scope);
  const excluded = splitExclusion(words);
  if (excluded !== null) {
    const base =
      excluded.base === null
        ? focusItems(pool, context).map((candidate) => whole(candidate))
        : itemsOf(resolveItems(excluded.base, scope, context));
    const left = splitParts(excluded.without).flatMap((part) => {
      const chosen = choosePart(part, pool, context);
      return chosen === null ? [] : [...chosen.items, ...chosen.ambiguous];
    });
    const rest = base.filter(
      (item) => !left.some((gone) => gone.orderId === item.orderId && gone.lineId === item.lineId),
    );
    if (left.length > 0 && rest.length > 0) return { kind: 'found', items: rest };
    if (excluded.base === null) return none;
    if (left.length > 0) return none;
  }
  const text = plain(words);
  const focused = focusItems(pool, context);
  if (pronoun.test(text)) {
    const [first] = context.focus.flatMap((id) => pool.filter(({ line }) => line.id === id));
    const plural = /^(?:them|these|those|它们|这些|那些|the (?:item|thing|product)s)$/.test(text);
    if (plural && focused.length > 0)
      return { kind: 'found', items: focused.map((candidate) => whole(candidate)) };
    if (first !== undefined) return { kind: 'found', items: [whole(first)] };
    return pool.length === 1 && pool[0] !== undefined ? { kind: 'found', items: [whole(pool[0])] } : none;
  }
  const bareCount = bareCountIn(words);
  if (bareCount !== null && bareCount > 0) return counted(bareCount, focused.length > 0 ? focused : pool);
  const said = readSaid(words);
  const anyNamed = pool.some((candidate) => scoreCandidate(candidate, said).name >= 0.7);
  if (everything.test(text) && !anyNamed) {
    const both = /^both|^两/.test(text);
    const base = focused.length > 0 && (both || /them|these|those/.test(text)) ? focused : pool;
    if (both && base.length !== 2 && !(base.length === 1 && base[0]?.line.quantity === 2))
      return base.length === 0
        ? none
        : { kind: 'ambiguous', candidates: base.map((candidate) => whole(candidate)) };
    return { kind: 'found', items: base.map((candidate) => whole(candidate)) };
  }
  // Only an order, a day or a price was said: whatever is in it, if that is one thing.
  if (
    !anyNamed &&
    (whenOnly || (numbered?.length ?? 0) > 0) &&
    ranked(text, pool) === null &&
    findMoney(words).length === 0 &&
    !pool.some((candidate) => scoreCandidate(candidate, said).options > 0)
  ) {
    if (said.words.length > 2) return none;
    const [only] = pool;
    if (pool.length === 1 && only !== undefined) return { kind: 'found', items: [whole(only)] };
    return pool.length === 0
      ? none
      : { kind: 'ambiguous', candidates: pool.map((candidate) => whole(candidate)) };
  }
  const parts = splitParts(words);
  const chosen = parts.map((part) => choosePart(part, pool, context));
  const named = chosen.filter((one): one is Chosen => one !== null);
  if (named.length === 0) {
    const together = choosePart({ words, count: null, every: false }, pool, context);
    if (together === null) return none;
    named.push(together);
  }
  const unclear = named.find((one) => one.ambiguous.length > 0);
  if (unclear !== undefined) return { kind: 'ambiguous', candidates: unclear.ambiguous };
  return {
    kind: 'found',
    items: merged(
      named.flatMap((one) => one.items),
      pool,
    ),
  };
};

const itemsOf = (resolution: ItemResolution): readonly ItemMatch[] =>
  resolution.kind === 'found' ? resolution.items : [];
