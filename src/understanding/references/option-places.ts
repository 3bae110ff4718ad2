import { distance } from 'fastest-levenshtein';
import { singular } from '../text/words.js';
import { chineseThings } from './concepts.js';
import { isBareAnswer, isKeyToken } from './option-keys.js';
import {
  hasHan,
  type OptionTable,
  type OptionValue,
  rareWords,
  tokensOf,
  waysOfValue,
} from './option-table.js';

/** Words a value shares with everyday speech: alone they never stand for a longer value. */
const idle =
  /^(?:with|that|this|from|have|want|need|like|same|size|work|please|other|another|instead|color|colour|type|one|version|model|more|less|very|best|good|than|just|some|only|mine|will|make|card|back|life|light|high|long|wide|full|half)$/;
const everyday =
  /^(?:while|write|whole|where|there|these|those|would|could|right|night|great|clean|clear|stick)$/;

/** A value where it is said, in words of the text; places in Chinese count characters from 1000. */
export interface Span extends OptionValue {
  readonly from: number;
  readonly to: number;
}
/** Where places in Chinese begin to count. */
export const chineseFrom = 1000;

/**
 * A single character stands for a value only where it ends a word: 黑 in 黑的, not 皮 in 皮带; 黑 in 黑鞋 is one too.
 * Letters are a word of their own: L码 is not in XL码.
 */
const chinesePlace = (way: string, compact: string): number => {
  if (/^[a-z]/.test(way)) return new RegExp(`(?<![a-z])${way}`, 'u').exec(compact)?.index ?? -1;
  const at = compact.indexOf(way);
  if (way.length > 1 || at === -1) return at;
  const match = new RegExp(`${way}(?=[色的款那这，,]|$|${chineseThings})`, 'u').exec(compact);
  return match === null ? -1 : match.index;
};

/** One slip of the keyboard; "larger" is no slip of "large". */
const slipOf = (said: string, known: string): boolean =>
  known.length >= 5 &&
  said.length >= 5 &&
  said[0] === known[0] &&
  Math.abs(said.length - known.length) <= 2 &&
  !/\d/.test(known) &&
  !(/(?:er|est)$/.test(said) && !/(?:er|est)$/.test(known)) &&
  !everyday.test(said) &&
  distance(said, known) <= (known.length >= 9 ? 2 : 1);

interface Place {
  readonly from: number;
  readonly to: number;
}
/** A text as values are looked for in it. */
interface Words {
  /** In the singular. */
  readonly tokens: readonly string[];
  readonly at: ReadonlyMap<string, readonly number[]>;
  readonly compact: string;
  readonly han: boolean;
}

const placesOf = (value: string, { tokens, at, compact, han }: Words): readonly Place[] => {
  const { english, chinese, figure } = waysOfValue(value);
  for (const known of english) {
    const [first = ''] = known;
    const places = (at.get(first) ?? [])
      .filter((from) => known.every((word, i) => tokens[from + i] === word))
      .map((from) => ({ from, to: from + known.length }));
    if (places.length > 0) return places;
    const long = known.find((word) => word.length > 2);
    if (known.length > 1 && long !== undefined && known.every((word) => at.has(word))) {
      const from = at.get(long)?.[0] ?? 0;
      return [{ from, to: from + 1 }];
    }
    if (known.length > 1) continue;
    const from = tokens.findIndex((word) => slipOf(word, first) && !idle.test(word));
    if (from !== -1) return [{ from, to: from + 1 }];
  }
  if (han)
    for (const way of chinese) {
      const from = chinesePlace(way, compact);
      if (from !== -1) return [{ from: chineseFrom + from, to: chineseFrom + from + way.length }];
    }
  // "7 inch instead of 10": a bare number is the value with that number.
  const from = figure === null ? undefined : at.get(figure)?.[0];
  return from === undefined ? [] : [{ from, to: from + 1 }];
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
const saidInPart = (key: string, table: OptionTable, tokens: readonly string[]): Span[] => {
  const { rare, words } = rareWords(table);
  const own = rare.filter((one) => one.key === key);
  if (own.length === 0) return [];
  const found = new Map<string, Span>();
  tokens.forEach((said, from) => {
    if (said.length < 4 || idle.test(said) || /^\d/.test(said)) return;
    for (const { value, word } of own)
      if (
        said === word ||
        slipOf(said, word) ||
        (word.length > said.length + 1 &&
          word.startsWith(said) &&
          !words.some((one) => one !== word && one.startsWith(said)))
      )
        if (!found.has(value)) found.set(value, { key, value, from, to: from + 1 });
  });
  return [...found.values()];
};

/** Where values of a table are said in a text as `measuredText` leaves it; the longest where several overlap. */
export const spansIn = (text: string, table: OptionTable): Span[] => {
  const tokens = tokensOf(text).map(singular);
  const at = new Map<string, number[]>();
  tokens.forEach((word, i) => {
    const places = at.get(word);
    if (places === undefined) at.set(word, [i]);
    else places.push(i);
  });
  const words: Words = { tokens, at, compact: text.replace(/ /g, ''), han: hasHan(text) };
  const spans: Span[] = [];
  for (const [key, values] of table) {
    const found = values.flatMap((value) => {
      if (isBareAnswer(value)) return [];
      const counted = numberWithKey({ key, value }, tokens);
      const places = counted === -1 ? placesOf(value, words) : [{ from: counted, to: counted + 1 }];
      return places.map((place) => ({ key, value, ...place }));
    });
    spans.push(...(found.length > 0 ? found : saidInPart(key, table, tokens)));
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
