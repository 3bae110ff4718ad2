import { distance } from 'fastest-levenshtein';

const known =
  'january february april august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday tomorrow thanksgiving christmas weekend'.split(
    ' ',
  );
const right = new Set(known);
/** Chat forms that no distance finds. */
const short: Readonly<Record<string, string>> = {
  ystrday: 'yesterday',
  yday: 'yesterday',
  tmrw: 'tomorrow',
  wknd: 'weekend',
  xmas: 'christmas',
};

const meant = (word: string): string | null => {
  const lower = word.toLowerCase();
  if (short[lower] !== undefined) return short[lower] ?? null;
  if (lower.length < 5 || right.has(lower) || right.has(lower.replace(/'?s$/, ''))) return null;
  for (const one of known) {
    if (one[0] !== lower[0] || Math.abs(one.length - lower.length) > 2) continue;
    const slips = distance(one, lower);
    if (slips === 1 || (slips === 2 && one.length >= 7 && lower.length >= 6)) return one;
  }
  return null;
};

export interface Spelled {
  readonly text: string;
  /** Where a place in the repaired text stands in the original. */
  at(place: number): number;
}

/** Lower case, with misspelt months, weekdays and the like put right: "novmber", "yesturday", "wensday". */
export const spelledDates = (text: string): Spelled => {
  const lower = text.toLowerCase();
  const shifts: { from: number; by: number }[] = [];
  let shift = 0;
  const repaired = lower.replace(/[a-z]{4,}/g, (word, index: number) => {
    const better = meant(word);
    if (better === null) return word;
    shift += better.length - word.length;
    shifts.push({ from: index + word.length + shift, by: shift });
    return better;
  });
  return {
    text: repaired.length === lower.length + shift ? repaired : lower,
    at: (place) => {
      let by = 0;
      for (const one of shifts) if (place >= one.from) by = one.by;
      return Math.max(0, Math.min(text.length, place - by));
    },
  };
};
