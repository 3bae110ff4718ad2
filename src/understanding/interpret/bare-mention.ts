import type { Command, FlowName, Listening } from '../../domain/index.js';
import { findGoods } from '../extract/goods.js';
import { resolutionIn } from '../extract/resolution.js';
import { restrictionIn } from '../extract/restriction.js';
import { hasCjk } from '../text/detect-locale.js';
import { plain } from '../text/words.js';
import { isQuestion } from './is-question.js';
import { optionWords } from './read-correction.js';

const polite =
  /^(?:(?:yes|no|ok|okay|oh|um|well|just|i mean|it'?s|for|please|that'?s|是|就是|我说的是|那)[\s,，]+)*/i;
const politeEnd = /(?:[\s,，]+(?:please|pls|thanks|thank you|then|吧|谢谢))*[\s.!。！]*$/i;
const bared = (text: string): string => text.trim().replace(polite, '').replace(politeEnd, '');

/** The goods a text names and nothing else; null when it says anything about them. */
const goodsAlone = (text: string): string | null => {
  const said = bared(text);
  if (said === '' || isQuestion(text)) return null;
  const [goods, ...more] = findGoods(said).filter(({ named }) => named);
  if (goods === undefined || more.length > 0) return null;
  return goods.words.length >= said.length - (hasCjk(said) ? 0 : 1) ? goods.words : null;
};

const onlyResolution =
  /^(?:(?:a|an|the|my|full|just|only|rather|i|we|want|prefer|choose|take|need|d|would|like|give me|get|instead|refund|money|back|replacement|store|shop|credit|new one|send)[ ]?)+$|^(?:我?(?:要|想|选|换成|改成|还是)*(?:全额)?(?:退款|退钱|补发|换新|重发|储值|购物金))$/u;

/** Options of a variant and nothing that tells: "L in grey", "the blue one". */
const onlyOptions = (text: string): boolean => {
  const said = bared(text);
  if (!optionWords.test(said) || said.split(/\s+/).length > 8 || isQuestion(text)) return false;
  return !/\b(?:is|are|was|were|came|arrived|has|have|refund|return|cancel|because|too|not|don'?t|i|it|wrong)\b|退|取消|太|不/i.test(
    said,
  );
};

const about: readonly (FlowName | null)[] = [
  'request-refund',
  'return-items',
  'exchange-item',
  'cancel-order',
];

/**
 * At a yes or no about goods: the goods named once more are those, not others; a size or a colour is what an exchange
 * should bring; "a refund" is how it should be settled. Null where more is said.
 */
export const mentionAtConfirm = (text: string, { flow }: Listening): Command | null => {
  if (!about.includes(flow) || restrictionIn(text) !== null) return null;
  const basis = { words: text.slice(0, 2000), confidence: 0.8 };
  const correct = (slot: 'items' | 'order' | 'replacement' | 'resolution', value: string): Command => ({
    kind: 'correct-slot',
    slot,
    value,
    ...basis,
  });
  if (flow === 'exchange-item' && onlyOptions(text)) return correct('replacement', bared(text));
  const wanted = onlyResolution.test(plain(bared(text))) ? resolutionIn(text) : null;
  if (wanted !== null && (flow === 'request-refund' || flow === 'return-items'))
    return correct('resolution', wanted);
  const goods = goodsAlone(text);
  return goods === null ? null : correct(flow === 'cancel-order' ? 'order' : 'items', goods);
};
