import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError, fingerprint } from '../base/index.js';
import { commandSchema } from '../domain/index.js';
import type { UnderstandPrompt } from '../understanding/index.js';

const slots = ['today', 'locale', 'flow', 'question', 'choices', 'examples', 'text'];

const examplesSchema = z.strictObject({
  examples: z.array(
    z.strictObject({ text: z.string().min(1), context: z.string(), commands: z.array(commandSchema).min(1) }),
  ),
});

const fault = (file: string, at: string, reason: string, cure: string): AppError =>
  new AppError('content-invalid', { file, at, reason }, { cure });

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('content-invalid', { file, reason: 'unreadable' }, { cause });
  }
};

const parseYaml = (file: string): unknown => {
  try {
    return parse(read(file));
  } catch (cause) {
    throw new AppError('content-invalid', { file, reason: 'not-yaml' }, { cause });
  }
};

/**
 * Reads and checks `prompts/understand-turn/`: system and user text, slots, and examples that keep to the command schema.
 * @throws AppError `content-invalid` naming the file and the place.
 */
export const readUnderstandPrompt = (promptsFolder: string): UnderstandPrompt => {
  const folder = join(promptsFolder, 'understand-turn');
  const promptFile = join(folder, 'prompt.md');
  const [system, user, ...more] = read(promptFile).split(/^---$/m);
  if (system === undefined || user === undefined || more.length > 0) {
    throw fault(promptFile, 'whole file', 'parts', 'Part system and user text by one line of three dashes.');
  }
  const used = [
    ...new Set(Array.from((system + user).matchAll(/\{\{([a-z-]+)\}\}/g), (match) => match[1] ?? '')),
  ];
  const unknown = used.find((slot) => !slots.includes(slot));
  if (unknown !== undefined)
    throw fault(promptFile, unknown, 'slot-unknown', `Use only these slots: ${slots.join(', ')}.`);
  if (!user.includes('{{text}}') || system.includes('{{text}}')) {
    throw fault(promptFile, 'text', 'slot-misplaced', 'Put {{text}} into the user text and nowhere else.');
  }
  const examplesFile = join(folder, 'examples.yml');
  const checked = examplesSchema.safeParse(parseYaml(examplesFile));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw fault(
      examplesFile,
      issue?.path.join('.') ?? '',
      issue?.message ?? 'schema',
      'Correct the example; see src/domain/command.ts.',
    );
  }
  const { examples } = checked.data;
  const prompt = { system: system.trim(), user: user.trim(), examples };
  return Object.freeze({ ...prompt, fingerprint: fingerprint(prompt) });
};
