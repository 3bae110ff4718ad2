import { createHash } from 'node:crypto';
import { featuresOf } from './features.js';
import { probabilitiesOf } from './fit-calibration.js';
import { type IntentName, isIntentName } from './intent-names.js';
import { decodeModel } from './model-file.js';

export interface IntentGuess {
  readonly intent: IntentName;
  readonly probability: number;
}

export interface Classifier {
  /** SHA-256 of the model file, hex; stored with each turn. */
  readonly fingerprint: string;
  /** Fingerprint of the examples it was trained on. */
  readonly source: string;
  /** All intents, most probable first; probabilities are calibrated and sum to at most 1. */
  classify(text: string): readonly IntentGuess[];
}

/** @throws AppError `content-invalid` when the bytes are not a model. */
export const loadClassifier = (bytes: Uint8Array): Classifier => {
  const model = decodeModel(bytes);
  const classes = model.intents.length;
  const intents = model.intents.filter(isIntentName);
  return Object.freeze({
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    source: model.source,
    classify: (text: string) => {
      const { buckets, values } = featuresOf(text);
      const sums = new Float64Array(classes);
      for (let i = 0; i < buckets.length; i++) {
        const row = (buckets[i] as number) * classes;
        const value = values[i] as number;
        for (let k = 0; k < classes; k++)
          sums[k] = (sums[k] as number) + (model.weights[row + k] as number) * value;
      }
      const margins = sums.map((sum, k) => sum * (model.scales[k] as number) + (model.biases[k] as number));
      const probabilities = probabilitiesOf(margins, model.calibration);
      return intents
        .map((intent, k) => ({ intent, probability: probabilities[k] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
    },
  });
};
