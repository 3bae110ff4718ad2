import { isBareAnswer, namesKey } from './option-keys.js';
import type { OptionTable } from './option-table.js';
import { measuredText } from './units.js';

/** Values that have an order of their own, smallest first. */
const ladders: readonly (readonly string[])[] = [
  ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', '4xl', '5xl'],
  ['extra small', 'small', 'medium', 'large', 'extra large'],
  ['mini', 'compact', 'portable', 'standard', 'full size'],
  ['twin', 'full', 'queen', 'king'],
  ['single', 'double', 'queen', 'king'],
  ['basic', 'standard', 'plus', 'professional'],
  ['beginner', 'intermediate', 'expert'],
  ['low', 'medium', 'high'],
  ['dim', 'medium', 'bright'],
  ['soft', 'medium', 'firm'],
  ['light', 'medium', 'heavy'],
  ['short', 'regular', 'long'],
  ['narrow', 'regular', 'wide'],
  ['slim', 'regular', 'loose'],
  ['quarter', 'half', 'full'],
];
const sameStep: Readonly<Record<string, string>> = {
  '2xl': 'xxl',
  '3xl': 'xxxl',
  'x large': 'xl',
  'x small': 'xs',
};

/** How large a value is among the values of its option; null where it can't be compared. */
export const rankOf = (value: string, values: readonly string[]): number | null => {
  const spoken = measuredText(value).trim();
  // Of keyboards and the like that come in parts of the full size.
  if (spoken === 'full size' && values.some((one) => /^\d+%$/.test(one.trim()))) return 100;
  const number = /(?:^| )(\d+(?:\.\d+)?)/.exec(spoken)?.[1];
  if (number !== undefined && !/^\dxl$/.test(spoken)) return Number(number);
  const steps = (one: string): string => {
    const said = measuredText(one).trim();
    return sameStep[said] ?? said;
  };
  const comparable = values.filter((one) => !isBareAnswer(one)).map(steps);
  const fitting = ladders
    .map((ladder) => ({ ladder, known: comparable.filter((one) => ladder.includes(one)).length }))
    .sort((a, b) => b.known - a.known)[0];
  if (fitting === undefined || fitting.known < 2) return null;
  const at = fitting.ladder.indexOf(steps(value));
  return at === -1 ? null : at;
};

interface Scale {
  readonly up: RegExp;
  readonly down: RegExp;
  readonly most: RegExp;
  readonly least: RegExp;
  /** Options it measures, likeliest first. */
  readonly keys: RegExp;
}

const scales: readonly Scale[] = [
  {
    up: / (?:longer|lengthier) |更长|长一[点些]|长点|长的/,
    down: / shorter |更短|短一[点些]|短点|短的/,
    most: / longest |最长/,
    least: / shortest |最短/,
    keys: /length|long|height|battery|长|高/i,
  },
  {
    up: / taller |更高|高一[点些]|高点|高的/,
    down: / shorter |更矮|矮一[点些]|矮点|矮的/,
    most: / tallest |最高/,
    least: / shortest |最矮|最低/,
    keys: /height|tall|高/i,
  },
  {
    up: / wider |更宽|宽一[点些]|宽点/,
    down: / narrower |更窄|窄一[点些]|窄点/,
    most: / widest |最宽/,
    least: / narrowest |最窄/,
    keys: /width|wide|diameter|view|宽/i,
  },
  {
    up: / heavier |更重|重一[点些]|重点/,
    down: / lighter |更轻|轻一[点些]|轻点/,
    most: / heaviest |最重/,
    least: / lightest |最轻/,
    keys: /weight|重/i,
  },
  {
    up: / brighter |更亮|亮一[点些]|亮点/,
    down: / (?:dimmer|less bright|not so bright|darker) |更暗|暗一[点些]|暗点/,
    most: / brightest |最亮/,
    least: / (?:dimmest|least bright) |最暗/,
    keys: /bright|lumen|watt|亮/i,
  },
  {
    up: / thicker |更厚|厚一[点些]|厚点/,
    down: / thinner |更薄|薄一[点些]|薄点/,
    most: / thickest |最厚/,
    least: / thinnest |最薄/,
    keys: /thick|厚/i,
  },
  {
    up: / (?:firmer|harder) |更硬|硬一[点些]|硬点/,
    down: / softer |更软|软一[点些]|软点/,
    most: / (?:firmest|hardest) |最硬/,
    least: / softest |最软/,
    keys: /firm|hard|soft|硬/i,
  },
  {
    up: / (?:faster|quicker) |更快/,
    down: / slower |更慢/,
    most: / fastest |最快/,
    least: / slowest |最慢/,
    keys: /speed|processor|rpm/i,
  },
  {
    up: / (?:stronger|more powerful) |更强/,
    down: / weaker /,
    most: / (?:strongest|most powerful) |最强/,
    least: / (?:weakest|least powerful) /,
    keys: /power|strength|pressure|watt|capacity/i,
  },
  {
    up: / (?:bigger|larger|roomier|size up|sizes up|up (?:a|one|two|half a) sizes?|loose[rn]?) |大[一半两二][号码点些个]|更大|大点|大的|大容量/,
    down: / (?:smaller|tighter|tinier|size down|sizes down|down (?:a|one|two|half a) sizes?) |小[一半两二][号码点些个]|更小|小点|小的|小容量/,
    most: / (?:biggest|largest|roomiest|greatest) |最大/,
    least: / (?:smallest|tiniest) |最小/,
    keys: /size|尺|码|layout|capacity|容量|screen|storage|volume|waist|diameter|pieces|piece count|height|length|width/i,
  },
];
const moreOf = / (?:more|higher|greater|extra|additional|increased|better|up to) |更多|多一[点些]|更高/;
const lessOf = / (?:less|fewer|lower|reduced) |更少|少一[点些]|更低/;
const mostOf = / (?:most|highest|greatest|max|maximum|top|best) |最多|最大|最高|最强/;
const leastOf = / (?:least|fewest|lowest|min|minimum) |最少|最小|最低/;
/** "More expensive" compares prices. */
const priced =
  / (?:(?:more|most|less|least|lower|lowest|higher|highest) (?:expensive|costly|pricey|priced?|cost|cheap)) |(?:价格|价钱)(?:最|更)?[高低]/g;

