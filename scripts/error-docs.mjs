// Writes docs/errors.md from the registry of error codes; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { describeErrorCodes } from '../dist/base/describe-error-codes.js';

const path = 'docs/errors.md';
const text = describeErrorCodes();
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
} else if (readFileSync(path, 'utf8') !== text) {
  console.error(`${path} is not what src/base/error-codes.ts says. Run "npm run docs:errors".`);
  process.exitCode = 1;
}
