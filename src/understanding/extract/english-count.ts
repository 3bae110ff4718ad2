const units: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, 20 + index * 10]),
);
const small: Readonly<Record<string, number>> = { ...units, ...tens };
const word = [...Object.keys(tens), ...Object.keys(units)].sort((a, b) => b.length - a.length).join('|');

/** Pattern of a number in words: "fifty", "two hundred and fifty", "a thousand". */
export const numberWordsPattern = `(?:(?:an?|${word})[ -])?(?:${word}|hundred|thousand)(?:(?:[ -]and)?[ -](?:${word}|hundred|thousand))*`;

/** The number that such words make: "two hundred and fifty" is 250. Null when they make none. */
export const englishNumber = (text: string): number | null => {
  let total = 0;
  let section = 0;
  for (const one of text.toLowerCase().split(/[ -]+/)) {
    const value = small[one];
    if (value !== undefined) {
      // "Four eight two" is read digit by digit and is no count.
      if (section % 100 !== 0 && !(section % 10 === 0 && section % 100 >= 20 && value > 0 && value < 10))
        return null;
      section += value;
    } else if (one === 'a' || one === 'an') section += 1;
    else if (one === 'hundred') section = Math.max(1, section) * 100;
    else if (one === 'thousand') {
      total += Math.max(1, section) * 1000;
      section = 0;
    } else if (one !== 'and') return null;
  }
  return total + section;
};

const digitWord = `(?:oh|o|nought|${word})`;

/** Pattern of at least four digits read out: "one oh four eight two", "ten four eight two". */
export const spokenDigitsPattern = `${digitWord}(?:(?:[ ,-]|, )${digitWord}){2,14}`;

/** What read-out digits write: "ten four eight two" is `10482`. Null when a word is no digit. */
export const spokenDigits = (text: string): string | null => {
  let digits = '';
  let open = false;
  for (const one of text.toLowerCase().split(/[ ,-]+/)) {
    const value = one === 'oh' || one === 'o' || one === 'nought' ? 0 : small[one];
    if (value === undefined) return null;
    // "Twenty eight" is 28, "twenty eighteen" is 2018.
    digits = open && value > 0 && value < 10 ? `${digits.slice(0, -1)}${value}` : `${digits}${value}`;
    open = value >= 20;
  }
  return digits;
};
