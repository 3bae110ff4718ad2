import { type Command, policyTopicSchema, type SlotName } from '../../domain/index.js';
import type { Classifier } from '../classifier/load-classifier.js';
import { claimsIn } from '../extract/claims.js';
import { findCaseReferences } from '../extract/contact.js';
import { findGoods } from '../extract/goods.js';
import { findOrderNumbers } from '../extract/order-number.js';
import { policyTopicIn } from '../extract/policy-topic.js';
import { isFault, reasonIn } from '../extract/reason.js';
import { refundToIn } from '../extract/refund-to.js';
import { furtherSwap, replacementIn } from '../extract/replacement.js';
import { resolutionIn } from '../extract/resolution.js';
import { partTold } from '../extract/restriction.js';
import { plain } from '../text/words.js';
import { claimFills } from './answer-claim.js';
import { isQuestion } from './is-question.js';

const reasonOfReport = {
  report_damaged: 'damaged',
  report_wrong_item: 'wrong-item',
  report_missing: 'missing',
  correction: null,
} as const;

const pointsAtGoods =
  /\b(?:ones?|all|everything|both|whole|each|any|these|those|first|second|third|last|other)\b|\d|全部|所有|都|[那这]|第/iu;
/** "No longer needed", asked which item: why, and nothing that names an item. A fault may point at the one that has it. */
const reasonAlone = (said: string): string | null => {
  const reason = reasonIn(said);
  const isOfMind =
    reason === 'changed-mind' || reason === 'no-longer-needed' || reason === 'ordered-by-mistake';
  return isOfMind && !pointsAtGoods.test(said) && !findGoods(said).some(({ named }) => named) ? reason : null;
};

/** No free text may pass for a reference made by the program, such as a photo's. */
const own = (text: string): string => text.replace(/^[@\s]+/, '').slice(0, 2000);

const words = (text: string): number =>
  /[㐀-鿿]/.test(text) ? Math.ceil(text.length / 2) : text.split(/\s+/).length;

/**
 * A text as the answer to the question for one slot, with whatever else it says. Null when it is no answer.
 * Items, order, replacement, evidence and complaint keep the customer's words; the others come from closed lists.
 */
export const answerSlot = (slot: SlotName, text: string, classifier: Classifier): Command[] | null => {
  const said = own(text);
  if (said === '') return null;
  const fill = (name: SlotName, value: string, confidence = 0.85): Command => ({
    kind: 'fill-slot',
    slot: name,
    value,
    words: text.slice(0, 2000),
    confidence,
  });
  const extra = (asked: SlotName): Command[] => {
    const reason = asked === 'reason' ? null : reasonIn(said);
    return reason !== null && words(said) >= 3 ? [fill('reason', reason, 0.7)] : [];
  };
  switch (slot) {
    case 'items': {
      if (!/[\p{L}\p{N}]/u.test(said)) return null;
      const alone = reasonAlone(said);
      if (alone !== null) return [fill('reason', alone, 0.8)];
      return [fill('items', said), ...extra('items'), ...claimFills(claimsIn(said), text)];
    }
    case 'order': {
      const numbers = findOrderNumbers(said).map(({ value }) => value);
      const bare = /^\D{0,12}(\d{3,14})\D{0,4}$/.exec(said)?.[1];
      return [fill('order', numbers.length > 0 ? numbers.join(', ') : (bare ?? said))];
    }
    case 'replacement': {
      const more = furtherSwap(said);
      if (more !== null)
        return [
          fill('replacement', more.replacement),
          {
            kind: 'start-flow',
            flow: 'exchange-item',
            slots: more.next,
            words: text.slice(0, 2000),
            confidence: 0.8,
          },
        ];
      return [fill('replacement', replacementIn(said)?.words ?? said)];
    }
    case 'evidence': {
      if (words(said) < 2 && said.length < 4) return null;
      return [fill('evidence', said)];
    }
    case 'complaint':
      return [fill('complaint', said)];
    case 'reason': {
      // A question is no reason, whatever it is about.
      if (isQuestion(said) && reasonIn(said) === null) return null;
      const found = reasonIn(said);
      const part = partTold(said);
      const narrowed: Command[] =
        part === null
          ? []
          : [{ kind: 'correct-slot', slot: 'items', value: part, words: said, confidence: 0.8 }];
      if (found !== null) return [fill('reason', found), ...narrowed, ...claimFills(claimsIn(said), text)];
      const [guess] = classifier.classify(said);
      const reported =
        guess !== undefined && guess.probability >= 0.5 && guess.intent in reasonOfReport
          ? reasonOfReport[guess.intent as keyof typeof reasonOfReport]
          : null;
      if (reported !== null) return [fill('reason', reported, 0.7)];
      return words(said) >= 3 || /^(?:other|something else|none of (?:these|those)|其他|别的)/i.test(said)
        ? [fill('reason', 'other', 0.5)]
        : null;
    }
    case 'resolution': {
      const resolution = resolutionIn(said);
      return resolution === null ? null : [fill('resolution', resolution)];
    }
    case 'refund-to': {
      const destination = refundToIn(said, true);
      return destination === null
        ? words(said) <= 5
          ? [fill('refund-to', plain(said), 0.5)]
          : null
        : [fill('refund-to', destination)];
    }
    case 'case-reference': {
      const reference = findCaseReferences(said)[0]?.value;
      if (reference !== undefined) return [fill('case-reference', reference)];
      return findGoods(said).some(({ named }) => named) ? [fill('items', said, 0.6)] : null;
    }
    case 'policy-topic': {
      const topic = policyTopicSchema.parse(policyTopicIn(said));
      return [fill('policy-topic', topic, topic === 'general' ? 0.5 : 0.85)];
    }
    default:
      return null;
  }
};

/** Whether a reason said by the way decides a dispute anew: a fault after a refused change of mind. */
export const changesReason = (text: string): string | null => {
  const reason = reasonIn(text);
  return reason !== null && isFault(reason) ? reason : null;
};
