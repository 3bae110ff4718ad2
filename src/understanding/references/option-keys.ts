import { plain, singular } from '../text/words.js';
import { measuredText } from './units.js';

/** What an option is called in Chinese, by a word of its name. */
const chinese: readonly (readonly [key: RegExp, words: string])[] = [
  [/colou?r|颜色/i, '颜色|色'],
  [/size|尺|码/i, '尺码|尺寸|大小|码数'],
  [/capacity|volume|storage|memory|\bram\b|容量/i, '容量|内存|存储'],
  [/length|长/i, '长度'],
  [/height|高/i, '高度'],
  [/width|宽/i, '宽度'],
  [/weight|重/i, '重量'],
  [/bright|亮/i, '亮度'],
  [/zoom|变焦/i, '变焦'],
  [/battery|续航/i, '续航|电池'],
  [/screen|display|屏/i, '屏幕|屏'],
  [/backlight|背光/i, '背光|灯光'],
  [/material|材/i, '材质|材料|面料'],
  [/waterproof|water resist|防水/i, '防水'],
  [/noise|降噪/i, '降噪'],
  [/resolution|分辨/i, '分辨率|像素'],
  [/thick|厚/i, '厚度'],
  [/firm|硬度/i, '软硬|硬度'],
  [/pieces?\b|片/i, '片数|片'],
  [/waist|腰/i, '腰围'],
  [/pattern|design|图案/i, '图案|花色|款式'],
  [/scent|香/i, '香味|味道'],
];

const weak = /^(?:type|with|of|and|the|set)$/;
const stem = (word: string): string => word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));

const tokensByKey = new Map<string, readonly string[]>();
/** The words of an option's name that say which it is. */
const keyTokens = (key: string): readonly string[] => {
  const before = tokensByKey.get(key);
  if (before !== undefined) return before;
  const all = measuredText(plain(key))
    .trim()
    .split(' ')
    .filter((word) => word !== ',' && !weak.test(word));
  // "Size" alone says little of a "screen size" where there is a "size" too, but enough where there is none.
  const tokens = all.length > 0 ? all : [plain(key)];
  if (tokensByKey.size > 500) tokensByKey.clear();
  tokensByKey.set(key, tokens);
  return tokens;
};

/** Whether a word is, or nearly is, a word of an option's name: "bright" of "brightness", "zipped" of "zipper". */
export const isKeyToken = (word: string, key: string): boolean =>
  keyTokens(key).some(
    (token) =>
      word === token ||
      singular(word) === singular(token) ||
      (token.length >= 4 && word.length >= 3 && word.startsWith(stem(token))) ||
      (word.length >= 4 && token.length > word.length + 2 && token.startsWith(singular(word))) ||
      (token === 'color' && word === 'colour') ||
      (token === 'colour' && word === 'color'),
  );

/** Whether a measured text names an option, in English or Chinese. */
export const namesKey = (key: string, text: string): boolean => {
  if (text.split(' ').some((word) => word !== '' && isKeyToken(word, key))) return true;
  if (!/[㐀-鿿]/.test(text)) return false;
  if (text.includes(plain(key)) && plain(key) !== '') return true;
  return chinese.some(([pattern, words]) => pattern.test(key) && new RegExp(words, 'u').test(text));
};

/** Values that say only whether there is something: they need the option's name beside them. */
export const isBareAnswer = (value: string): boolean =>
  /^(?:yes|no|none|n\/a|true|false|with|without|有|无|是|否)$/i.test(value.trim());
export const isBareNo = (value: string): boolean =>
  /^(?:no|none|n\/a|false|without|无|否)$/i.test(value.trim());
