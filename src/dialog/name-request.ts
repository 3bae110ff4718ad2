import type { Params, ParamValue } from './params.js';
import type { Frame, Request } from './state.js';
import { nodeAt, pushRepair, type Working } from './working-state.js';

type Asked = Pick<Request | Frame, 'flow' | 'slots'>;

/** Requests that can be told by their goods: each has a message `flow-of` beside its `flow`. */
export const namedByGoods: readonly string[] = [
  'request-refund',
  'return-items',
  'exchange-item',
  'cancel-order',
];
const wordsMax = 60;

/** "My toaster" is theirs: said back to them it is "your toaster". */
const saidBack = (words: string): string =>
  words
    .trim()
    .replace(/^(?:my|our)\b/i, 'your')
    .replace(/^(?:我们?的)/u, '');

/** The goods a request names, short enough and plain enough to be said back; null where it names none so. */
const goodsNamed = ({ flow, slots }: Asked): string | null => {
  const words = slots.items ?? (flow === 'cancel-order' ? slots.order : undefined) ?? '';
  const isPlain =
    /^(?:(?:the|my|our|both|two|three|one of)\b[^.!?@]*|#?[a-z]{0,2}\d{4,12})$/i.test(words) ||
    /^[^@。！？]*\p{Script=Han}[^@。！？]*$/u.test(words);
  const isPronoun =
    /^(?:the|my|our) (?:one|ones|order|item|items|same|other|rest|thing|whole order)\b|订单$/i.test(words);
  return isPlain && !isPronoun && words.length <= wordsMax ? saidBack(words) : null;
};

/** What a request is called when it is spoken of: with its goods where its words name them. */
export const requestLabel = (asked: Asked): ParamValue => {
  const goods = namedByGoods.includes(asked.flow) ? goodsNamed(asked) : null;
  const params: Params = goods === null ? {} : { goods };
  return { kind: 'message', key: `${goods === null ? 'flow' : 'flow-of'}.${asked.flow}`, params };
};

/** Says which of the requests that waited comes now. */
export const announce = (working: Working, asked: Asked): void =>
  pushRepair(working, 'next-request', { params: { request: requestLabel(asked) } });

/** Whether a flow begins by finding its goods: then it shows at once if anything is left to do. */
export const looksForGoods = (working: Working, frame: Frame): boolean => {
  const node = nodeAt(working, frame);
  return node.kind === 'do' && (node.operation === 'find-items' || node.operation === 'find-orders');
};
