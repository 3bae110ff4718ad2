import type { Frame, Request, Settled, Slots } from './state.js';

type Asked = Pick<Request, 'flow' | 'slots' | 'words'>;

/** Letters and numbers alone, so that a full stop or a capital makes no other request of the same words. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:(?:please|the|my|this|that) )+| (?:please|thanks|thank you)$/g, '')
    .trim();

const numbersIn = (words: string): string =>
  [...new Set(words.toLowerCase().match(/[a-z]{0,3}\d{3,}/g) ?? [])].sort().join(' ');

/** "The whole order #1234" and "1234" are the same order, however it is called. */
const sameOrder = (one: string, other: string): boolean => {
  const numbers = numbersIn(one);
  return plain(one) === plain(other) || (numbers !== '' && numbers === numbersIn(other));
};

const parted = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && plain(one) !== plain(other);

/** Whether two requests want the same done with the same goods, as far as their words tell. */
export const isSameRequest = (one: Asked, other: Asked): boolean => {
  if (one.flow !== other.flow) return false;
  const [a, b]: [Slots, Slots] = [one.slots, other.slots];
  const otherOrder = a.order !== undefined && b.order !== undefined && !sameOrder(a.order, b.order);
  if (otherOrder || parted(a.items, b.items) || parted(a.replacement, b.replacement)) return false;
  const words = plain(one.words ?? '');
  if (words !== '' && words === plain(other.words ?? '')) return true;
  const namesOrderAlike = (a.order === undefined) === (b.order === undefined);
  if (a.items !== undefined || b.items !== undefined)
    return a.items !== undefined && b.items !== undefined && namesOrderAlike;
  return a.order !== undefined && b.order !== undefined;
};

/** A frame as the requests it answers: as it was first made, and as its goods are known by now. */
const requestsOf = (frame: Frame): readonly Asked[] => {
  const { slots, words, facts, begun } = frame;
  const flow = frame.flow as Request['flow'];
  const known: Asked = { flow, slots, words };
  // Words for a part of an order are not the order.
  const isWhole = slots.order === undefined || slots.order.startsWith('@');
  const order = isWhole && typeof facts.orderNumber === 'string' ? facts.orderNumber : undefined;
  return [
    known,
    ...(begun === undefined ? [] : [begun]),
    ...(order === undefined ? [] : [{ flow, slots: { ...slots, order }, words: '' }]),
  ];
};

export const isUnderWay = (frame: Frame, request: Request): boolean =>
  requestsOf(frame).some((asked) => isSameRequest(asked, request));

const namesGoods = ({ slots }: Pick<Asked, 'slots'>): boolean =>
  slots.items !== undefined || slots.order !== undefined;

/** Words that name no goods may well be said of others the next time. */
export const isSettled = (settled: readonly Settled[], request: Request): boolean =>
  namesGoods(request) && settled.some((one) => isSameRequest(one, request));

/** Goods as operations find them. */
interface Found {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string }[];
}

export const foundGoods = (facts: Readonly<Record<string, unknown>> | undefined): Found | null => {
  const selection = facts?.selection as Partial<Found> | undefined;
  return typeof selection?.orderId === 'string' && Array.isArray(selection.lines)
    ? (selection as Found)
    : null;
};

/**
 * Whether a request that waited has become pointless: all its goods were settled meanwhile in this conversation.
 * @param gone nothing of the goods is left to ask for
 */
export const isMoot = (
  settled: readonly Settled[],
  frame: Frame,
  found: Found | null,
  gone: boolean,
): boolean =>
  found !== null &&
  found.lines.length > 0 &&
  found.lines.every(({ lineId }) =>
    settled.some(
      (one) =>
        one.orderId === found.orderId &&
        one.lineIds.includes(lineId) &&
        (gone ||
          (frame.flow === 'exchange-item' &&
            one.flow === frame.flow &&
            !parted(one.slots.replacement, frame.slots.replacement))),
    ),
  );

/**
 * Whether a request that became pointless was itself carried out: it named its goods or its order, just that was found,
 * and the same was done with all of it.
 */
export const isDone = (
  settled: readonly Settled[],
  frame: Frame,
  found: Found | null,
  orderNumber: unknown,
): boolean => {
  if (found === null || !namesGoods(frame)) return false;
  const { order = '' } = frame.slots;
  const said = numbersIn(order.startsWith('@') ? '' : order);
  const isNumbered = said === '' || said === numbersIn(String(orderNumber ?? ''));
  return (
    isNumbered &&
    found.lines.every(({ lineId }) =>
      settled.some(
        ({ flow, orderId, lineIds }) =>
          flow === frame.flow && orderId === found.orderId && lineIds.includes(lineId),
      ),
    )
  );
};
