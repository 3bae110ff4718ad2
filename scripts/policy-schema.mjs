// Writes docs/policy.schema.json and docs/floor.schema.json, for editors; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { floorJsonSchema, policyJsonSchema } from '../dist/policy/index.js';

const files = {
  'docs/policy.schema.json': policyJsonSchema(),
  'docs/floor.schema.json': floorJsonSchema(),
};
const readOrEmpty = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

let stale = false;
for (const [path, schema] of Object.entries(files)) {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  } else if (readOrEmpty(path) !== text) {
    stale = true;
    console.error(`${path} is not what src/policy/document says. Run "npm run docs:policy".`);
  }
}
process.exitCode = stale ? 1 : 0;
