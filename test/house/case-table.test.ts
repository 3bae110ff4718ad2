import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withTransitions } from '../../src/cases/describe-transitions.js';

test('the guide to cases shows the very table that the code asks', () => {
  const guide = readFileSync('docs/cases.md', 'utf8');
  // "npm run docs:cases" writes it anew.
  expect(guide).toBe(withTransitions(guide));
});
