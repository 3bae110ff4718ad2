import { fingerprint } from '../../base/index.js';
import { featuresOf } from './features.js';
import { fitCalibration } from './fit-calibration.js';
import { fitMargins, type Margins, marginsOf, type WeightedExample } from './fit-margins.js';
import { type IntentExample, intentNames } from './intent-names.js';
import { misspell } from './misspell.js';
import { encodeModel } from './model-file.js';
import { seededRandom, shuffled } from './seeded-random.js';

const seed = 20_482;
const cost = 2;
const passes = 12;
const heldBlock = 20;
/** To answer what is none of ours is worse than to ask once more, so these examples count for more. */
const outOfScopeWeight = 1.7;
const misspeltWeight = 0.5;

/** Raised with each change of features, concepts or training, so that a model made before it is made anew. */
const trainingVersion = 5;

/** Names the files of examples a model was made from and how, so that a stale model is noticed. */
export const fingerprintExamples = (files: readonly string[]): string =>
  fingerprint({ trainingVersion, files });

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
 * A quarter of the examples, in blocks of neighbouring lines: lines that stand together were written in one breath,
 * so a block is about as unlike the rest as a stranger's sentence is. Single lines would flatter the model.
 */
const isHeld = (index: number): boolean => Math.floor(index / heldBlock) % 4 === 3;

/**
 * Trains the intent classifier and answers its file; `source` is kept in it. The same examples in the same order give the same bytes.
 * Probabilities are calibrated on examples that a first model has not seen; the model that is kept has seen all.
 */
export const trainClassifier = (examples: readonly IntentExample[], source: string): Uint8Array => {
  const random = seededRandom(seed);
  const marginsFrom = (seen: readonly IntentExample[]): Margins =>
    fitMargins(weighted(shuffled(seen, random), random), intentNames.length, { cost, passes, seed });
  const trial = marginsFrom(examples.filter((_, index) => !isHeld(index)));
  const held = examples.filter((_, index) => isHeld(index));
  const calibration = fitCalibration(
    held.map(({ intent, text }) => ({
      margins: marginsOf(trial, featuresOf(text)),
      label: intentNames.indexOf(intent),
    })),
    intentNames.length,
  );
  return encodeModel({
    intents: intentNames,
    margins: marginsFrom(examples),
    calibration,
    source,
  });
};
