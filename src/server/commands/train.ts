import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { trainFromFolder } from '../../content/index.js';
import { loadClassifier } from '../../understanding/index.js';
import { dialogsFolder, modelFile } from '../places.js';
import { type CliCommand, textOption, write } from './command.js';

/** Rebuilds the understanding model from `dialogs/intents/`. The same examples give the same bytes. */
export const train = (folder: string, file: string): { bytes: number; fingerprint: string } => {
  const model = trainFromFolder(folder);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, model);
  return { bytes: model.length, fingerprint: loadClassifier(model).fingerprint };
};

export const trainCommand: CliCommand = {
  name: 'train',
  summary: 'Rebuilds the understanding model from dialogs/intents/.',
  usage: 'train [--dialogs FOLDER]',
  options: { dialogs: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  run: async (given, io) => {
    const { bytes, fingerprint } = train(textOption(given, 'dialogs') ?? dialogsFolder, modelFile);
    write(io.output, `${modelFile}: ${bytes} bytes, ${fingerprint}`);
    return 0;
  },
};
