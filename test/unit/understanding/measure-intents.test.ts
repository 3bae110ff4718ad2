import { describe, expect, test } from '@jest/globals';
import {
  confusionsOf,
  type IntentName,
  type MeasuredText,
  measureIntents,
} from '../../../src/understanding/index.js';

const said = (intent: IntentName, first: IntentName, probability: number, second: IntentName = 'greeting') =>
  ({
    intent,
    guesses: [
      { intent: first, probability },
      { intent: second, probability: 1 - probability },
    ],
    microseconds: 10,
  }) satisfies MeasuredText;

describe('how well intents are told apart', () => {
  test('the first guess and the first two are counted apart', () => {
    const { accuracy, top2 } = measureIntents([
      said('affirm', 'affirm', 0.9),
      said('deny', 'affirm', 0.8, 'deny'),
      said('deny', 'affirm', 0.7),
      said('greeting', 'affirm', 0.6),
    ]);
    expect([accuracy, top2]).toEqual([0.25, 0.75]);
  });

  test('precision, recall and F1 of an intent', () => {
    const { perIntent, macroF1 } = measureIntents([
      said('affirm', 'affirm', 0.9),
      said('affirm', 'deny', 0.9),
      said('deny', 'deny', 0.9),
    ]);
    expect(perIntent).toEqual({
      affirm: { n: 2, precision: 1, recall: 0.5, f1: 0.6667 },
      deny: { n: 1, precision: 0.5, recall: 1, f1: 0.6667 },
    });
    expect(macroF1).toBe(0.6667);
  });

  test('only what stands above the last wrong answer too many is covered', () => {
    const surely = Array.from({ length: 98 }, () => said('affirm', 'affirm', 0.9));
    const wrong = said('deny', 'affirm', 0.5);
    const unsure = said('affirm', 'affirm', 0.4);
    expect(measureIntents([...surely, wrong]).coverageAtPrecision98).toBe(0.9899);
    expect(measureIntents([...surely, wrong, wrong, wrong, unsure]).coverageAtPrecision98).toBe(0.9608);
    expect(measureIntents([said('deny', 'affirm', 0.99), ...surely.slice(0, 9)]).coverageAtPrecision98).toBe(
      0,
    );
  });

  test('an answer to a text out of scope is a wrong one', () => {
    const figures = measureIntents([
      said('out_of_scope', 'affirm', 0.95),
      said('affirm', 'affirm', 0.9),
      said('out_of_scope', 'out_of_scope', 0.9),
      said('deny', 'out_of_scope', 0.9),
    ]);
    expect(figures.coverageAtPrecision98).toBe(0);
    expect([figures.outOfScopeRecall, figures.outOfScopePrecision]).toEqual([0.5, 0.5]);
  });

  test('probabilities that come true as often as they say have no calibration error', () => {
    const half = [said('affirm', 'affirm', 0.5), said('deny', 'affirm', 0.5)];
    expect(measureIntents(half).calibrationError).toBe(0);
    expect(measureIntents([said('deny', 'affirm', 0.9)]).calibrationError).toBe(0.9);
  });

  test('nothing to measure has no shares', () => {
    const { n, accuracy, top2, macroF1, microsecondsMedian } = measureIntents([]);
    expect([n, accuracy, top2, macroF1, microsecondsMedian]).toEqual([0, null, null, null, null]);
  });

  test('the most frequent mix-up comes first, with its share of what was meant', () => {
    const texts = [
      said('deny', 'affirm', 0.9),
      said('deny', 'affirm', 0.9),
      said('deny', 'deny', 0.9),
      said('deny', 'deny', 0.9),
      said('greeting', 'affirm', 0.9),
    ];
    expect(confusionsOf(texts, 1)).toEqual([{ meant: 'deny', guessed: 'affirm', n: 2, share: 0.5 }]);
  });
});
