import { z } from 'zod';
import { conditionsSchema } from './document/condition-keys.js';
import { clauseId, defaultsSchema, outcomeSchema, promiseSchema, worded } from './document/outcome-schema.js';
import { floorDocumentSchema, policyDocumentSchema } from './document/schema.js';
import { amounts, dayRange, days, minutes, percent, span } from './document/values.js';

const { shape } = policyDocumentSchema;

/** What is said in many places is written once and referred to by these names. */
const names = new Map<z.core.$ZodType, string>([
  [conditionsSchema, 'conditions'],
  [outcomeSchema, 'outcome'],
  [defaultsSchema, 'terms'],
  [shape.rules.element, 'rule'],
  [shape.clauses.valueType, 'clause'],
  [shape.start, 'start'],
  [promiseSchema, 'promise'],
  [worded, 'worded'],
  [clauseId, 'clause-id'],
  [amounts, 'amounts'],
  [span, 'span'],
  [days, 'days'],
  [minutes, 'minutes'],
  [percent, 'percent'],
  [dayRange, 'day-range'],
]);

/** Descriptions as they are, and a name for what is referred to. */
const metadata = Object.assign(z.registry<z.core.JSONSchemaMeta>(), {
  get: (schema: z.core.$ZodType) => {
    const known = z.globalRegistry.get(schema);
    const id = names.get(schema);
    return id === undefined ? known : { ...known, id };
  },
  has: (schema: z.core.$ZodType) => names.has(schema) || z.globalRegistry.has(schema),
});

type Json = Readonly<Record<string, unknown>>;

/** Descriptions stand beside `$ref` no longer, where draft 7 ignores them, but around it, where editors look. */
const lifted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lifted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, lifted(inner)] as const);
  const schema: Json = Object.fromEntries(entries);
  const [only, ...more] = Array.isArray(schema.allOf) ? (schema.allOf as Json[]) : [];
  if (only?.description === undefined || more.length > 0) return schema;
  const { description, ...reference } = only;
  return { description, ...schema, allOf: [reference] };
};

// Editors that check YAML know draft 7 best.
const describe = (schema: z.ZodType, title: string): Json => ({
  ...(lifted(z.toJSONSchema(schema, { io: 'input', target: 'draft-7', metadata })) as Json),
  title,
});

/** The policy file as JSON Schema, as one writes it: what has a default may be left out. */
export const policyJsonSchema = (): Json => describe(policyDocumentSchema, 'Makegood policy');

/** A file of `dialogs/policies/floors/` as JSON Schema. */
export const floorJsonSchema = (): Json => describe(floorDocumentSchema, 'Makegood statutory floor');
