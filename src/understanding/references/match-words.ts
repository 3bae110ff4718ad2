import { distance } from 'fastest-levenshtein';
import { chineseConcepts, conceptNear, conceptOf } from './concepts.js';
import { type Candidate, chineseOf, conceptsOf, latinWords } from './words-of-line.js';

/** Words that say nothing about which thing is meant. */
const idle = new Set(
  'i me my we our you your the a an and or of for to in on at from with by it its is are was were be been have has had do does did not no yes this that these those one ones thing item product order orders stuff goods some any other another all both each every everything please want need would like return refund exchange cancel send back money get got bought ordered purchased received arrived came came week month day last which who because since so just also then too only new old still again wrong broken damaged defective faulty cracked missing pair set two three four five six seven eight nine ten first second third can could will hi hello thank out off up down am im ive id if but when what how why there here after before about same instead except apart most more least less expensive cheap cheapest cheaper dearest priciest pricier costliest latest newest newer recent oldest older earliest earlier biggest bigger largest larger smallest smaller longest longer shortest shorter tallest taller left right side work working stopped size color colour delivered placed what which rest remaining everything bought mine previous cost costs costing price priced dollar dollars worth paid'.split(
    ' ',
  ),
);

/** "Tabelt": two letters beside each other have changed places. */
const lettersSwapped = (said: string, known: string): boolean => {
  if (said.length !== known.length || said.length < 5) return false;
  const at = [...said].findIndex((letter, i) => letter !== known[i]);
  return (
    said[at] === known[at + 1] && said[at + 1] === known[at] && said.slice(at + 2) === known.slice(at + 2)
  );
};

/** One said word against one known word: 1 for the same, less for a slip of the keyboard, 0 for another word. */
const likeness = (said: string, known: string): number => {
  if (said === known) return 1;
  const shorter = Math.min(said.length, known.length);
  if (shorter < 4) return 0;
  if (known.startsWith(said) && said.length >= 5 && said.length >= known.length * 0.6) return 0.85;
  // A "shirt" is no slip of "short": both are words.
  if (conceptOf(said) !== null || /\d/.test(said)) return 0;
  if (lettersSwapped(said, known)) return 0.85;
  const apart = distance(said, known);
  const allowed = shorter >= 8 ? 2 : 1;
  return apart <= allowed ? 1 - 0.15 * apart : 0;
};

const best = (said: string, known: readonly string[]): number =>
  known.reduce((most, word) => Math.max(most, likeness(said, word)), 0);

/** Longest common substring of the name and the words, in characters. */
const sharedRun = (name: string, words: string): number => {
  let most = 0;
  for (let from = 0; from < name.length; from++) {
    for (let to = from + most + 1; to <= name.length; to++) {
      if (!words.includes(name.slice(from, to))) break;
      most = to - from;
    }
  }
  return most;
};

export interface Said {
  readonly words: readonly string[];
  readonly concepts: ReadonlySet<string>;
  /** What words with a slip in them may be: "hedset". */
  readonly nearly: ReadonlySet<string>;
  /** The Chinese of it, with letters and figures inside it. */
  readonly chinese: string;
  /** The same without words that name nothing. */
  readonly spoken: string;
  readonly chineseConcepts: readonly string[];
}

const chineseIdle =
  /(?:我|你们|他|她|的|了|吗|呢|吧|啊|想要?|要|请|帮|把|退货|退款|退钱|退掉|退|换货|换|取消|订单|订|单|买|收到|这个?|那个?|个|只|件|双|条|台|两|三|四|一|二|都|和|跟|以及|还有|碎|坏|破|裂|上周|上个?月|昨天|前天|怎么|钱|东西|商品|货|最|贵|便宜|新|旧|全部|所有|除了|以外|之外|其他|留着|不)/g;

/** Counts, measures and comparisons may be part of a name, but name nothing where nothing else is said. */
const chineseLoose =
  /(?:[a-z\d·]|最近|最早|最后|剩下|剩余|其余|另外?|其中|不是|[大小长短高低多少根片块盏把张瓶本支副顶那哪下上里月号日周五六七八九十百千万半])/g;

export const readSaid = (text: string): Said => {
  const words = latinWords(text).filter((word) => !idle.has(word) && !/^[$£€¥#]/.test(word));
  const chinese = /[㐀-鿿]/.test(text) ? chineseOf(text) : '';
  return {
    words,
    concepts: conceptsOf(latinWords(text)),
    nearly: new Set(words.flatMap((word) => conceptNear(word) ?? [])),
    chinese,
    spoken: chinese.replace(chineseIdle, '·'),
    chineseConcepts: chinese === '' ? [] : chineseConcepts(chinese),
  };
};

/** From here on a score means that the name was said. */
export const namedFrom = 0.7;

const chineseScore = (candidate: Candidate, said: Said): number => {
  let score = 0;
  for (const known of candidate.chinese) {
    const run = sharedRun(known, said.spoken);
    const tail =
      known.length > 0 && said.spoken.includes(known.slice(-1)) && known.replace(/[（(].*$/, '').length <= 4
        ? 1
        : 0;
    if (run >= 2 || (run === 1 && tail === 1)) score = Math.max(score, run);
  }
  if (said.chineseConcepts.some((concept) => candidate.kinds.has(concept))) score = Math.max(score, 1.2);
  return score;
};

/** How well a line's name fits what was said, 0 when it is not named: words of its name, its kind by another word. */
export const scoreCandidate = (candidate: Candidate, said: Said): number => {
  let name = 0;
  for (const word of said.words) {
    const inName = best(word, candidate.nameWords);
    if (inName > 0) {
      // The word that says what it is weighs more than a brand or a material beside it.
      name += inName * (likeness(word, candidate.head) > 0 ? 1.5 : 1);
    }
  }
  const kin = [...said.concepts].some((concept) => candidate.kinds.has(concept));
  if (!kin && name === 0 && [...said.nearly].some((concept) => candidate.concepts.has(concept))) name = 0.75;
  if (kin)
    name += candidate.nameWords.some((word) =>
      said.words.some((one) => likeness(one, word) > 0 && likeness(word, candidate.head) > 0),
    )
      ? 0
      : 1.1;
  if (said.chinese.length > 0) name = Math.max(name, chineseScore(candidate, said));
  return name;
};

/** Words that fit no line at all may be decoration; words that fit only options are not goods. */
export const namesNothing = (said: Said): boolean =>
  said.words.length === 0 && said.spoken.replace(chineseLoose, '') === '';
