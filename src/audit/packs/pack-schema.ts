import { z } from 'zod';
import { err, ok, parseJson, type Result } from '../../base/index.js';
import type { Json } from '../seals/json-place.js';

/**
 * A pack is JSON Lines: a header, then one line an entry. `whole` holds every entry of the log up to the checkpoint;
 * `case` holds those of one case with the policy versions, keys and erasures it touches, each with its inclusion proof.
 */
export const packSchemaName = 'makegood-audit/1';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const json = z.json() as unknown as z.ZodType<Json>;

export const packHeaderSchema = z.object({
  schema: z.literal(packSchemaName),
  kind: z.enum(['whole', 'case']),
  /** The case's id; null for a whole pack. */
  case: z.string().nullable(),
  origin: z.string(),
  verifierKey: z.string(),
  /** The signed note that the entries are proved against. */
  checkpoint: z.string(),
  /** An earlier note and the proof that the log begins with it, when one was asked for. */
  since: z.object({ checkpoint: z.string(), proof: z.array(hash) }).nullable(),
  exportedAt: z.string(),
});
export type PackHeader = z.infer<typeof packHeaderSchema>;

export const packEntrySchema = z.object({
  entry: z.object({
    seq: z.int().nonnegative(),
    at: z.string(),
    actor: z.string(),
    type: z.string(),
    case: z.string().nullable(),
    payloadHash: hash,
    previousHash: hash,
  }),
  salt: z.string(),
  /** As it was hashed: personal fields are `{"sealed": digest}`. */
  payload: json,
  /** What opens the sealed fields; those that are missing were erased. */
  open: z.array(z.object({ path: z.string(), salt: z.string(), value: json })),
  proof: z.array(hash).optional(),
});
export type PackEntry = z.infer<typeof packEntrySchema>;

/** An order with five hundred lines and its decision stay well below. */
const lineBytesMax = 32_000_000;

const parseLine =
  <T>(schema: z.ZodType<T>) =>
  (line: string): Result<T, string> => {
    const parsed = parseJson(line, lineBytesMax);
    if (!parsed.ok) return err(parsed.error);
    const checked = schema.safeParse(parsed.value);
    if (checked.success) return ok(checked.data);
    return err(
      [...new Set(checked.error.issues.map((issue) => issue.path.join('.')))].slice(0, 5).join(', '),
    );
  };

export const parsePackHeader = parseLine(packHeaderSchema);
export const parsePackEntry = parseLine(packEntrySchema);
