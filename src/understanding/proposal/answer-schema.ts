import { z } from 'zod';
import { commandSchema } from '../../domain/index.js';

/** What a model answers: at most eight commands, each from the closed list. */
export const answerSchema = z.object({ commands: z.array(commandSchema).max(8) });

/** The same as JSON Schema, sent with every request. */
export const answerJsonSchema: Readonly<Record<string, unknown>> = z.toJSONSchema(answerSchema, {
  target: 'draft-7',
  io: 'input',
}) as Record<string, unknown>;
