import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LabelledText, readIntentExamples, readLabelledTexts } from '../src/content/index.js';
import { dialogsFolder, modelFile } from '../src/server/places.js';
import {
  type IntentExample,
  isIntentName,
  loadClassifier,
  type MeasuredText,
  measureIntents,
  trainClassifier,
} from '../src/understanding/index.js';
import type { Bench } from './index.js';
import { round } from './turns/figures.js';
import { type Rival, trainNlpJs } from './understanding/nlp-js.js';
import { measureBanking77, measureClinc150 } from './understanding/standard-sets.js';
import { timeWholeMessages } from './understanding/whole-message.js';

const usage = `Usage: npm run -s bench -- understanding [FILE.jsonl ...] [--standard FOLDER] [--without-rival]

  FILE.jsonl       labelled texts to compare on, a line is {"text", "intent"}; without any, every fourth block of our own
                   examples is kept from both classifiers and compared on
  --standard       a folder with banking77/{train,test}.csv and clinc150/data_full.json: measures the method on them
  --without-rival  leaves out nlp.js, whose training takes a minute`;

type Texts = readonly (LabelledText | IntentExample)[];
type Guess = (text: string) => readonly string[] | Promise<readonly string[]>;

const quantile = (sorted: readonly number[], share: number): number =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Scored as `makegood eval` scores; microseconds a text, one text after the other. */
const compare = async (texts: Texts, guess: Guess) => {
  for (const { text } of texts.slice(0, 300)) await guess(text);
  const measured: MeasuredText[] = [];
  for (const { text, intent } of texts) {
    const startedAt = performance.now();
    const names = await guess(text);
    const microseconds = (performance.now() - startedAt) * 1000;
    // Which guess comes first is compared, not how sure it is: the two do not mean the same by it.
    const guesses = names.filter(isIntentName).map((name) => ({ intent: name, probability: 1 }));
    measured.push({ intent, guesses, microseconds });
  }
  const { n, accuracy, top2, microsecondsMedian, microsecondsP99 } = measureIntents(measured);
  return { n, accuracy, top2, microsecondsMedian, microsecondsP99 };
};

const measureLoading = () => {
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage();
  const startedAt = performance.now();
  const classifier = loadClassifier(readFileSync(modelFile));
  const loadMs = performance.now() - startedAt;
  const after = process.memoryUsage();
  return {
    classifier,
    figures: {
      modelBytes: statSync(modelFile).size,
      loadMs: round(loadMs),
      memoryMB: round(
        (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1_048_576,
      ),
    },
  };
};

const isKept = (index: number): boolean => Math.floor(index / 20) % 4 === 1;

export const understandingBench: Bench = {
  name: 'understanding',
  summary:
    'The intent classifier beside nlp.js: accuracy, speed, size; a whole message against twenty orders.',
  run: async (words, tell) => {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        standard: { type: 'string' },
        'without-rival': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return usage;
    const examples = readIntentExamples(dialogsFolder);
    const seen = positionals.length > 0 ? examples : examples.filter((_, index) => !isKept(index));
    const { classifier, figures: loading } = measureLoading();
    tell(`model ${loading.modelBytes} bytes, loaded in ${loading.loadMs} ms`);
    const startedAt = performance.now();
    const own =
      positionals.length > 0 ? classifier : loadClassifier(trainClassifier(seen, 'kept from some examples'));
    const trainMs = Math.round(performance.now() - startedAt);
    let rival: Rival | null = null;
    if (values['without-rival'] !== true) {
      tell(`training nlp.js on ${seen.length} examples …`);
      rival = await trainNlpJs(seen);
      tell(`nlp.js trained in ${Math.round(rival.trainedInMs)} ms`);
    }
    const sets: [string, Texts][] =
      positionals.length > 0
        ? await Promise.all(
            positionals.map(
              async (file): Promise<[string, Texts]> => [
                file.split('/').at(-1) ?? file,
                await readLabelledTexts(file),
              ],
            ),
          )
        : [['own examples', examples.filter((_, index) => isKept(index))]];
    const compared: Record<string, unknown> = {};
    for (const [name, texts] of sets) {
      const ours = await compare(texts, (text) => own.classify(text).map(({ intent }) => intent));
      const theirs = rival === null ? null : await compare(texts, rival.classify);
      tell(
        `${name}: ${ours.accuracy} / ${ours.top2} in ${ours.microsecondsMedian} µs${
          theirs === null
            ? ''
            : `; nlp.js ${theirs.accuracy} / ${theirs.top2} in ${theirs.microsecondsMedian} µs`
        }`,
      );
      compared[name] = { makegood: ours, ...(theirs === null ? {} : { nlpjs: theirs }) };
    }
    const messages = examples.filter((_, index) => index % 7 === 0);
    await timeWholeMessages(classifier, messages.slice(0, 300));
    const whole = await timeWholeMessages(classifier, messages);
    const wholeMessage = { n: whole.length, p50Ms: quantile(whole, 0.5), p99Ms: quantile(whole, 0.99) };
    tell(`a whole message against twenty orders: p50 ${wholeMessage.p50Ms} ms, p99 ${wholeMessage.p99Ms} ms`);
    let standard = null;
    if (values.standard !== undefined) {
      tell('training on Banking77 and CLINC150 …');
      standard = {
        banking77: measureBanking77(values.standard),
        clinc150: measureClinc150(values.standard),
      };
    }
    return {
      bench: 'understanding',
      ...loading,
      ...(positionals.length > 0 ? {} : { trainMs }),
      ...(rival === null
        ? {}
        : { nlpjs: { trainMs: Math.round(rival.trainedInMs), modelBytes: rival.bytes } }),
      compared,
      wholeMessage,
      standard,
    };
  },
};
