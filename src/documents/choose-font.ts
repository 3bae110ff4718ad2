/** Signs of the fonts that every reader of PDF brings along: Windows code page 1252, printable part. */
const standardSigns = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

/** Letters that do not come apart into a plain one and a mark. */
const plainOf: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
};

/** Latin letters that none of our fonts has, as their plain ones: `Łukasz Nowický` is better sent to than `□ukasz`. */
export const printable = (text: string): string =>
  text.replaceAll(/\p{Script=Latin}/gu, (letter) =>
    standardSigns.test(letter)
      ? letter
      : (plainOf[letter] ?? letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')),
  );

/** Whether a text needs no font of our own. */
export const isStandard = (text: string): boolean => standardSigns.test(text);

export type FontName = 'Helvetica' | 'Helvetica-Bold' | 'chinese';

/** The smallest font that has every sign: a Latin label stays a few kilobytes. Chinese has one weight. */
export const fontFor = (text: string, isBold: boolean): FontName =>
  isStandard(text) ? (isBold ? 'Helvetica-Bold' : 'Helvetica') : 'chinese';
