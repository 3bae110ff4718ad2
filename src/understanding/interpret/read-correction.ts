import type { Command, Listening, SlotName } from '../../domain/index.js';
import { findGoods } from '../extract/goods.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { reasonIn } from '../extract/reason.js';
import { refundToIn } from '../extract/refund-to.js';
import { resolutionIn } from '../extract/resolution.js';
import { restrictionIn } from '../extract/restriction.js';
import { plain } from '../text/words.js';
import { furtherRequest } from './further-request.js';
import { keptGoods } from './read-requests.js';

const marked =
  /^(?:no|nope|sorry|actually|oops|whoops|wait|hold on|hang on|scratch that|correction|my (?:bad|mistake)|i (?:meant|mean|made a (?:mistake|typo)|misspoke)|change (?:the|my|that|it)|make (?:it|that)|rather|not (?:the|that|from|order)|instead|on second thought|let me correct|typo|forget the|remove|take (?:the|off)|add|please add|also add|pardon|you misunderstood|apologies|edit)\b|\b(?:i meant|instead|i mean|rather than|not the one|should (?:be|have been)|wrong (?:order|number|one|email|address|item|reason))\b|^(?:不是|不对|说错|写错|打错|搞错|弄错|错了|等等|等一下|更正|改|换成|其实|应该是|我指的是|我的意思是|刚才|不好意思)|(?:改成|改为|应该是|说错了|写错了|打错了|弄混|换一个原因|不退了|留着)/u;

/** Whether a text begins with, or has, a word of taking back; "not my style" has not. */
export const marksCorrection = (text: string): boolean =>
  marked.test(plain(text).replace(/^not (?!the |that |from |order )/, ''));

/** Whether a text takes back or changes something said before. */
export const soundsLikeCorrection = (text: string): boolean =>
  marked.test(plain(text)) || keptGoods(text) !== null || restrictionIn(text) !== null;

const opening =
  /^(?:(?:no|nope|oh|sorry|actually|oops|whoops|wait|hold on|hang on|scratch that|correction|my bad|my mistake|on second thought|apologies|pardon|well|um)\b[\s,.:;!-]*)+|^(?:(?:不是|不对|等等|等一下|更正一下|更正|其实|不好意思|说错了|写错了|打错了|搞错了|弄错了|我说错了)[，,。！\s]*)+/i;
const lead =
  /^(?:i (?:meant|mean)(?: to say)?|it(?:'s| is| was| should be| should have been)|that (?:should be|was)|make (?:it|that)|change (?:it|that) to|i(?:'d| would)? (?:want|like|rather have|prefer)|use|take|rather|(?:是|我(?:指的|的意思|说的)是|应该是|改成|改为|换成|我要))\s*/i;

/** The words after "no, sorry, I meant", from the customer's own text. */
export const correctedWords = (text: string): string =>
  text
    .replace(opening, '')
    .replace(lead, '')
    .replace(/\s+instead[.!]?$/i, '')
    .replace(/[.!。！]+$/, '')
    .trim();

export const optionWords =
  /\b(?:size|colou?r|xs|xl|xxl|xxxl|small|medium|large|bigger|smaller|larger|black|white|blue|red|green|grey|gray|silver|gold|pink|purple|brown|beige|yellow|orange|navy|teal|ivory|leather|cotton|wool|wood(?:en)?|glass|metal|plastic|\d+ ?(?:gb|tb|ml|l|cm|mm|inch|inches|oz|pieces?)|[sml])\b|色|[大小]一?[码号]|\d+码|容量/i;

/**
 * What a correction changes, by what it names; null when it names nothing that can be changed.
 * "No, the blue one" is about the replacement while exchanging and about the goods otherwise.
 */
