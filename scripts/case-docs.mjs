// Writes the table of docs/cases.md from the table the code asks; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { withTransitions } from '../dist/cases/describe-transitions.js';

const path = 'docs/cases.md';
const before = readFileSync(path, 'utf8');
const text = withTransitions(before);
if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
} else if (before !== text) {
  console.error(`${path} is not what src/cases/transitions.ts says. Run "npm run docs:cases".`);
  process.exitCode = 1;
}
