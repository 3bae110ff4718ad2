import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf } from '../../src/understanding/classifier/features.js';
import { fitMargins, type Margins, marginsOf } from '../../src/understanding/classifier/fit-margins.js';
import { misspell } from '../../src/understanding/classifier/misspell.js';
import { seededRandom, shuffled } from '../../src/understanding/classifier/seeded-random.js';

/** The classifier's method on public sets with their own training part, to compare with published figures. */

interface Labelled {
  readonly text: string;
  readonly label: string;
}
const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

/** Two columns, text and label; a text in quotes may run over several lines. */
const readCsv = (file: string): Labelled[] => {
  const rows = readFileSync(file, 'utf8').matchAll(/(?:"((?:[^"]|"")*)"|([^\n]*)),([^,\s]+)\r?\n/g);
  return [...rows]
    .map(([, quoted, plain, label]) => ({
      text: (quoted ?? plain ?? '').replaceAll('""', '"'),
      label: label ?? '',
    }))
    .slice(1);
};

const fit = (train: readonly Labelled[]): { labels: string[]; margins: Margins } => {
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const random = seededRandom(7);
  const examples = shuffled(train, random).flatMap(({ text, label }) => {
    const own = { features: featuresOf(text), label: labels.indexOf(label), weight: 1 };
    const slipped = () => ({ ...own, features: featuresOf(misspell(text, 0.3, random)), weight: 0.5 });
    return [own, slipped(), slipped()];
  });
  return { labels, margins: fitMargins(examples, labels.length, { cost: 2, passes: 10, seed: 3 }) };
};

const guess = (
  { labels, margins }: ReturnType<typeof fit>,
  text: string,
): { label: string; margin: number } => {
  const all = marginsOf(margins, featuresOf(text));
  let best = 0;
  for (let k = 1; k < all.length; k++) if ((all[k] ?? 0) > (all[best] ?? 0)) best = k;
  return { label: labels[best] ?? '', margin: all[best] ?? 0 };
};

export const measureBanking77 = (folder: string): { accuracy: number; classes: number } | null => {
  if (!existsSync(join(folder, 'banking77'))) return null;
  const model = fit(readCsv(join(folder, 'banking77', 'train.csv')));
  const test = readCsv(join(folder, 'banking77', 'test.csv'));
  const right = test.filter(({ text, label }) => guess(model, text).label === label).length;
  return { accuracy: percent(right, test.length), classes: model.labels.length };
};

type Pairs = readonly (readonly [text: string, label: string])[];

/** A text is refused when no class claims it by the margin that told the two apart best on the validation part. */
export const measureClinc150 = (
  folder: string,
): { accuracy: number; inScopeAtThreshold: number; outOfScopeRecall: number } | null => {
  const file = join(folder, 'clinc150', 'data_full.json');
  if (!existsSync(file)) return null;
  const data = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'train' | 'val' | 'test' | 'oos_val' | 'oos_test',
    Pairs
  >;
  const model = fit(data.train.map(([text, label]) => ({ text, label })));
  const guesses = (pairs: Pairs) =>
    pairs.map(([text, label]) => {
      const { label: guessed, margin } = guess(model, text);
      return { margin, right: guessed === label };
    });
  const [known, unknown] = [guesses(data.val), guesses(data.oos_val)];
  const at = (threshold: number, inScope: typeof known, outside: typeof known) => ({
    inScope: inScope.filter(({ margin, right }) => right && margin >= threshold).length / inScope.length,
    outside: outside.filter(({ margin }) => margin < threshold).length / outside.length,
  });
  const thresholds = Array.from({ length: 201 }, (_, i) => -1 + i / 100);
  const worth = (threshold: number): number => {
    const { inScope, outside } = at(threshold, known, unknown);
    return inScope + outside;
  };
  const threshold = thresholds.reduce((best, next) => (worth(next) > worth(best) ? next : best), -1);
  const test = guesses(data.test);
  const told = at(threshold, test, guesses(data.oos_test));
  return {
    accuracy: percent(test.filter(({ right }) => right).length, test.length),
    inScopeAtThreshold: percent(told.inScope, 1),
    outOfScopeRecall: percent(told.outside, 1),
  };
};
