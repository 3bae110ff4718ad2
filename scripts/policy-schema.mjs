// Writes docs/policy.schema.json and docs/floor.schema.json, for editors, and the tables of docs/policy.md; with --check
// only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { floorJsonSchema, policyJsonSchema } from '../dist/policy/index.js';
import { guideTables, withTables } from './policy-guide.mjs';

const readOrEmpty = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const [policy, floor] = [policyJsonSchema(), floorJsonSchema()];
const asText = (schema) => `${JSON.stringify(schema, null, 2)}\n`;
const files = {
  'docs/policy.schema.json': asText(policy),
  'docs/floor.schema.json': asText(floor),
  'docs/policy.md': withTables(readOrEmpty('docs/policy.md'), guideTables(policy, floor)),
};

let stale = false;
for (const [path, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  } else if (readOrEmpty(path) !== text) {
    stale = true;
    console.error(`${path} is not what src/policy/document says. Run "npm run docs:policy".`);
  }
}
process.exitCode = stale ? 1 : 0;
