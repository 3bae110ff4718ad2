import type { Locale } from '../../domain/index.js';

const withoutIds = (text: string): string =>
  text
    .replace(/\S+@\S+/g, ' ')
    .replace(/\b[A-Z]{2}-\w+-\w+\b/gi, ' ')
    .replace(/#?\b[a-z]{0,2}\d[\w-]*/gi, ' ');

/**
 * The language one message is written in, or null when it is too short or too mixed to say: a number, an address,
 * a single word of the other language in a sentence.
 */
export const detectLocale = (text: string): Locale | null => {
  const rest = withoutIds(text);
  const cjk = rest.match(/[㐀-鿿]/g)?.length ?? 0;
  const words = rest.match(/[a-z][a-z']+/gi) ?? [];
  if (cjk >= 2 && cjk >= words.length) return 'zh';
  if (cjk === 0 && words.length >= 3) return 'en';
  return null;
};

export const hasCjk = (text: string): boolean => /[㐀-鿿]/.test(text);
