import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangZh } from '@nlpjs/lang-zh';
import { Nlp } from '@nlpjs/nlp';
import { seededRandom, shuffled } from '../../src/understanding/classifier/seeded-random.js';
import type { IntentExample, IntentName } from '../../src/understanding/index.js';
import { detectLocale } from '../../src/understanding/text/detect-locale.js';

export interface Rival {
  readonly trainedInMs: number;
  readonly bytes: number;
  /** The intents guessed, best first. */
  classify(text: string): Promise<readonly string[]>;
}

const localeOf = (text: string): 'en' | 'zh' => detectLocale(text) ?? (/[㐀-鿿]/.test(text) ? 'zh' : 'en');

/** It prints its progress however it is told not to. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
};

/** nlp.js with its own defaults, trained on the same examples; shuffled, for it takes them in the order given. */
export const trainNlpJs = (examples: readonly IntentExample[]): Promise<Rival> =>
  quietly(async () => {
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(LangEn);
    container.use(LangZh);
    const nlp = container.get('nlp');
    Object.assign(nlp.settings, { autoSave: false, forceNER: false });
    nlp.addLanguage('en');
    nlp.addLanguage('zh');
    for (const { text, intent } of shuffled(examples, seededRandom(1)))
      nlp.addDocument(localeOf(text), text, intent);
    const startedAt = performance.now();
    await nlp.train();
    return {
      trainedInMs: performance.now() - startedAt,
      bytes: nlp.export().length,
      classify: async (text) => {
        const { classifications } = await nlp.classify(localeOf(text), text);
        return classifications.map(({ intent }): IntentName | string =>
          intent === 'None' ? 'out_of_scope' : intent,
        );
      },
    };
  });
