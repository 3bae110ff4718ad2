import { distance } from 'fastest-levenshtein';
import type { Product, Variant } from '../../domain/index.js';
import type { VariantResolution } from '../ports.js';
import { plain, singular } from '../text/words.js';
import { withUnits } from './units.js';
import { waysToSay } from './ways-to-say.js';

const sizes = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', '4xl'];
const sizeNames: Readonly<Record<string, string>> = {
  'extra small': 'xs',
  small: 's',
  medium: 'm',
  large: 'l',
  'extra large': 'xl',
};

const spaced = (text: string): string =>
  withUnits(
    ` ${plain(text)
      .replace(/[-/,+]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()} `,
  );

/** Whether a value is said: any of its ways as whole words, its words apart, or with one slip. */
const isSaid = (value: string, words: string): boolean =>
  waysToSay(value).some((way) => {
    if (/[㐀-鿿]/.test(way)) return words.includes(way);
    const known = spaced(way);
    if (words.includes(known)) return true;
    if (way.length <= 2) return false;
    const tokens = known.trim().split(' ').map(singular);
    const said = words.trim().split(' ').map(singular);
    if (tokens.length > 1)
      return (
        tokens.filter((token) => token.length > 2).length > 0 && tokens.every((token) => said.includes(token))
      );
    const [token = ''] = tokens;
    return (
      said.includes(token) ||
      (token.length >= 5 && said.some((word) => word.length >= 5 && distance(word, token) === 1))
    );
  });

const refusedPart =
  /\b(?:instead of|rather than|not|no longer|isnt|other than|without|except)\b(?: (?:the|a|in|one))?((?: [\p{L}\p{N}-]+){1,3}?)(?= (?:but|and|please|one|for|to|i|which|that)\b|\s*$)|(?:不要|不是|而不是)([\p{L}\p{N}]+)/gu;

/** A value with a word that no other value has is said by that word: "Google" for "Google Assistant". */
const isSaidInPart = (
  value: string,
  others: readonly string[],
  keys: readonly string[],
  words: string,
): boolean => {
  const tokensOf = (text: string): string[] => spaced(text).trim().split(' ').map(singular);
  const elsewhere = new Set([...others.flatMap(tokensOf), ...keys.flatMap(tokensOf)]);
  const said = words
    .trim()
    .split(' ')
    .map(singular)
    .filter((word) => word.length >= 4 && !idle.test(word));
  return tokensOf(value)
    .filter((token) => token.length >= 4 && !elsewhere.has(token))
    .some((token) =>
      said.some(
        (word) =>
          word === token ||
          (token.length > word.length + 2 &&
            token.startsWith(word) &&
            ![...elsewhere].some((other) => other.startsWith(word))),
      ),
    );
};
const idle =
  /^(?:with|that|this|from|have|want|need|like|same|size|work|please|other|another|instead|color|colour|type|one|version|model|more|less|very|best)$/;

/** Values that say only whether there is something: they need its name beside them. */
const isBareAnswer = (value: string): boolean => /^(?:yes|no|none|n\/a|true|false)$/i.test(value.trim());
const stem = (word: string): string => word.slice(0, Math.max(5, Math.ceil(word.length * 0.7)));
const namesKey = (key: string, words: string): boolean =>
  plain(key)
    .split(' ')
    .filter((word) => word.length >= 4 && !/^(?:type|with|size)$/.test(word))
    .some((word) => words.split(' ').some((said) => said.startsWith(stem(word))));
const negated = (key: string, words: string): boolean =>
  new RegExp(
    `(?:no|non|not|without|isnt|doesnt have|dont need|无|不)(?: \\w+)? ${stem(plain(key).split(' ')[0] ?? '')}`,
    'u',
  ).test(words);
/** "A waterproof one" is the one whose answer to "waterproof" is yes. */
const answersSaid = (key: string, values: readonly string[], words: string): string[] | null => {
  if (!values.some(isBareAnswer) || !namesKey(key, words)) return null;
  const not = negated(key, words);
  const answer = (pattern: RegExp): string[] => values.filter((value) => pattern.test(value.trim()));
  if (not) return answer(/^(?:no|none|n\/a|false)$/i);
  const yes = answer(/^(?:yes|true)$/i);
  return yes.length > 0 ? yes : null;
};

const superlative =
  /\b(?:biggest|largest|longest|tallest|widest|highest|greatest|max(?:imum)?|most|heaviest|fastest|strongest|brightest|top)\b(?! expensive)|最大|最长|最高|最多/;
const diminutive =
  /\b(?:smallest|shortest|lowest|least|min(?:imum)?|narrowest|lightest|slowest|tiniest)\b(?! expensive)|最小|最短|最低|最少/;
