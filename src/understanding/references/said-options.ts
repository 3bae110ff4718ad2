import { distance } from 'fastest-levenshtein';
import { singular } from '../text/words.js';
import { isBareAnswer, isBareNo, isKeyToken, namesKey } from './option-keys.js';
import { measuredText } from './units.js';
import { waysToSay } from './ways-to-say.js';

/** The options that things differ by, each with its values as the shop writes them. */
export type OptionTable = ReadonlyMap<string, readonly string[]>;

export interface OptionValue {
  readonly key: string;
  readonly value: string;
}

export interface SaidOptions {
  /** Of each group one must hold: "red or navy", or a "34" that may be the waist or the length. */
  readonly wanted: readonly (readonly OptionValue[])[];
  readonly refused: readonly OptionValue[];
  /** Options to be left as they are: "the same size". */
  readonly same: readonly string[];
  /** Options to be different, whatever they become: "another colour". */
  readonly different: readonly string[];
  /** The text without what was refused, as `measuredText` leaves it. */
  readonly text: string;
}

type Options = Readonly<Record<string, string>>;

/** The options of several things, each key with all its values. */
export const optionTable = (things: readonly Options[]): OptionTable => {
  const table = new Map<string, string[]>();
  for (const options of things)
    for (const [key, value] of Object.entries(options)) {
      const values = table.get(key);
      if (values === undefined) table.set(key, [value]);
      else if (!values.includes(value)) values.push(value);
    }
  return table;
};

const hasCjk = (text: string): boolean => /[㐀-鿿]/.test(text);
const tokensOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** Words a value shares with everyday speech: alone they never stand for a longer value. */
const idle =
  /^(?:with|that|this|from|have|want|need|like|same|size|work|please|other|another|instead|color|colour|type|one|version|model|more|less|very|best|good|than|just|some|only|mine|will|make|card|back|life|light|high|long|wide|full|half)$/;

interface Span extends OptionValue {
  readonly from: number;
  readonly to: number;
}

/** A single character stands for a value only where it ends a word: 黑 in 黑的, not 皮 in 皮带. */
const chineseSaid = (way: string, compact: string): number => {
  if (way.length > 1) return compact.indexOf(way);
  const match = new RegExp(`${way}(?=[色的款那这，,]|$)`, 'u').exec(compact);
  return match === null ? -1 : match.index;
};

const waysOf = new Map<string, readonly string[]>();
const measuredWays = (value: string): readonly string[] => {
  const before = waysOf.get(value);
  if (before !== undefined) return before;
  const ways = waysToSay(value).map((way) => (hasCjk(way) ? way : measuredText(way)));
  if (waysOf.size > 5000) waysOf.clear();
  waysOf.set(value, ways);
  return ways;
};

const everyday =
  /^(?:while|write|whole|where|there|these|those|would|could|right|night|great|clean|clear|stick)$/;
/** One slip of the keyboard; "larger" is no slip of "large". */
const slipOf = (said: string, known: string): boolean =>
  known.length >= 5 &&
  said.length >= 5 &&
  said[0] === known[0] &&
  !/\d/.test(known) &&
  !(/(?:er|est)$/.test(said) && !/(?:er|est)$/.test(known)) &&
  !everyday.test(said) &&
  distance(said, known) <= (known.length >= 9 ? 2 : 1);

type Place = { readonly from: number; readonly to: number };

/** Where a value is said, in tokens; Chinese places count from 1000. */
const placesOf = (value: string, tokens: readonly string[], compact: string): readonly Place[] => {
  for (const way of measuredWays(value)) {
    if (hasCjk(way)) {
      const at = hasCjk(compact) ? chineseSaid(way, compact) : -1;
      if (at !== -1) return [{ from: 1000 + at, to: 1000 + at + way.length }];
      continue;
    }
    const known = tokensOf(way);
    if (known.length === 0) continue;
    const places: Place[] = [];
    for (let at = 0; at + known.length <= tokens.length; at++)
      if (
        known.every((word, i) => tokens[at + i] === word || singular(tokens[at + i] ?? '') === singular(word))
      )
        places.push({ from: at, to: at + known.length });
    if (places.length > 0) return places;
    const long = known.filter((word) => word.length > 2);
    if (
      known.length > 1 &&
      long.length > 0 &&
      known.every((word) => tokens.some((one) => singular(one) === singular(word)))
    ) {
      const at = tokens.findIndex((one) => singular(one) === singular(long[0] ?? ''));
      return [{ from: at, to: at + 1 }];
    }
    const [only = ''] = known;
    if (known.length === 1) {
      const at = tokens.findIndex((word) => slipOf(word, only) && !idle.test(word));
      if (at !== -1) return [{ from: at, to: at + 1 }];
    }
  }
  // "7 inch instead of 10": a bare number is the value with that number.
  const number = /^ (\d+(?:\.\d+)?)[a-z]+ $/.exec(measuredText(value))?.[1];
  const at = number === undefined ? -1 : tokens.indexOf(number);
  return at === -1 ? [] : [{ from: at, to: at + 1 }];
};

