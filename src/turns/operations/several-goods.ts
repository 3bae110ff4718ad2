import type { Order } from '../../domain/index.js';
import { type OperationContext, referenceContext } from './operation.js';

export interface Line {
  readonly orderId: string;
  readonly lineId: string;
  readonly quantity: number;
}

/** A phrase of several goods of which some are not clear yet; kept until "which one?" is answered. */
export interface OpenGoods {
  /** Clear already. */
  readonly beside: readonly Line[];
  /** What is asked about now. */
  readonly candidates: readonly Line[];
  /** Words that are to be asked about next. */
  readonly rest: readonly string[];
}

const sameOrder =
  /,?\s*(?:\b(?:that|which) (?:i|we) \w+ )?\b(?:in|from|of|with) (?:the|that|one) (?:same|single|one) (?:order|purchase|delivery)\b|(?:在|来自)?同一(?:个|笔|张)?(?:订单|单)(?:里|中)?的?/i;
const otherOrder =
  /\b(?:an?other|other|different|separate|second) (?:order|purchase)s?\b|(?:另外?一?|别的|其他|不同的?)(?:个|笔|张)?(?:订单|单)/i;
const joints = /\s*(?:[,;&，；、]|\b(?:and|plus|as well as|along with)\b|以及|还有|和|跟|与)\s*/i;
const every = /^(?:all|every|both|any|所有|全部)(?: (?:of|my|the|our))*\s*/i;

export const saysSameOrder = (words: string): boolean => sameOrder.test(words);
export const saysOtherOrder = (words: string): boolean => otherOrder.test(words) && !saysSameOrder(words);

/** "All bookshelves and jigsaws, in different orders": each of the goods, all of it. */
const partsOf = (words: string): readonly string[] => {
  const parts = words
    .replace(sameOrder, ' ')
    .replace(new RegExp(`(?:,|\\b(?:in|from|of)\\b)?\\s*(?:${otherOrder.source})`, 'i'), ' ')
    .split(joints)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]{2,}|\p{Script=Han}/u.test(part));
  const all = every.exec(parts[0] ?? '')?.[0] ?? '';
  return parts.map((part) => (all === '' || every.test(part) ? part : `${all}${part}`));
};

const leavesOut = /\b(?:but not|except|excluding|apart from|other than)\b|除了/i;

/** "The cheaper one. And the throw too": an answer among what is asked about, and more beside it; null when it is not. */
export const answerAndMore = (
  words: string,
  open: OpenGoods,
  near: readonly Order[],
  orders: readonly Order[],
  context: OperationContext,
): readonly Line[] | null => {
  const parts = partsOf(words.replace(/[.!]\s+/g, ', '));
  if (parts.length < 2 || leavesOut.test(words)) return null;
  const among = (part: string, pool: readonly Order[]): readonly Line[] => {
    const answer = context.deps.references.items(part, pool, referenceContext(context));
    return answer.kind === 'found' ? answer.items : [];
  };
  const lines = parts.flatMap((part) => {
    const meant = among(part, near);
    return meant.length > 0 ? meant : among(part, orders);
  });
  const answers = lines.some((line) => isAmong([line], open.candidates));
  return answers && !isAmong(lines, open.candidates) ? lines : null;
};

type Answer = { kind: 'found'; lines: readonly Line[] } | { kind: 'open'; open: OpenGoods };

/** Goes on with words that are not clear yet, one after another; what names nothing of theirs is left out. */
const settle = (
  beside: readonly Line[],
  parts: readonly string[],
  orders: readonly Order[],
  context: OperationContext,
): Answer => {
  const found = [...beside];
  const open: { readonly words: string; readonly candidates: readonly Line[] }[] = [];
  for (const words of parts) {
    const answer = context.deps.references.items(words, orders, referenceContext(context));
    if (answer.kind === 'found') found.push(...answer.items);
    if (answer.kind === 'ambiguous') open.push({ words, candidates: answer.candidates });
  }
  const lines = found.filter(
    ({ orderId, lineId }, at) =>
      found.findIndex((line) => line.orderId === orderId && line.lineId === lineId) === at,
  );
  const [first, ...others] = open;
  if (first === undefined) return { kind: 'found', lines };
  const rest = others.map(({ words }) => words);
  return { kind: 'open', open: { beside: lines, candidates: first.candidates, rest } };
};

/** Each of the goods of a phrase on its own, where the whole of it is not clear; null for a single thing. */
export const severalGoods = (
  words: string,
  orders: readonly Order[],
  context: OperationContext,
): Answer | null => {
  const parts = partsOf(words);
  // What is to be left out is left out of all of them; part by part it would be taken for one of them.
  if (parts.length < 2 || leavesOut.test(words)) return null;
  const within = saysSameOrder(words)
    ? orders.filter((order) =>
        parts.every(
          (part) => context.deps.references.items(part, [order], referenceContext(context)).kind !== 'none',
        ),
      )
    : [];
  const answer = settle([], parts, within.length === 1 ? within : orders, context);
  const isEmpty = answer.kind === 'found' ? answer.lines.length === 0 : false;
  return isEmpty ? null : answer;
};

const adds = /^(?:also\s+|(?:还有|另外|也)\s*)/i;
/** What is named in addition to goods that are known already; null when the words stand alone. */
export const addedWords = (words: string): string | null =>
  adds.test(words) ? words.replace(adds, '').trim() : null;

/** Lines of both, each once. */
export const together = (lines: readonly Line[], more: readonly Line[]): readonly Line[] => [
  ...lines,
  ...more.filter((line) => !isAmong([line], lines)),
];

export const isAmong = (lines: readonly Line[], others: readonly Line[]): boolean =>
  lines.every((line) =>
    others.some(({ orderId, lineId }) => orderId === line.orderId && lineId === line.lineId),
  );

/** The answer to "which one?", with the rest of the phrase; null when something else was named. */
export const goOnWith = (
  open: OpenGoods,
  chosen: readonly Line[],
  orders: readonly Order[],
  context: OperationContext,
): Answer | null => {
  // "The robotic one, and the air purifier too" answers and names more.
  if (!chosen.some((line) => isAmong([line], open.candidates))) return null;
  return settle([...open.beside, ...chosen], open.rest, orders, context);
};
