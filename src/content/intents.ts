import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../base/index.js';
import { locales } from '../domain/index.js';
import {
  type Classifier,
  fingerprintExamples,
  type IntentExample,
  intentNames,
  loadClassifier,
  trainClassifier,
} from '../understanding/index.js';

const intentFileSchema = z.strictObject({
  intent: z.enum(intentNames),
  examples: z.array(z.string().min(1).max(1000)).min(1),
});

const readIntentFile = (path: string): IntentExample[] => {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AppError('content-invalid', { file: path, reason: 'not-yaml' }, { cause });
  }
  const checked = intentFileSchema.safeParse(content);
  if (!checked.success) {
    const place = checked.error.issues[0];
    throw new AppError('content-invalid', {
      file: path,
      at: place?.path.join('.') ?? '',
      reason: place?.message ?? 'schema',
    });
  }
  if (checked.data.intent !== basename(path, '.yml')) {
    throw new AppError(
      'content-invalid',
      { file: path, at: 'intent', reason: 'name-differs' },
      { cure: 'Name the file after the intent it holds.' },
    );
  }
  return checked.data.examples.map((text) => ({ intent: checked.data.intent, text }));
};

/**
 * All examples of `dialogs/intents/<locale>/`, in the order of locale and file name.
 * @throws AppError `content-invalid` naming the file and the place.
 */
export const readIntentExamples = (dialogsFolder: string): IntentExample[] =>
  locales.flatMap((locale) => {
    const folder = join(dialogsFolder, 'intents', locale);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.yml'))
      .sort();
    return files.flatMap((file) => readIntentFile(join(folder, file)));
  });

/** Trains the classifier on `dialogs/intents/` and answers its file: the same folder, the same bytes. */
export const trainFromFolder = (dialogsFolder: string): Uint8Array =>
  trainClassifier(readIntentExamples(dialogsFolder));

/**
 * The classifier of a built model file; trained in memory when there is none or when its examples have changed since,
 * so that neither a test nor a merchant's new example needs a build.
 */
export const openClassifier = (dialogsFolder: string, modelFile: string): Classifier => {
  const examples = readIntentExamples(dialogsFolder);
  let built: Classifier | null = null;
  try {
    built = loadClassifier(readFileSync(modelFile));
  } catch {
    built = null;
  }
  return built?.source === fingerprintExamples(examples) ? built : loadClassifier(trainClassifier(examples));
};
