import { findMoney, saidMinor } from '../extract/money.js';
import type { ItemMatch, ReferenceContext } from '../ports.js';
import { plain, singular } from '../text/words.js';
import { namedFrom, namesNothing, readSaid, scoreCandidate } from './match-words.js';
import { narrowByOptions } from './narrow-lines.js';
import { rankedLines, unitPrice } from './rank-lines.js';
import type { Part } from './split-phrase.js';
import type { Candidate } from './words-of-line.js';

const besideTop = 0.3;

/** A line as it is meant: all of it, or as many as were said. */
export const whole = (candidate: Candidate, count: number | null = null): ItemMatch => ({
  orderId: candidate.order.id,
  lineId: candidate.line.id,
  quantity: count === null ? candidate.line.quantity : Math.min(count, candidate.line.quantity),
});

export interface Chosen {
  readonly items: ItemMatch[];
  readonly ambiguous: ItemMatch[];
}

const other = /\b(?:the |my )?other(?: one| ones)?\b|另外?一?[个只件双条盏台块把]|另一/;
/** Goods that come as a pair, or are called as several, anyway. */
const comesAsPair =
  /^(?:shoe|boot|sneaker|trainer|sandal|slipper|glove|sock|headphone|earbud|earphone|trouser|pant|jean|short|sunglasse|glasse)/;

/** Whether a part says a plural: "mugs", "boots" do not count when the goods come as a pair anyway. */
const saysPlural = (part: Part, candidate: Candidate): boolean => {
  const heads = new Set([candidate.head, ...candidate.concepts]);
  return plain(part.words)
    .split(/[ -]/)
    .some((word) => word.endsWith('s') && singular(word) !== word && heads.has(singular(word)));
};

export const isOther = (text: string): boolean => other.test(text);

/** Whether two lines are of one kind: both tablets, both shoes. */
export const isAkin = (one: Candidate, another: Candidate): boolean =>
  one.head === another.head || [...one.concepts].some((concept) => another.concepts.has(concept));

/** What "the other one" leaves: of the same kind and order as what was just spoken of, where there is such a thing. */
const othersThan = (
  candidates: readonly Candidate[],
  pool: readonly Candidate[],
  context: ReferenceContext,
): readonly Candidate[] => {
  const current = context.focus
    .map((id) => pool.find(({ line }) => line.id === id))
    .find((one) => one !== undefined);
  if (current === undefined) return candidates;
  const rest = candidates.filter((one) => one !== current);
  const same = (one: Candidate): boolean => one.line.productId === current.line.productId;
  const akin = (one: Candidate): boolean => isAkin(one, current);
  const beside = (one: Candidate): boolean => one.order.id === current.order.id;
  const narrower = [
    rest.filter((one) => akin(one) && beside(one)),
    rest.filter(same),
    rest.filter(akin),
    rest.filter(beside),
    rest,
  ];
  return narrower.find((group) => group.length > 0) ?? candidates;
};

const onlyOne = (part: Part, only: Candidate): Chosen => {
  const first = part.words.split(/\s+/)[0] ?? '';
  const singularSaid =
    part.count === null &&
    only.line.quantity > 1 &&
    only.head !== '' &&
    /^(?:a|an|one|this|that)$/i.test(first) &&
    !saysPlural(part, only);
  return { items: [whole(only, singularSaid ? 1 : part.count)], ambiguous: [] };
};

/** Several lines fit: all of them where a plural or their number says so, else they are to be chosen from. */
const oneOfSeveral = (part: Part, candidates: readonly Candidate[]): Chosen => {
  const all: Chosen = { items: candidates.map((candidate) => whole(candidate)), ambiguous: [] };
  const units = candidates.reduce((sum, { line }) => sum + line.quantity, 0);
  const wrongBoth = /\bboth\b/i.test(part.words) && candidates.length !== 2 && units !== 2;
  if (part.every && !wrongBoth) return all;
  if (part.of !== null) {
    const [only, another] = candidates.filter(({ line }) => line.quantity === part.of);
    if (only !== undefined && another === undefined) return onlyOne(part, only);
  }
  // "Two mugs" of two lines of mugs means both of them; "the mugs" of one order means all of that order's.
  if (part.count !== null && part.count > 1 && part.of === null && units === part.count) return all;
  const orders = new Set(candidates.map(({ order }) => order.id)).size;
  const together = orders === 1 || (candidates.length === 2 && units === 2);
  if (
    part.count === null &&
    together &&
    candidates.every((one) => saysPlural(part, one) && !comesAsPair.test(one.head))
  )
    return all;
  return { items: [], ambiguous: candidates.map((candidate) => whole(candidate, part.count)) };
};

/** The lines one part of a phrase means: by name, options, price and rank; null when it points at none. */
export const choosePart = (
  part: Part,
  pool: readonly Candidate[],
  context: ReferenceContext,
): Chosen | null => {
  const amounts = findMoney(part.words);
  const words = amounts.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`,
    part.words,
  );
  const text = plain(words);
  const said = readSaid(words);
  const scored = pool.map((candidate) => ({ candidate, score: scoreCandidate(candidate, said) }));
  const top = Math.max(0, ...scored.map(({ score }) => score));
  const named = top >= namedFrom;
  const fitting = named
    ? scored.filter(({ score }) => score >= top - besideTop).map(({ candidate }) => candidate)
    : pool;
  const narrowed = narrowByOptions(words, fitting, named);
  let candidates = narrowed.lines;
  if (!named) {
    if (narrowed.said === 0 && !namesNothing(said)) return null;
    if (
      narrowed.said === 0 &&
      rankedLines(text, pool) === null &&
      amounts.length === 0 &&
      !(other.test(text) && context.focus.length > 0)
    )
      return null;
  }
  if (other.test(text)) candidates = othersThan(candidates, pool, context);
  const [amount] = amounts;
  if (amount !== undefined) {
    const priced = candidates.filter((one) => {
      const amountMinor = saidMinor(amount, one.order.currency);
      return one.line.grossMinor === amountMinor || Math.round(unitPrice(one)) === amountMinor;
    });
    if (priced.length > 0) candidates = priced;
    else if (!named) return null;
  }
  candidates = rankedLines(text, candidates) ?? candidates;
  const [only] = candidates;
  if (only === undefined) return null;
  return candidates.length === 1 ? onlyOne(part, only) : oneOfSeveral(part, candidates);
};