export interface Comparison {
  readonly key: string;
  readonly up: boolean;
  /** The end of the scale rather than a step on it. */
  readonly extreme: boolean;
  /** How many sizes: 1, 2 or a half; null for the next there is. */
  readonly step: number | null;
}

const stepOf = (text: string): number | null => {
  if (/ half (?:a |an )?size |大半[码号]|小半[码号]/.test(text)) return 0.5;
  if (/ (?:two|2) sizes |[大小][两二][码号]/.test(text)) return 2;
  if (
    / (?:one|a|1|full) (?:full )?size (?:up|down|bigger|smaller|larger) | (?:up|down) (?:a|one) size |[大小]一[码号]/.test(
      text,
    )
  )
    return 1;
  return null;
};

/** "A bigger size", "the most zoom", "one size up": the option it compares by, and the direction; null for none. */
export const comparisonIn = (said: string, table: OptionTable): Comparison | null => {
  const text = said.replace(priced, ' ');
  const keys = [...table.entries()]
    .filter(
      ([, values]) =>
        new Set(values.map((value) => rankOf(value, values)).filter((rank) => rank !== null)).size > 1,
    )
    .map(([key]) => key);
  if (keys.length === 0) return null;
  const named = keys.filter((key) => namesKey(key, text.replace(/ sizes? (?:up|down) /, ' ')));
  const step = stepOf(text);
  const byScale = scales.flatMap(({ up, down, most, least, keys: measures }) => {
    const isUp = up.test(text);
    const extreme = most.test(text) || least.test(text);
    if (!isUp && !down.test(text) && !extreme) return [];
    const alternatives = measures.source.split('|').map((source) => new RegExp(source, 'i'));
    const key =
      named.find((one) => measures.test(one)) ??
      alternatives.map((one) => keys.find((key) => one.test(key))).find((one) => one !== undefined) ??
      named[0];
    return key === undefined ? [] : [{ key, up: extreme ? most.test(text) : isUp, extreme, step }];
  })[0];
  if (byScale !== undefined) return byScale;
  const [key] = named;
  if (key === undefined) return null;
  if (mostOf.test(text) || leastOf.test(text))
    return { key, up: mostOf.test(text), extreme: true, step: null };
  if (moreOf.test(text) || lessOf.test(text))
    return { key, up: moreOf.test(text), extreme: false, step: null };
  return null;
};

/** Values beyond one's own in the direction asked for, nearest first; only the one a said number of sizes leads to. */
export const valuesBeyond = (
  { up, step }: Comparison,
  own: string,
  values: readonly string[],
): readonly string[] => {
  const mine = rankOf(own, values);
  if (mine === null) return [];
  const beyond = values
    .flatMap((value) => {
      const rank = rankOf(value, values);
      return rank !== null && (up ? rank > mine : rank < mine) ? [{ value, rank }] : [];
    })
    .sort((a, b) => (up ? a.rank - b.rank : b.rank - a.rank));
  if (step === null) return beyond.map(({ value }) => value);
  const exact = beyond.filter(({ rank }) => Math.abs(rank - mine) === step);
  const nth = beyond[Math.max(0, Math.ceil(step) - 1)];
  return (exact.length > 0 ? exact : nth === undefined ? [] : [nth]).map(({ value }) => value);
};
