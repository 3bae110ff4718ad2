import type { Command } from '../../domain/index.js';

/** A message of signs alone, read as the answer it is mostly meant as; null when it says nothing. */
export const emojiAnswer = (text: string): Command | null => {
  const basis = { words: text.slice(0, 2000), confidence: 0.7 };
  if (/👍|👌|✅|✔|🆗|💯/u.test(text)) return { kind: 'affirm', ...basis };
  if (/👎|❌|🙅|✖/u.test(text)) return { kind: 'deny', ...basis };
  if (/🙏|❤|😊|🥰|💕|🙂|😀|😄/u.test(text)) return { kind: 'small-talk', about: 'thanks', ...basis };
  if (/👋/u.test(text)) return { kind: 'small-talk', about: 'greeting', ...basis };
  return null;
};
