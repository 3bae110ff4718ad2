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

interface IntentFile {
  readonly path: string;
  readonly text: string;
}

/** The files of `dialogs/intents/<locale>/`, in the order of locale and file name. */
const readIntentFiles = (dialogsFolder: string): IntentFile[] =>
  locales.flatMap((locale) => {
    const folder = join(dialogsFolder, 'intents', locale);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.yml'))
      .sort()
      .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }));
  });

/** Thousands of lines of YAML would cost every start half a second: the bytes alone tell whether they changed. */
const fingerprintFiles = (files: readonly IntentFile[]): string =>
  fingerprintExamples(files.map(({ text }) => text));

const examplesOf = ({ path, text }: IntentFile): IntentExample[] => {
  let content: unknown;
  try {
    content = parse(text);
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
 * All examples of `dialogs/intents/<locale>/`.
 * @throws AppError `content-invalid` naming the file and the place.
 */
export const readIntentExamples = (dialogsFolder: string): IntentExample[] =>
  readIntentFiles(dialogsFolder).flatMap(examplesOf);

const trainFromFiles = (files: readonly IntentFile[]): Uint8Array =>
  trainClassifier(files.flatMap(examplesOf), fingerprintFiles(files));

/** Trains the classifier on `dialogs/intents/` and answers its file: the same folder, the same bytes. */
export const trainFromFolder = (dialogsFolder: string): Uint8Array =>
  trainFromFiles(readIntentFiles(dialogsFolder));

/**
 * The classifier of a built model file; trained in memory when there is none or when its examples have changed since,
 * so that neither a test nor a merchant's new example needs a build.
 */
export const openClassifier = (dialogsFolder: string, modelFile: string): Classifier => {
  const files = readIntentFiles(dialogsFolder);
  let built: Classifier | null = null;
  try {
    built = loadClassifier(readFileSync(modelFile));
  } catch {
    built = null;
  }
  return built?.source === fingerprintFiles(files) ? built : loadClassifier(trainFromFiles(files));
};
