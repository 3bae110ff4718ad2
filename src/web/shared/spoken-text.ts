import { type Inline, parseRichText } from './rich-text.js';

const words = (line: readonly Inline[]): string => line.map((part) => part.text).join('');
const ended = (sentence: string): string =>
  /[.!?:;,。！？：；，]$/u.test(sentence) ? sentence : `${sentence}.`;

/** A reply as it should be read out: its words without marks, each list item a sentence of its own. */
export const spokenText = (text: string): string =>
  parseRichText(text)
    .flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((item, index) =>
            ended(`${block.ordered ? `${block.start + index}: ` : ''}${words(item)}`),
          )
        : [block.lines.map(words).join(' ')],
    )
    .join(' ');