const measurable =
  /size|capacity|storage|length|height|width|diameter|screen|pieces|count|zoom|resolution|memory|ram|volume|battery|power|pressure|weight|range|bright|thickness|view|尺|码|容量|长|高|宽/i;

const levels = ['basic', 'low', 'compact', 'portable', 'standard', 'high', 'professional'];

const rankOf = (value: string): number | null => {
  const key = value.toLowerCase().trim();
  const level = levels.indexOf(key);
  if (level !== -1) return key === 'low' ? 0 : key === 'high' ? 10 : level;
  const size = sizes.indexOf(sizeNames[key] ?? key);
  if (size !== -1) return size;
  const number = /(\d+(?:\.\d+)?)/.exec(key)?.[1];
  return number === undefined ? null : Number(number) * (/tb\b|\dk\b/.test(key) ? 1000 : 1);
};

const bigger =
  /\b(?:bigger|larger|longer|next size up|size up|one up|more storage|more memory|higher|greater|wider|taller|upgrade)\b|大一[号码点]|更大|大容量|长一点|大点/;
const smaller =
  /\b(?:smaller|shorter|size down|next size down|one down|less storage|lower|narrower|tighter)\b|小一[号码点]|更小|短一点|小点|小半码/;

interface Wish {
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

/** What is not said stays as it is anyway. */
const restSame =
  / (?:(?:but |and |with |keep |keeping )*(?:everything else|all else|the rest|all other \w+|other (?:options|features|specs))(?: (?:should |must |to )?(?:be |stay |remain |is |being )?(?:the )?(?:same|unchanged|as is|identical))?)(?= )/g;

const readWish = (words: string, product: Product, current: Variant): Wish => {
  let text = spaced(words);
  let refusedText = '';
  text = text.replace(
    refusedPart,
    (match: string, english: string | undefined, chinese: string | undefined) => {
      refusedText += ` ${english ?? chinese ?? ''} `;
      return ' '.repeat(Math.min(2, match.length));
    },
  );
  text = ` ${text.trim()} `.replace(/ {2,}/g, ' ').replace(restSame, ' ');
  const wanted = new Map<string, string[]>();
  const refused = new Map<string, string[]>();
  const keys = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options)))];
  for (const key of keys) {
    const values = [...new Set(product.variants.flatMap((variant) => variant.options[key] ?? []))];
    // "Navy blue" must not also count as "blue": a value inside a longer said value is not meant.
    const others = keys
      .filter((other) => other !== key)
      .flatMap((other) => product.variants.flatMap((variant) => variant.options[other] ?? []));
    const answers = answersSaid(key, values, text);
    const whole =
      answers ??
      values.filter((value) => isSaid(value, text) && (!isBareAnswer(value) || namesKey(key, text)));
    const said =
      whole.length > 0
        ? whole
        : values.filter((value) =>
            isSaidInPart(value, [...others, ...values.filter((other) => other !== value)], keys, text),
          );
    const longest = said.filter(
      (value) =>
        !said.some(
          (longer) =>
            longer !== value &&
            spaced(longer).includes(spaced(value)) &&
            spaced(longer).length > spaced(value).length,
        ),
    );
    const keySaid = ` ${plain(key)} `;
    const same = new RegExp(
      `same ${plain(key).replace(/[^\p{L}\p{N} ]/gu, '')}(?![\\p{L}])|同(?:样|一)?${plain(key)}`,
      'u',
    ).test(text);
    if (same) wanted.set(key, [current.options[key] ?? '']);
    else if (longest.length > 0) wanted.set(key, longest);
    const gone = values.filter((value) => isSaid(value, ` ${refusedText.trim()} `));
    if (gone.length > 0) refused.set(key, gone);
    const own = current.options[key];
    const different = new RegExp(
      `(?:different|another|other|new)${keySaid.trimEnd()}|(?:换|别的|其他)个?(?:颜色|尺码)`,
      'u',
    ).test(text);
    if (own !== undefined && longest.length === 0 && !same && different && !/颜色|尺码/.test(text))
      refused.set(key, [own]);
    if (own !== undefined && measurable.test(key) && longest.length === 0) {
      const mine = rankOf(own);
      if (mine !== null && (bigger.test(text) || smaller.test(text))) {
        const up = bigger.test(text);
        const beyond = values
          .filter((value) => {
            const rank = rankOf(value);
            return rank !== null && (up ? rank > mine : rank < mine);
          })
          .sort((a, b) => (up ? 1 : -1) * ((rankOf(a) ?? 0) - (rankOf(b) ?? 0)));
        if (beyond.length > 0) wanted.set(key, beyond);
      }
    }
  }
  return { wanted, refused };
};

