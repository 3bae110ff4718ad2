import { isBareAnswer, isBareNo, isKeyToken, namesKey } from './option-keys.js';
import { chineseFrom, type Span, spansIn } from './option-places.js';
import { hasHan, type OptionTable, type OptionValue, tokensOf } from './option-table.js';
import { measuredText } from './units.js';

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
    if (span === undefined || group.length < 2 || span.from >= chineseFrom) return group;
    const literal = tokens.slice(span.from, span.to).join(' ');
    const own = group.filter(({ value }) => measuredText(value).trim() === literal);
    // "M" is the size M rather than a "medium" of something else.
    if (own.length > 0 && own.length < group.length) return own;
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
  'but|and|please|one|ones|for|to|i|id|which|that|keep|keeping|if|with|thanks|version|model|is|are|it|so|then|as';
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
  /** Takes what a chunk behind a "not" refuses; what is left of the chunk, or null when it refuses nothing. */
  const read = (chunk: string): string | null => {
    const text = ` ${chunk.trim()} `;
    // "Without backlight" wants the value that says there is none.
    const none = [...table].flatMap(([key, values]) =>
      values.filter(isBareNo).map((value) => ({ key, value })),
    );
    const tokens = tokensOf(text);
    const named = none.filter(
      ({ key }) => isKeyToken(tokens[0] ?? '', key) || (hasHan(text) && namesKey(key, text)),
    );
    if (named.length > 0) {
      wanted.push(named);
      const after = tokens.findIndex((token) => !named.some(({ key }) => isKeyToken(token, key)));
      return hasHan(text) || after === -1 ? '' : tokens.slice(after).join(' ');
    }
    const spans = byName(spansIn(text, table), text).flat();
    const start = Math.min(...spans.map(({ from }) => from));
    // "Not black or white" refuses both; "not glass 750 ml" only the first.
    const gone = / n?or |或|和/.test(text) ? spans : spans.filter(({ from }) => from === start);
    if (gone.length === 0) return null;
    refused.push(...gone.map(({ key, value }) => ({ key, value })));
    const end = Math.max(...gone.map(({ to }) => to));
    return end >= chineseFrom ? '' : tokens.slice(end).join(' ');
  };
  let text = measuredText(words);
  const take = (match: string, chunk: string | undefined): string => {
    const left = chunk === undefined ? null : read(chunk);
    return left === null ? match : ` , ${left} `;
  };
  // "Not resistant" may be what the shop itself calls it.
  for (const [key, values] of table)
    for (const value of values) {
      const own = measuredText(value);
      if (!/^ (?:not|no|non|without|un) /.test(own) || !text.includes(own)) continue;
      wanted.push([{ key, value }]);
      text = text.replace(own, ' , ');
    }
  if (/ (?:no|not|non|\w+nt|but|than|of|without|except|besides|from) /.test(text))
    text = text.replace(fromTo, take).replace(refusedEnglish, take);
  if (hasHan(text)) text = text.replace(refusedChinese, take);
  text = ` ${text.replace(/ {2,}/g, ' ').trim()} `.replace(sameAll, ' ');

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
      (hasHan(text) && new RegExp(`${differentWord}${chineseName(key)}`, 'u').test(text))
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
  return name === '' || hasHan(name) ? null : name;
};
const chineseName = (key: string): string =>
  /colou?r/i.test(key)
    ? '颜色'
    : /size/i.test(key)
      ? '(?:尺码|尺寸|大小)'
      : key.replace(/[^\p{L}]/gu, '') || '不';
