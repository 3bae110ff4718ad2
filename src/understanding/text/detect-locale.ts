import type { Locale } from '../../domain/index.js';

const withoutIds = (text: string): string =>
  text
    .replace(/\S+@\S+/g, ' ')
    .replace(/\b[A-Z]{2}-\w+-\w+\b/gi, ' ')
    .replace(/#?\b[a-z]{0,2}\d[\w-]*/gi, ' ');
const englishGlue =
  /\b(?:i|i'm|im|my|me|you|your|the|a|an|to|is|are|was|it|and|of|for|in|on|want|please|what|where|when|how|can|do|not|don't|dont|have|this|that|need|would|get)\b/gi;

/**
 * The language one message is written in, or null when it does not say: a number, an address, a product's name,
 * a single word. Chinese counts by characters, English by words that hold a sentence together.
 */
export const detectLocale = (text: string): Locale | null => {
  const rest = withoutIds(text);
  const cjk = rest.match(/[㐀-鿿]/g)?.length ?? 0;
  const words = rest.match(/[a-z][a-z']+/gi) ?? [];
  if (cjk >= 2 && cjk >= words.length) return 'zh';
  if (cjk === 0 && words.length >= 3 && (rest.match(englishGlue)?.length ?? 0) >= 2) return 'en';
  return null;
};

export const hasCjk = (text: string): boolean => /[㐀-鿿]/.test(text);