const agrees = (variant: Variant, { wanted, refused }: Wish): boolean =>
  [...wanted].every(([key, values]) => values.includes(variant.options[key] ?? '')) &&
  [...refused].every(([key, values]) => !values.includes(variant.options[key] ?? ''));

const keptOptions = (variant: Variant, current: Variant): number =>
  Object.entries(current.options).filter(([key, value]) => variant.options[key] === value).length;

/** "The most zoom", "the biggest": the option whose end of the scale is wanted. */
const extremeOf = (text: string, product: Product): { key: string; most: boolean } | null => {
  const most = superlative.test(text);
  if (!most && !diminutive.test(text)) return null;
  const keys = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options)))].filter(
    (key) =>
      new Set(product.variants.flatMap((variant) => rankOf(variant.options[key] ?? '') ?? [])).size > 1,
  );
  const named = keys.filter((key) => namesKey(key, text));
  const fitting = named.length > 0 ? named : keys.filter((key) => measurable.test(key));
  const [key] = fitting;
  return key === undefined ? null : { key, most };
};

/**
 * The variant meant by the words: what is said must hold, what is not said stays as close to the current variant as
 * stock allows. Nothing said about options, as in "a new one", is the same variant again.
 */
export const resolveVariant = (
  words: string,
  product: Product,
  currentVariantId: string,
): VariantResolution => {
  const current = product.variants.find((variant) => variant.id === currentVariantId) ?? product.variants[0];
  if (current === undefined) return { kind: 'none' };
  const wish = readWish(words, product, current);
  const text = spaced(words);
  const byPrice = /\b(?:cheapest|least expensive)\b|最便宜/.test(text)
    ? 'cheapest'
    : /\b(?:most expensive|priciest)\b|最贵/.test(text)
      ? 'dearest'
      : /\bcheaper\b|便宜/.test(text)
        ? 'cheaper'
        : null;
  const extreme = extremeOf(text, product);
  if (wish.wanted.size === 0 && wish.refused.size === 0 && byPrice === null && extreme === null) {
    if (
      /\b(?:same|new|working|replacement|another|identical|like (?:it|this|mine))\b|一样|同款|新的|好的/.test(
        text,
      ) &&
      !/\b(?:colou?r|size|model|version|style)\b|颜色|尺码|型号/.test(text)
    )
      return { kind: 'found', variantId: current.id };
    const others = product.variants.filter((variant) => variant.id !== current.id && variant.stock > 0);
    if (/\b(?:different|another|other|else)\b|别的|其他/.test(text) && others.length > 0)
      return others.length === 1 && others[0] !== undefined
        ? { kind: 'found', variantId: others[0].id }
        : { kind: 'ambiguous', variantIds: others.map((variant) => variant.id) };
    return { kind: 'none' };
  }
  let fitting = product.variants.filter(
    (variant) =>
      agrees(variant, wish) && (variant.id !== current.id || wish.wanted.size > 0 || extreme !== null),
  );
  if (fitting.length > 1 && extreme === null)
    fitting = fitting.filter((variant) => variant.id !== current.id);
  if (byPrice === 'cheaper') fitting = fitting.filter((variant) => variant.priceMinor < current.priceMinor);
  if (fitting.length === 0) return { kind: 'none' };
  const stocked = fitting.filter((variant) => variant.stock > 0);
  let pool = stocked.length > 0 ? stocked : fitting;
  if (byPrice === 'cheapest' || byPrice === 'dearest') {
    const prices = pool.map((variant) => variant.priceMinor);
    const wantedPrice = byPrice === 'cheapest' ? Math.min(...prices) : Math.max(...prices);
    pool = pool.filter((variant) => variant.priceMinor === wantedPrice);
  }
  if (extreme !== null) {
    const rank = (variant: Variant): number => rankOf(variant.options[extreme.key] ?? '') ?? Number.NaN;
    const ranks = pool.map(rank).filter((one) => !Number.isNaN(one));
    const end = extreme.most ? Math.max(...ranks) : Math.min(...ranks);
    if (ranks.length > 0) pool = pool.filter((variant) => rank(variant) === end);
  }
  // Among several sizes up, the next one is meant.
  for (const [key, values] of wish.wanted) {
    if (values.length < 2) continue;
    const nearest = values.find((value) => pool.some((variant) => variant.options[key] === value));
    if (bigger.test(text) || smaller.test(text))
      pool = pool.filter((variant) => variant.options[key] === nearest);
  }
  const most = Math.max(...pool.map((variant) => keptOptions(variant, current)));
  const closest = pool.filter((variant) => keptOptions(variant, current) === most);
  const [first] = closest;
  if (first === undefined) return { kind: 'none' };
  return closest.length === 1
    ? { kind: 'found', variantId: first.id }
    : { kind: 'ambiguous', variantIds: closest.map((variant) => variant.id) };
};
