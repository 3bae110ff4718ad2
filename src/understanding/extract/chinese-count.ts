/** Measure words that goods are counted with. */
export const measures = '个箇只件双条台把张块瓶盒套支副对枚盏顶辆部根份包袋本罐';
export const chineseDigits: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  俩: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const number = '[一两二三四五六七八九十]|\\d{1,2}';
/** "One month ago" and "the last order" count no goods. */
export const countPattern = `(?<![上下第每\\d])(${number})([${measures}])(?!月|星期|礼拜|小时|人|订单|单)`;

const ofWhole = new RegExp(
  `(?:碎|坏|破|裂|断|少|缺|丢|漏|退|取消|没收到|收到|有问题|剩|留)[了掉货款]?(?:其中|里面)?的?${countPattern}|(?:其中|里面|只有|有)的?${countPattern}`,
  'u',
);
const leading = new RegExp(
  `^(?:我们?)?(?:买|订|收到|下单|购买)?[了的]?(?:${countPattern})?的?(?:其中的?)?`,
  'u',
);

/** How many of the goods a sentence is about where that stands apart from their name: "杯子碎了一个". */
const countApart = (text: string): string | null => {
  const match = ofWhole.exec(text);
  if (match === null) return null;
  const [, first, firstMeasure, second, secondMeasure] = match;
  return first === undefined ? `${second ?? ''}${secondMeasure ?? ''}` : `${first}${firstMeasure ?? ''}`;
};

/** The goods with the count that was said apart from them, in the customer's own characters. */
export const withCountApart = (goods: string, text: string): string => {
  const count = countApart(text);
  if (count === null || goods.includes(count)) return goods;
  const bare = goods.replace(leading, '');
  return bare === '' ? goods : `${count}${bare}`;
};

const numerals: Readonly<Record<string, number>> = {
  ...chineseDigits,
  零: 0,
  〇: 0,
  兩: 2,
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters a number may be written with, for use in a character class. */
export const chineseNumerals = '零〇一二三四五六七八九十两兩百千万萬';

/**
 * A number in Chinese characters: 三百五十, 一万二, 一千二 (1200, as it is said), 二零二六 (read digit by digit).
 * Null when the characters make none.
 */
export const chineseNumber = (text: string): number | null => {
  if (text === '' || !/^[零〇一二三四五六七八九十两兩俩百千万萬]+$/.test(text)) return null;
  if (!/[十百千万萬]/.test(text)) return Number(Array.from(text, (sign) => numerals[sign] ?? 0).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let place = 1;
  let skipped = false;
  for (const sign of text) {
    if (sign === '万' || sign === '萬') {
      total = (total + section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = null;
      place = 10_000;
      skipped = false;
    } else if (places[sign] !== undefined) {
      place = places[sign] ?? 1;
      section += (digit ?? 1) * place;
      digit = null;
      skipped = false;
    } else if (sign === '零' || sign === '〇') skipped = true;
    else if (digit !== null) return null;
    else digit = numerals[sign] ?? null;
  }
  // "一千二" leaves out the hundred; "一千零二" does not.
  const last = (digit ?? 0) * (place > 10 && !skipped ? place / 10 : 1);
  return total + section + last;
};
