const numbers: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
};
const units: readonly (readonly [string, string])[] = [
  ['ft', 'ft|foot|feet|英尺'],
  ['inch', 'inch(?:es)?|in(?= )|寸|英寸'],
  ['gb', 'gb|gigs?|gigabytes?'],
  ['tb', 'tb|terabytes?'],
  ['ml', 'ml|millilit(?:er|re)s?|毫升'],
  ['l', 'l|lit(?:er|re)s?|升'],
  ['cm', 'cm|centimet(?:er|re)s?|厘米'],
  ['mm', 'mm|millimet(?:er|re)s?|毫米'],
  ['m', 'met(?:er|re)s?|米'],
  ['mp', 'mp|megapixels?'],
  ['mah', 'mah'],
  ['x', 'x|times|倍'],
  ['piece', 'pieces?|pcs?|件套|片'],
  ['hour', 'hours?|hrs?|小时'],
  ['lb', 'lbs?|pounds?|磅'],
  ['kg', 'kgs?|kilos?|公斤'],
  ['oz', 'oz|ounces?'],
  ['w', 'w|watts?|瓦'],
  ['bar', 'bars?'],
  ['cup', 'cups?'],
  ['degree', 'degrees?'],
  ['k', 'k'],
  ['hz', 'hz'],
];
const spelled = new RegExp(
  ` (${Object.keys(numbers).join('|')}) (?=(?:${units.map(([, ways]) => ways).join('|')})(?= ))`,
  'g',
);
const measured = units.map(
  ([unit, ways]) => [unit, new RegExp(` (\\d+(?:\\.\\d+)?) ?(?:${ways})(?= )`, 'g')] as const,
);

/** "4 foot", "4-feet" and "4 ft" become the same word; the text begins and ends with a space. */
export const withUnits = (text: string): string =>
  measured.reduce(
    (words, [unit, pattern]) => words.replace(pattern, ` $1${unit}`),
    text.replace(spelled, (_, word: string) => ` ${numbers[word] ?? word} `),
  );
