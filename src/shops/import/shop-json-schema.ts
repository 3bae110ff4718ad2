import { z } from 'zod';
import { shopFileSchema } from '../../domain/index.js';

/** The import file as JSON Schema, as one writes it: what has a default may be left out. */
export const shopJsonSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(shopFileSchema, { io: 'input' }),
  title: 'Makegood shop file',
});
