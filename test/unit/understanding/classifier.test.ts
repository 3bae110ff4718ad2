import { describe, expect, test } from '@jest/globals';
import { isAppError } from '../../../src/base/index.js';
import { readIntentExamples } from '../../../src/content/index.js';
import { intentNames, loadClassifier, trainClassifier } from '../../../src/understanding/index.js';
import { trainedClassifier } from '../../support/trained-classifier.js';

const few = intentNames.flatMap((intent) =>
  ['one', 'two', 'three', 'four', 'five'].map((word) => ({
    intent,
    text: `${intent.replace('_', ' ')} ${word}`,
  })),
);

describe('the examples', () => {
  const examples = readIntentExamples('dialogs');
  const count = (chinese: boolean, intent: string): number =>
    examples.filter((example) => example.intent === intent && /[㐀-鿿]/.test(example.text) === chinese)
      .length;

  test.each(intentNames)('%s has enough of them in both languages', (intent) => {
    expect(count(false, intent)).toBeGreaterThanOrEqual(intent === 'out_of_scope' ? 200 : 50);
    expect(count(true, intent)).toBeGreaterThanOrEqual(intent === 'out_of_scope' ? 80 : 30);
  });

  test('no sentence stands under two intents', () => {
    const seen = new Map<string, string>();
    const twice = examples.filter(({ text, intent }) => {
      const key = text.toLowerCase().trim();
      const before = seen.get(key);
      seen.set(key, intent);
      return before !== undefined;
    });
    expect(twice).toEqual([]);
  });
});

describe('training', () => {
  test('the same examples give the same bytes', () => {
    expect(Buffer.from(trainClassifier(few, 'few')).equals(Buffer.from(trainClassifier(few, 'few')))).toBe(
      true,
    );
  });

  test('the model stays under three megabytes', () => {
    expect(trainClassifier(few, 'few').length).toBeLessThan(3_000_000);
  });

  test('a damaged or foreign file is refused, not guessed at', () => {
    const bytes = trainClassifier(few, 'few');
    for (const broken of [
      new Uint8Array(0),
      new Uint8Array(100),
      bytes.slice(0, bytes.length - 1),
      new TextEncoder().encode('{"format":"other"}'),
    ]) {
      let fault: unknown = null;
      try {
        loadClassifier(broken);
      } catch (error) {
        fault = error;
      }
      expect(isAppError(fault, 'content-invalid')).toBe(true);
    }
  });
});

describe('classifying', () => {
  const classifier = trainedClassifier();

  test.each(['I want my money back', '', '🍕', 'x'.repeat(5000), '退款'])(
    'probabilities of "%.20s" sum to one, best first',
    (text) => {
      const guesses = classifier.classify(text);
      expect(guesses).toHaveLength(intentNames.length);
      expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
      for (let i = 1; i < guesses.length; i++) {
        expect(guesses[i]?.probability).toBeLessThanOrEqual(guesses[i - 1]?.probability ?? 0);
      }
    },
  );

  test.each([
    ['could i possibly get my cash back for that toaster', 'request_refund'],
    ['plz cancle teh order i made', 'cancel_order'],
    ['any idea when the parcel turns up', 'track_order'],
    ['what are the rules for sending stuff back', 'ask_policy'],
    ['whats the recipe for pancakes', 'out_of_scope'],
    ['麻烦帮我把钱退一下', 'request_refund'],
    ['請問我的訂單到哪了', 'track_order'],
    ['帮我叫个真人来', 'human_agent'],
  ])('%s → %s', (text, intent) => {
    expect(classifier.classify(text)[0]?.intent).toBe(intent);
  });
});
