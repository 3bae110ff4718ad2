import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError } from '../base/index.js';
import { intentNames } from '../understanding/index.js';

/** A line of a file to measure on; fields beyond these are left alone. */
const labelledTextSchema = z.object({
  text: z.string().min(1).max(10_000),
  intent: z.enum(intentNames),
  lang: z.string().max(35).optional(),
});
export type LabelledText = z.infer<typeof labelledTextSchema>;

const invalid = (file: string, line: number, reason: string): AppError =>
  new AppError(
    'content-invalid',
    { file, line, reason },
    { cure: 'Write one JSON object a line: {"text": "…", "intent": "…", "lang": "en"}.' },
  );

const readLine = (file: string, line: number, words: string): LabelledText => {
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch {
    throw invalid(file, line, 'not-json');
  }
  const checked = labelledTextSchema.safeParse(value);
  if (checked.success) return checked.data;
  throw invalid(
    file,
    line,
    `${checked.error.issues[0]?.path.join('.')}: ${checked.error.issues[0]?.message}`,
  );
};

/**
 * Labelled texts of a JSON-lines file; empty lines are left out.
 * @throws AppError `content-invalid` with file and line.
 */
export const readLabelledTexts = async (file: string): Promise<LabelledText[]> => {
  const texts: LabelledText[] = [];
  let line = 0;
  try {
    for await (const words of createInterface({ input: createReadStream(file, 'utf8') })) {
      line += 1;
      if (words.trim() !== '') texts.push(readLine(file, line, words));
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'content-invalid',
      { file, reason: 'not-readable' },
      { cure: 'Check the name of the file and that it may be read.', cause },
    );
  }
  return texts;
};
