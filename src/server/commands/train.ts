import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { trainFromFolder } from '../../content/index.js';
import { loadClassifier } from '../../understanding/index.js';

/** Rebuilds the understanding model from `dialogs/intents/`. The same examples give the same bytes. */
export const train = (dialogsFolder: string, modelFile: string): { bytes: number; fingerprint: string } => {
  const model = trainFromFolder(dialogsFolder);
  mkdirSync(dirname(modelFile), { recursive: true });
  writeFileSync(modelFile, model);
  return { bytes: model.length, fingerprint: loadClassifier(model).fingerprint };
};