/** "1500 pieces": the value 1500 of the option "pieces". */
const numberWithKey = ({ key, value }: OptionValue, tokens: readonly string[]): number => {
  const number = /^\d+(?:\.\d+)?$/.exec(value.trim())?.[0];
  if (number === undefined) return -1;
  return tokens.findIndex((word) => {
    const unit = word.startsWith(number) ? word.slice(number.length) : '';
    return unit.length > 1 && /^[a-z]+$/.test(unit) && isKeyToken(unit, key);
  });
};

/** A value with a word that no other value has is said by that word: "Google" for "Google Assistant". */
const saidInPart = (
  { key, value }: OptionValue,
  table: OptionTable,
  tokens: readonly string[],
): Place | null => {
  const own = tokensOf(measuredText(value)).map(singular);
  if (own.length < 2 && (own[0]?.length ?? 0) < 6) return null;
  const elsewhere = new Set<string>();
  for (const [other, values] of table) {
    for (const token of tokensOf(measuredText(other))) elsewhere.add(singular(token));
    for (const one of values)
      if (other !== key || one !== value)
        for (const token of tokensOf(measuredText(one))) elsewhere.add(singular(token));
  }
  const rare = own.filter((token) => token.length >= 4 && !elsewhere.has(token));
  const at = tokens.findIndex((said) => {
    const word = singular(said);
    if (word.length < 4 || idle.test(word) || /^\d/.test(word)) return false;
    return rare.some(
      (token) =>
        word === token ||
        slipOf(word, token) ||
        (token.length > word.length + 1 &&
          token.startsWith(word) &&
          ![...elsewhere].some((other) => other.startsWith(word))),
    );
  });
  return at === -1 ? null : { from: at, to: at + 1 };
};

const spansIn = (text: string, table: OptionTable): Span[] => {
  const tokens = tokensOf(text);
  const compact = text.replace(/ /g, '');
  const spans: Span[] = [];
  for (const [key, values] of table) {
    const found: Span[] = [];
    for (const value of values) {
      if (isBareAnswer(value)) continue;
      const counted = numberWithKey({ key, value }, tokens);
      const places = counted === -1 ? placesOf(value, tokens, compact) : [{ from: counted, to: counted + 1 }];
      found.push(...places.map((place) => ({ key, value, ...place })));
    }
    if (found.length === 0)
      for (const value of values) {
        if (isBareAnswer(value)) continue;
        const span = saidInPart({ key, value }, table, tokens);
        if (span !== null) found.push({ key, value, ...span });
      }
    spans.push(...found);
  }
  // "Navy blue" must not also count as "blue".
  return spans.filter(
    (span) =>
      !spans.some(
        (longer) =>
          longer.from <= span.from && longer.to >= span.to && longer.to - longer.from > span.to - span.from,
      ),
  );
};

/** A number that may be of several options is of the one named beside it: "34 waist and 32 length". */
const byName = (spans: readonly Span[], text: string): Span[][] => {
  const tokens = tokensOf(text);
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    const id = `${span.from}-${span.to}`;
    groups.set(id, [...(groups.get(id) ?? []), span]);
  }
  const keys = [...new Set(spans.map(({ key }) => key))];
  const isKey = (at: number): string[] => {
    const word = tokens[at];
    return word === undefined ? [] : keys.filter((key) => isKeyToken(word, key));
  };
  const firstKey = tokens.findIndex((_, at) => isKey(at).length > 0);
  const shared = [...groups.values()].filter((group) => new Set(group.map(({ key }) => key)).size > 1);
  const leads = firstKey !== -1 && shared.some(([span]) => span !== undefined && firstKey < span.from);
  return [...groups.values()].map((group) => {
    const [span] = group;
    if (span === undefined || group.length < 2 || span.from >= 1000) return group;
    const after = isKey(span.to);
    const before = isKey(span.from - 1);
    const named = (leads ? [before, after] : [after, before]).find((list) => list.length > 0) ?? [];
    const left = group.filter(({ key }) => named.includes(key));
    return left.length > 0 ? left : group;
  });
};

const word = "[\\p{Script=Latin}\\p{N}.%']+";
const lead = '(?:(?:the|a|an|any|in|for|on|my|this|that|to|be|it|its|one|with|of|have|having|come|comes) )*';
const stopWords =
  'but|and|or|please|one|ones|for|to|i|id|which|that|keep|keeping|if|with|thanks|version|model|is|are|it|so|then|as';
const refusedEnglish = new RegExp(
  ` (?:instead of|rather than|in place of|not|no longer|isnt|arent|doesnt have|doesnt come with|dont want|other than|apart from|besides|without|except(?: for)?|but not|no|non|(?:any(?:thing|one)?|every\\w*|all|whatever)(?: (?!but|except)\\p{L}+){0,2} (?:but|except(?: for)?|besides|other than|apart from)) ${lead}(?!(?:longer|more|less|problem|matter)\\b)((?:(?!(?:${stopWords}) )${word} ){1,4})`,
  'gu',
);
const fromTo = new RegExp(` from ${lead}((?:(?!(?:${stopWords}) )${word} ){1,3})(?=to |into )`, 'gu');
const refusedChinese =
  /(?:不要|不想要|不是|而不是|除了|除|不带|不含|没有|没|别要|非|无|不)((?:(?!都|哪|就|也|以外|之外|的|要|想|，|,)[\p{Script=Han}a-z\d% ]){1,8})/gu;