export const readCorrection = (
  text: string,
  listening: Listening,
  fills: readonly Command[],
): Command[] | null => {
  const { flow, question } = listening;
  const value = correctedWords(text);
  const correct = (slot: SlotName, said: string, confidence = 0.85): Command => ({
    kind: 'correct-slot',
    slot,
    value: said.slice(0, 2000),
    words: text.slice(0, 2000),
    confidence,
  });
  const identity = fills.flatMap((fill) =>
    fill.kind === 'fill-slot' && fill.slot !== 'order-number' ? [correct(fill.slot, fill.value)] : [],
  );
  const numbers = findOrderNumbers(text).map((found) => found.value);
  const bare =
    numbers.length === 0 && identity.length === 0 && question.kind !== 'confirm'
      ? /(?<![\w$£€¥.])#?([a-z]{0,2}\d{4,12})(?![\w.])/i.exec(value)?.[1]?.toUpperCase()
      : undefined;
  const asksProof =
    question.kind === 'slot' &&
    ['email', 'order-number', 'customer-name', 'postcode', 'one-time-code'].includes(question.slot);
  const number = numbers.at(-1) ?? bare;
  if (identity.length > 0 && number === undefined) return identity;
  if (number !== undefined) return [...identity, correct(asksProof ? 'order-number' : 'order', number)];
  if (flow === null && question.kind === 'none') return null;
  const kept = keptGoods(text) ?? keptGoods(value);
  if (kept !== null) return [correct('items', `not ${kept}`)];
  const restricted = restrictionIn(text);
  if (restricted !== null && !(flow === 'exchange-item' && optionWords.test(restricted)))
    return [correct('items', restricted)];
  const added =
    /^(?:(?:please|also|and|can you|could you)\s+)*add\s+((?:the|my|a|an|both|another)\s.+?)(?:\s+(?:too|as well|to (?:the|my|it|that).*))?$/i.exec(
      value,
    )?.[1] ?? /^把(.+?)也(?:加上|退了?|换了?)/u.exec(value)?.[1];
  const further = added === undefined ? null : furtherRequest(text, listening);
  if (further !== null) return [further];
  if (added !== undefined && flow !== null)
    return [
      { kind: 'start-flow', flow, slots: { items: added }, words: text.slice(0, 2000), confidence: 0.8 },
    ];
  const removed =
    /^(?:please\s+)?(?:remove|take off|take|leave out|forget|drop)\s+((?:the|my|that)\s.+?)(?:\s+(?:off|out|from .*))?$/i.exec(
      value,
    )?.[1];
  if (removed !== undefined) return [correct('items', `not ${removed}`)];
  const destination = refundToIn(
    value,
    /\b(?:to|onto|on|use)\b|改|换|退/i.test(text) || value.split(/\s+/).length <= 4,
  );
  if (destination !== null) return [correct('refund-to', destination)];
  const reason = reasonIn(value);
  const goods = findGoods(value).find(({ named }) => named);
  const aboutReason = /\breason\b|原因/i.test(text);
  if (
    reason !== null &&
    (aboutReason ||
      goods === undefined ||
      /^(?:it|they|the|this|that)\b.*\b(?:is|was|are|were|arrived|came|wasn'?t|isn'?t|doesn'?t|stopped|broke)/i.test(
        value,
      ))
  )
    return [correct('reason', reason)];
  const resolution = resolutionIn(value);
  if (resolution === 'exchange' && flow !== 'exchange-item')
    return [
      { kind: 'start-flow', flow: 'exchange-item', slots: {}, words: text.slice(0, 2000), confidence: 0.8 },
    ];
  if (resolution === 'exchange' && optionWords.test(value))
    return [correct('replacement', value.replace(/^换(?:成)?/, ''))];
  if (resolution === 'refund' && flow === 'exchange-item')
    return [
      { kind: 'start-flow', flow: 'request-refund', slots: {}, words: text.slice(0, 2000), confidence: 0.8 },
    ];
  if (resolution !== null && flow !== 'cancel-order' && flow !== 'exchange-item')
    return [correct('resolution', resolution)];
  const named =
    goods?.words ??
    (/^(?:the|that|this|those|these|both|all|one|my|only)\b/i.test(value) || /的|那/u.test(value)
      ? value
      : null);
  if (
    flow === 'exchange-item' &&
    (question.kind === 'confirm' || (question.kind === 'slot' && question.slot === 'replacement')) &&
    (optionWords.test(value) || (named !== null && /\bone\b/.test(named)))
  )
    return [correct('replacement', value)];
  if (named !== null && value.split(/\s+/).length <= 20)
    return [correct(flow === 'cancel-order' || flow === 'track-order' ? 'order' : 'items', value)];
  if (flow === 'exchange-item' && optionWords.test(value)) return [correct('replacement', value)];
  return null;
};
