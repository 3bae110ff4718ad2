import { basename } from 'node:path';
import { type LabelledText, openClassifier, readLabelledTexts } from '../../content/index.js';
import {
  type Classifier,
  type Confusion,
  confusionsOf,
  type IntentFigures,
  type MeasuredText,
  measureIntents,
  misspell,
  seededRandom,
} from '../../understanding/index.js';
import { dialogsFolder, modelFile } from '../places.js';
import { type CliCommand, type CommandIo, textOption, UsageError, write } from './command.js';

const worst = 20;

const shareOption = (text: string | null): number => {
  if (text === null) return 0;
  const share = Number(text);
  if (!(share >= 0 && share <= 1))
    throw new UsageError('--misspelt must be a share from 0 to 1, such as 0.1.');
  return share;
};

const classifyAll = (
  classifier: Classifier,
  texts: readonly LabelledText[],
  misspelt: number,
): MeasuredText[] => {
  const random = seededRandom(1);
  return texts.map(({ text, intent }) => {
    const said = misspelt > 0 ? misspell(text, misspelt, random) : text;
    const startedAt = process.hrtime.bigint();
    const guesses = classifier.classify(said);
    return { intent, guesses, microseconds: Number(process.hrtime.bigint() - startedAt) / 1000 };
  });
};

const percent = (share: number | null): string =>
  share === null ? '     –' : `${(share * 100).toFixed(1).padStart(6)}`;

const tableRow = (name: string, figures: IntentFigures): string =>
  [
    name.slice(0, 28).padEnd(28),
    String(figures.n).padStart(6),
    percent(figures.accuracy),
    percent(figures.top2),
    percent(figures.macroF1),
    percent(figures.coverageAtPrecision98),
    percent(figures.outOfScopeRecall),
    String(figures.microsecondsMedian ?? '–').padStart(6),
  ].join('  ');

const tell = (io: CommandIo, names: readonly string[], figures: readonly IntentFigures[]): void => {
  write(io.notes, `${'file'.padEnd(28)}       n   first     two      F1   cov98     oos      µs`);
  names.forEach((name, index) => {
    const own = figures[index];
    if (own !== undefined) write(io.notes, tableRow(name, own));
  });
};

const tellConfusions = (io: CommandIo, confusions: readonly Confusion[]): void => {
  write(io.notes, confusions.length === 0 ? '\nNothing was mixed up.' : '\nMixed up most often:');
  for (const { meant, guessed, n, share } of confusions)
    write(io.notes, `${String(n).padStart(6)}  ${percent(share)} %  ${meant} taken for ${guessed}`);
};

export const evalCommand: CliCommand = {
  name: 'eval',
  summary: 'Measures how well the classifier tells intents apart, on your own labelled texts.',
  usage: `eval FILE.jsonl [...] [--confusions] [--misspelt SHARE]

  FILE.jsonl        a line is {"text", "intent", "lang"}; intents are those of dialogs/intents/
  --confusions      also tells the ${worst} most frequent mix-ups
  --misspelt SHARE  measures again with one keyboard slip in this share of the words, such as 0.1

A table goes to standard error. The last line of standard output is one JSON object:
{ model, files: { NAME: figures }, total: figures } with n, accuracy, top2, macroF1, perIntent, coverageAtPrecision98,
outOfScopeRecall, outOfScopePrecision, calibrationError, microsecondsMedian and microsecondsP99.
With --confusions it has confusions, with --misspelt a part "misspelt" with files and total as well.`,
  options: { confusions: { type: 'boolean' }, misspelt: { type: 'string' } },
  positionals: { min: 1, max: 1000 },
  run: async (given, io) => {
    const share = shareOption(textOption(given, 'misspelt'));
    const classifier = openClassifier(dialogsFolder, modelFile);
    const files = await Promise.all(
      given.positionals.map(async (file) => ({ file, texts: await readLabelledTexts(file) })),
    );
    if (files.every(({ texts }) => texts.length === 0)) {
      write(io.notes, 'The files hold no texts to measure on.');
      return 1;
    }
    const names = files.map(({ file }) =>
      files.filter((other) => basename(other.file) === basename(file)).length > 1 ? file : basename(file),
    );
    // The first texts pay for the compiler's warming up; they are not timed.
    classifyAll(classifier, files.flatMap(({ texts }) => texts).slice(0, 500), 0);
    const measure = (misspelt: number) => {
      const measured = files.map(({ texts }) => classifyAll(classifier, texts, misspelt));
      const figures = measured.map(measureIntents);
      const all = measured.flat();
      const total = measureIntents(all);
      tell(io, [...names, 'total'], [...figures, total]);
      return { all, part: { files: Object.fromEntries(names.map((name, i) => [name, figures[i]])), total } };
    };
    const { all, part } = measure(0);
    const confusions = given.values.confusions === true ? confusionsOf(all, worst) : null;
    if (confusions !== null) tellConfusions(io, confusions);
    if (share > 0) write(io.notes, `\nwith one keyboard slip in ${share * 100} % of the words:`);
    write(
      io.output,
      JSON.stringify({
        model: classifier.fingerprint,
        ...part,
        ...(confusions === null ? {} : { confusions }),
        ...(share > 0 ? { misspelt: measure(share).part } : {}),
      }),
    );
    return 0;
  },
};
