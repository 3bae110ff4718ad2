import { policyTopicIn } from '../extract/policy-topic.js';
import type { UnderstandingContext } from '../ports.js';
import { isQuestion } from './is-question.js';
import type { Reading } from './read-unit.js';

/** Intents that start a flow of their own. */
export const flowIntents: readonly Reading['intent'][] = [
  'request_refund',
  'return_item',
  'exchange_item',
  'cancel_order',
  'track_refund',
  'track_order',
];
export const flowOfIntent: Partial<Record<Reading['intent'], string>> = {
  request_refund: 'request-refund',
  return_item: 'return-items',
  exchange_item: 'exchange-item',
  cancel_order: 'cancel-order',
  track_refund: 'track-refund',
  track_order: 'track-order',
};

/** Whether a text that could answer the open question is clearly something else: a digression or a new request. */
export const isDigression = (text: string, reading: Reading, context: UnderstandingContext): boolean => {
  const { flow, question } = context.listening;
  const asked = question.kind === 'slot' ? question.slot : null;
  if (reading.intent === 'human_agent') return reading.confidence >= 0.6;
  if (reading.intent === 'goodbye_thanks')
    return reading.confidence >= 0.75 && asked !== 'complaint' && text.length < 60;
  if (reading.intent === 'complaint' || reading.intent === 'payment_problem') return false;
  if (isQuestion(text)) {
    if (asked === 'policy-topic') return false;
    if (reading.intent === 'ask_policy')
      return reading.confidence >= 0.4 || policyTopicIn(text) !== 'general';
    if (['track_refund', 'track_order', 'order_lookup'].includes(reading.intent))
      return reading.confidence >= 0.6;
    if (
      /^(?:do|does|will|would) (?:i|you|it)\b.*\b(?:pay|cost|charge|fee|free|keep|refund)|(?:how (?:long|much|many)|who pays|is (?:it|there) (?:free|a fee))|多久|多少钱|谁出|要不要钱/i.test(
        text,
      )
    )
      return true;
  }
  if (flowIntents.includes(reading.intent) && reading.explicit)
    return (
      flowOfIntent[reading.intent] !== flow &&
      asked !== 'resolution' &&
      asked !== 'evidence' &&
      asked !== 'complaint'
    );
  return false;
};
