import type { Command } from '../../domain/index.js';

const asksSum =
  /\bhow much\b|what(?:'s| is| will be) the (?:total|amount|sum)|\bhow (?:do|can|would|will|should) (?:i|we) pay\b|多少钱|退多少|总共|怎么(?:付|支付)/i;
const asksWhen =
  /\b(?:when|how (?:long|soon))\b.*\b(?:money|refund|paid|back)\b|(?:什么时候|多久|几天).*(?:到账|退|钱|收到)|钱.*(?:什么时候|多久|几天)/i;

/** What the money comes to, and how it is paid, stands in the question itself; when it comes is a rule. */
export const questionAtConfirm = (text: string): Command | null => {
  const basis = { words: text.slice(0, 2000) };
  if (asksSum.test(text) && text.length < 60) return { kind: 'repeat', ...basis, confidence: 0.7 };
  return asksWhen.test(text) ? { kind: 'ask-policy', topic: 'refund-time', ...basis, confidence: 0.8 } : null;
};