const sameAll =
  / (?:(?:but |and |with |keep |keeping )*(?:everything else|all else|the rest|all other \w+|other (?:options|features|specs)|otherwise)(?: (?:should |must |to )?(?:be |stay |remain |is |being )?(?:the )?(?:same|unchanged|as is|identical))?)(?= )/g;

const differentWord =
  '(?:different|diffrent|differnt|another|other|new|else|别的|其他|其它|另一种|换个|换一?种)';

/** What a text says about the options of a table: wanted, refused, to be kept and to be changed. */
export const readOptions = (words: string, table: OptionTable): SaidOptions => {
  const wanted: OptionValue[][] = [];
  const refused: OptionValue[] = [];
  const read = (chunk: string): boolean => {
    const text = ` ${chunk.trim()} `;
    const gone = byName(spansIn(text, table), text).flat();
    // "Without backlight" wants the value that says there is none.
    const none = [...table].flatMap(([key, values]) =>
      namesKey(key, text) && !gone.some((one) => one.key === key)
        ? values.filter(isBareNo).map((value) => ({ key, value }))
        : [],
    );
    if (none.length > 0) wanted.push(none);
    else refused.push(...gone.map(({ key, value }) => ({ key, value })));
    return none.length + gone.length > 0;
  };
  let text = measuredText(words);
  const take = (match: string, chunk: string | undefined): string =>
    chunk !== undefined && read(chunk) ? ' , ' : match;
  if (/ (?:no|not|non|\w+nt|but|than|of|without|except|besides|from) /.test(text))
    text = text.replace(fromTo, take).replace(refusedEnglish, take);
  if (hasCjk(text)) text = text.replace(refusedChinese, take);
  text = ` ${text.trim()} `.replace(sameAll, ' ');

  const same: string[] = [];
  const different: string[] = [];
  const groups = byName(spansIn(text, table), text);
  const claimed = new Set<string>();
  const perKey = new Map<string, OptionValue[]>();
  for (const group of groups.filter((one) => new Set(one.map(({ key }) => key)).size === 1))
    for (const { key, value } of group) {
      claimed.add(key);
      perKey.set(key, [...(perKey.get(key) ?? []), { key, value }]);
    }
  for (const group of groups.filter((one) => new Set(one.map(({ key }) => key)).size > 1)) {
    const open = group.filter(({ key }) => !claimed.has(key));
    const left = open.length > 0 ? open : group;
    wanted.push(left.map(({ key, value }) => ({ key, value })));
    if (new Set(left.map(({ key }) => key)).size === 1 && left[0] !== undefined) claimed.add(left[0].key);
  }
  wanted.push(...perKey.values());
  const isSettled = (key: string): boolean =>
    wanted.some((group) => group.some((one) => one.key === key)) || refused.some((one) => one.key === key);
  for (const [key, values] of table) {
    const names = /colou?r/i.test(key) ? 'colou?r' : (keyPattern(key) ?? '');
    if (names !== '' && new RegExp(` same (?:\\w+ )?(?:${names})`, 'u').test(text)) {
      same.push(key);
      continue;
    }
    if (
      /同(?:样|一个?)?/.test(text) &&
      new RegExp(`(?:同样|同一个?|一样)的?${chineseName(key)}`).test(text)
    ) {
      same.push(key);
      continue;
    }
    if (isSettled(key)) continue;
    if (
      (names !== '' && new RegExp(` ${differentWord} (?:\\w+ )?(?:${names})`, 'u').test(text)) ||
      (hasCjk(text) && new RegExp(`${differentWord}${chineseName(key)}`, 'u').test(text))
    ) {
      different.push(key);
      continue;
    }
    // "A waterproof one" is the one whose answer to "waterproof" is yes.
    if (!values.some(isBareAnswer) || !namesKey(key, text)) continue;
    const yes = values.filter((value) => isBareAnswer(value) && !isBareNo(value));
    if (yes.length > 0) wanted.push(yes.map((value) => ({ key, value })));
    else if (/ with | has | having |带|有/.test(text))
      refused.push(...values.filter(isBareNo).map((value) => ({ key, value })));
  }
  return {
    wanted: wanted.filter((group) => !group.some(({ key }) => same.includes(key))),
    refused,
    same,
    different,
    text,
  };
};

const keyPattern = (key: string): string | null => {
  const name = tokensOf(measuredText(key))
    .join(' ')
    .replace(/[^\p{L}\p{N} ]/gu, '');
  return name === '' || hasCjk(name) ? null : name;
};
const chineseName = (key: string): string =>
  /colou?r/i.test(key)
    ? '颜色'
    : /size/i.test(key)
      ? '(?:尺码|尺寸|大小)'
      : key.replace(/[^\p{L}]/gu, '') || '不';
