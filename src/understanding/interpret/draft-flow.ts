import type { FlowName, SlotName } from '../../domain/index.js';
import { withCountApart } from '../extract/chinese-count.js';
import { claimsIn } from '../extract/claims.js';
import { findCaseReferences } from '../extract/contact.js';
import { findGoods } from '../extract/goods.js';
import { orderWordsIn } from '../extract/order-words.js';
import { isFault, reasonIn } from '../extract/reason.js';
import { refundToIn } from '../extract/refund-to.js';
import { replacementIn } from '../extract/replacement.js';
import { leavesResolutionOpen, resolutionIn, withoutRefused } from '../extract/resolution.js';
import { hasCjk } from '../text/detect-locale.js';
import type { Reading } from './read-unit.js';

/** A flow to start, with what was said for it so far; later clauses of the message may add to it. */
export interface DraftFlow {
  flow: FlowName;
  slots: Partial<Record<SlotName, string>>;
  words: string;
  confidence: number;
  /** Told as a fact ("it came broken"), so that a request after it decides what is wanted. */
  told: boolean;
}

const flowOf: Partial<Record<Reading['intent'], FlowName>> = {
  request_refund: 'request-refund',
  return_item: 'return-items',
  exchange_item: 'exchange-item',
  cancel_order: 'cancel-order',
  track_refund: 'track-refund',
  track_order: 'track-order',
  report_damaged: 'request-refund',
  report_wrong_item: 'request-refund',
  report_missing: 'request-refund',
  complaint: 'appeal-decision',
  payment_problem: 'appeal-decision',
};
const reportReason = {
  report_damaged: 'damaged',
  report_wrong_item: 'wrong-item',
  report_missing: 'missing',
} as const;

const isPaymentMethod = (words: string): boolean =>
  /^(?:my|the|a|our)? ?(?:(?:same|original|other|old|new) )?(?:visa|pay ?pal|master ?card|amex|american express|(?:(?:credit|debit|gift|bank) )?card|payment|account|store credit)\b|支付宝|微信|礼品卡|银行卡|原路|原卡/i.test(
    words,
  );

/** The first goods a text names, in the customer's words; a card or a wallet is no goods. */
export const goodsWords = (text: string): string | null => {
  const goods = findGoods(text).filter(({ named, words }) => named && !isPaymentMethod(words));
  const first = goods[0];
  if (first === undefined) return null;
  // "everything from my last order except the lamp" is one phrase; two phrases apart are both meant only when joined.
  return first.words;
};

/** "A bigger size for the jacket": the goods stand behind what they should become. */
const afterReplacement = (text: string, replacement: { words: string; at: number }): string => {
  const at = text.indexOf(replacement.words, replacement.at);
  return at === -1 ? '' : text.slice(at + replacement.words.length);
};

/** "The mugs came and one of them is cracked": one of the mugs. */
const withCount = (goods: string, text: string): string => {
  if (hasCjk(text)) return withCountApart(goods, text);
  const part =
    /\b(one|two|three|four|five) of (?:them|these|those)\b|\b(?:and|but|only|just) (one) (?:is|was|came|arrived|has|broke|of)\b/i.exec(
      text,
    );
  const said = part?.[1] ?? part?.[2];
  if (said === undefined || /\bof\b/i.test(goods)) return goods;
  const bare = goods.replace(
    /^(?:the|my|these|those|both|two|three|four|five|six|\d+)(?: (?:the|my|two|three|four|five|six|\d+))* /i,
    '',
  );
  return `${said.toLowerCase()} of the ${bare}`;
};

const isFaultTold = (words: string): boolean => {
  const reason = reasonIn(withoutRefused(words));
  return reason !== null && isFault(reason) && goodsWords(words) !== null;
};

/** A clause as the start of a flow, with the slots it fills; null for an intent that starts none. */
export const draftFlow = (reading: Reading, numbers: string): DraftFlow | null => {
  const { words, intent } = reading;
  // "This is ridiculous, my headphones are broken": what is wrong with the goods is settled before the complaint.
  const brokenGoods = intent === 'complaint' && isFaultTold(words);
  const flow = brokenGoods ? 'request-refund' : flowOf[intent];
  if (flow === undefined) return null;
  const slots: DraftFlow['slots'] = {};
  const told = brokenGoods || intent in reportReason;
  const draft: DraftFlow = { flow, slots, words, confidence: reading.confidence, told };
  const order = orderWordsIn(words) ?? (numbers === '' ? null : numbers);
  // What is turned down is no reason: "I don't want a refund" is not a change of mind.
  const wanted = withoutRefused(words);
  const reason = reasonIn(wanted);
  switch (flow) {
    case 'appeal-decision':
      slots.complaint = words;
      return draft;
    case 'track-refund': {
      const reference = findCaseReferences(words)[0]?.value;
      if (reference !== undefined) slots['case-reference'] = reference;
      if (order !== null) slots.order = order;
      return draft;
    }
    case 'track-order':
    case 'cancel-order': {
      const goods = goodsWords(words);
      if (order !== null) slots.order = order;
      else if (goods !== null) slots.order = goods;
      if (flow === 'cancel-order' && reason !== null) slots.reason = reason;
      return draft;
    }
    default: {
      const replacement = intent === 'exchange_item' ? replacementIn(wanted) : null;
      const goods =
        replacement === null
          ? goodsWords(wanted)
          : (goodsWords(wanted.slice(0, replacement.at)) ??
            goodsWords(afterReplacement(wanted, replacement)));
      if (goods !== null) slots.items = withCount(goods, words);
      if (order !== null) slots.order = order;
      if (replacement !== null) slots.replacement = replacement.words;
      if (told)
        slots.reason =
          reason !== null &&
          (isFault(reason) || (reason === 'does-not-fit' && intent === 'report_wrong_item'))
            ? reason
            : reportReason[intent as keyof typeof reportReason];
      else if (reason !== null) slots.reason = reason;
      const resolution = resolutionIn(words);
      if (resolution === 'store-credit') slots.resolution = resolution;
      if (told && resolution === 'replacement') slots.resolution = resolution;
      Object.assign(slots, claimsIn(words));
      const refundTo = refundToIn(words, false);
      if (refundTo !== null) slots['refund-to'] = refundTo;
      return asReplacement(draft, resolution === 'replacement');
    }
  }
};

/** A faulty thing exchanged for the same thing is a replacement; another size or colour is an exchange. */
export const asReplacement = (draft: DraftFlow, newOne: boolean): DraftFlow => {
  if (draft.flow !== 'exchange-item' || draft.slots.replacement !== undefined) return draft;
  const { reason } = draft.slots;
  const faulty = reason === 'damaged' || reason === 'defective' || reason === 'missing';
  const own = /\b(?:exchang\w*|swap\w*|switch\w*)\b|换货|调换/i.test(draft.words);
  if (!faulty && !(newOne && !own)) return draft;
  draft.flow = 'request-refund';
  if (!leavesResolutionOpen(draft.words)) draft.slots.resolution = 'replacement';
  return draft;
};
