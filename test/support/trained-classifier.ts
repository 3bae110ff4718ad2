import { openClassifier } from '../../src/content/index.js';
import type { Classifier } from '../../src/understanding/index.js';

let trained: Classifier | null = null;

/** The product's classifier: the built model when there is a fresh one, else trained in memory, once a test file. */
export const trainedClassifier = (): Classifier => {
  trained ??= openClassifier('dialogs', 'dist/understanding-model.bin');
  return trained;
};
