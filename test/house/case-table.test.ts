import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { withTransitions } from '../../src/cases/describe-transitions.js';
import { sources } from './read-house.js';

test('the guide to cases shows the very table that the code asks', () => {
  const guide = readFileSync('docs/cases.md', 'utf8');
  // "npm run docs:cases" writes it anew.
  expect(guide).toBe(withTransitions(guide));
});

test('entries of cases are written in one place, which asks the table', () => {
  const writers = sources.filter(({ text }) => /insert into case_entries\b/i.test(text));
  expect(writers.map(({ path }) => path)).toEqual(['src/storage/ledgers/append-case-entries.ts']);
  expect(writers[0]?.text).toContain('admitEntries(');
});
