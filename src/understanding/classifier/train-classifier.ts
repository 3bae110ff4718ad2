import { fingerprint } from '../../base/index.js';
import { featuresOf } from './features.js';
import { fitCalibration } from './fit-calibration.js';
import { fitMargins, marginsOf, type WeightedExample } from './fit-margins.js';
import { type IntentExample, intentNames } from './intent-names.js';
import { misspell } from './misspell.js';
import { encodeModel } from './model-file.js';
import { seededRandom, shuffled } from './seeded-random.js';

const seed = 20_482;
const cost = 1;
const heldShare = 0.2;
/** Out-of-scope examples are many and of every kind: each counts less, or they push real requests out. */
const outOfScopeWeight = 0.5;
const misspeltWeight = 0.5;

/** Raised with each change of features, concepts or training, so that a model made before it is made anew. */
const trainingVersion = 1;

/** Names the examples a model was made from and how, so that a stale model is noticed. */
export const fingerprintExamples = (examples: readonly IntentExample[]): string =>
  fingerprint({ trainingVersion, examples });

const weighted = (examples: readonly IntentExample[], random: () => number): WeightedExample[] =>
  examples.flatMap(({ intent, text }) => {
    const label = intentNames.indexOf(intent);
    const weight = intent === 'out_of_scope' ? outOfScopeWeight : 1;
    const slipped = misspell(text, 0.3, random);
    const own = { features: featuresOf(text), label, weight };
    return slipped === text
      ? [own]
      : [own, { features: featuresOf(slipped), label, weight: weight * misspeltWeight }];
  });

/**
 * Trains the intent classifier and answers its file. The same examples in the same order give the same bytes.
 * Probabilities are calibrated on a fifth of the examples that a first model has not seen; the model that is kept
 * has seen all of them.
 */
export const trainClassifier = (examples: readonly IntentExample[]): Uint8Array => {
  const random = seededRandom(seed);
  const order = shuffled(examples, random);
  const heldCount = Math.floor(order.length * heldShare);
  const held = order.slice(0, heldCount);
  const trial = fitMargins(weighted(order.slice(heldCount), random), intentNames.length, {
    cost,
    passes: 12,
    seed,
  });
  const calibration = fitCalibration(
    held.map(({ intent, text }) => ({
      margins: marginsOf(trial, featuresOf(text)),
      label: intentNames.indexOf(intent),
    })),
    intentNames.length,
  );
  const margins = fitMargins(weighted(order, random), intentNames.length, { cost, passes: 12, seed });
  return encodeModel({ intents: intentNames, margins, calibration, source: fingerprintExamples(examples) });
};
