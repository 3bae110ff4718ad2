import { chineseDigits, countPattern } from '../extract/chinese-count.js';

/** One thing named in a phrase, with how many of it. */
export interface Part {
  readonly words: string;
  /** Set when a number was said; null for the whole line. */
  readonly count: number | null;
  /** How many there are of it where that is said too: three in "two of the three mugs". */
  readonly of: number | null;
  /** "both", "all the": every line that fits is meant. */
  readonly every: boolean;
}

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

const exclusion =
  /\b(?:all|everything|every|both|whole|the rest|the lot)\b.*?(?:,? ?\b(?:except|but|apart from|other than|excluding|besides|minus|bar)(?: for)?(?: not)?)\s+(.+)$/i;
const trailing =
  /^(.*?)[,;]?\s+(?:except(?: for)?|but not|excluding|apart from|minus|but (?:i(?:'ll)? )?keep(?:ing)?|without)\s+(.+)$/i;
const only =
  /^(?:not|keep(?:ing)?|except(?: for)?|without|leave out|i(?:'ll| want to)? keep)\s+(?:the )?(.+)$/i;
const chineseExcept = /(?:除了|除)(.+?)(?:以外|之外|，|,|其他|其余|都|全|$)/u;
const chineseOnly = /^(?:不(?:退|换|要)|留着?|not)\s*(.+)$|^(.+?)(?:不退|不换|不要退|留着)/u;

export interface Exclusion {
  /** Null when only the exception was said. */
  readonly base: string | null;
  readonly without: string;
  /** "Except" and "but not" leave goods out and nothing else; "without the lid" may describe them. */
  readonly isPlain: boolean;
}

/** What is left out, and the rest; null when nothing is. */
export const splitExclusion = (words: string): Exclusion | null => {
  const text = words.replace(/[.!。！]+$/, '').trim();
  const all = exclusion.exec(text);
  if (all !== null)
    return {
      base: text
        .slice(0, all.index + all[0].length - (all[1] ?? '').length)
        .replace(
          /[,; ]*(?:except|but|apart from|other than|excluding|besides|minus|bar)(?: for)?(?: not)?\s*$/i,
          '',
        ),
      without: all[1] ?? '',
      isPlain: true,
    };
  const chinese = chineseExcept.exec(text);
  if (chinese !== null) {
    const before = text.slice(0, chinese.index).replace(/[，,、的里中]+$/u, '');
    return { base: before === '' ? '全部' : before, without: chinese[1] ?? '', isPlain: true };
  }
  const alone = only.exec(text);
  if (alone !== null) return { base: null, without: alone[1] ?? '', isPlain: true };
  const chineseAlone = chineseOnly.exec(text);
  if (chineseAlone !== null)
    return { base: null, without: chineseAlone[1] ?? chineseAlone[2] ?? '', isPlain: true };
  const tail = trailing.exec(text);
  if (tail === null) return null;
  const isPlain = !/\b(?:without|minus)\b/i.test(text);
  return { base: tail[1] ?? '', without: tail[2] ?? '', isPlain };
};

type Counted = Omit<Part, 'words'>;

const numeral = (word: string | undefined): number | null =>
  word === undefined ? null : (numbers[word] ?? chineseDigits[word] ?? Number(word));
const word = 'one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}';
const partOf = new RegExp(
  `\\b(${word})(?: (?:pairs?|pieces?|units?))? of (?:the|my|those|these|them|our)\\b(?: (${word})\\b)?`,
);
/** "三个杯子退两个": of three, two. */
const chinesePartOf = new RegExp(
  `${countPattern}.+?(?:退|换|取消|要|坏|碎)(?:掉|了|其中)*${countPattern}`,
  'u',
);
const pairsOf = new RegExp(`\\b(${word}) (?:pairs?|pieces?|units?)\\b(?: of)?`);

const countOf = (words: string): Counted => {
  const text = words.toLowerCase();
  const partitive = partOf.exec(text);
  if (partitive !== null) return { count: numeral(partitive[1]), of: numeral(partitive[2]), every: false };
  if (/\b(?:a|one) (?:single )?pair of\b/.test(text)) return { count: 1, of: null, every: false };
  const pairs = pairsOf.exec(text);
  if (pairs !== null) return { count: numeral(pairs[1]), of: null, every: false };
  if (/\b(?:just|only) (?:the )?one\b|\ba single\b/.test(text)) return { count: 1, of: null, every: false };
  const chinesePart = chinesePartOf.exec(text);
  if (chinesePart !== null)
    return { count: numeral(chinesePart[3]), of: numeral(chinesePart[1]), every: false };
  const chineseCount = new RegExp(countPattern, 'u').exec(text)?.[1];
  if (
    /\bboth\b|\ball (?:the|my|of|\d+|two|three|four|five|six)\b|^all\b|\bevery\b|\beach\b|都|全部|所有/.test(
      text,
    )
  )
    return { count: null, of: null, every: true };
  const plural =
    /(?<![\w#$£€¥.-])(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?:\s*x)?\s+(?!inch|foot|feet|ft\b|gb|ml|mm|cm|m\b|l\b|lit|met|piece|pack|cups?\b|hours?|days?|weeks?|months?|years?|dollars?|of\b|%|st\b|nd\b)[a-z]/.exec(
      text,
    );
  if (plural !== null) return { count: numeral(plural[1]), of: null, every: false };
  return { count: chineseCount === undefined ? null : numeral(chineseCount), of: null, every: false };
};

const bareCount =
  /^(?:(?:just|only|return|refund|exchange|i want|want) )*(?:the )?(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?: (?:of (?:them|these|those|it|the (?:two|three|four|five))|items?|pieces?|units?|only|please))*$/i;
const bareChineseCount = new RegExp(
  `^(?:只|就|仅|想|要|退|换|取消|其中|里面|的|货|了|我)*${countPattern}(?:就(?:行|好|可以)了?|吧|的|了)*$`,
  'u',
);

/** How many, when nothing but a number is said: "just one of them", "只退一个". */
export const bareCountIn = (words: string): number | null => {
  const text = words.trim().replace(/[.!。！]+$/, '');
  const english = bareCount.exec(text)?.[1]?.toLowerCase();
  if (english !== undefined) return numbers[english] ?? Number(english);
  const chinese = bareChineseCount.exec(text)?.[1];
  return chinese === undefined ? null : (chineseDigits[chinese] ?? Number(chinese));
};

/** A part with how many of it are meant. */
export const withCount = (words: string): Part => ({ words, ...countOf(words) });

/** A phrase as the things it names: "the skateboard and both mugs" is two. */
export const splitParts = (words: string): Part[] =>
  words
    .split(
      /\s*(?:,\s*and\s+|,\s*|;\s*|\s+and\s+(?:also\s+)?|\s+&\s+|\s+plus\s+|\s+as well as\s+|\s+along with\s+|，|、|和|跟|以及|还有|\n)\s*/i,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, 12)
    .map(withCount);
