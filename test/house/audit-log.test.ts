import { expect, test } from '@jest/globals';
import { sources } from './read-house.js';

const filesWith = (text: string): string[] =>
  sources
    .filter((file) => file.path.startsWith('src/storage/') && file.text.includes(text))
    .map(({ path }) => path);

test('entries of cases are written in one place', () => {
  expect(filesWith('insert into case_entries')).toEqual(['src/storage/ledgers/append-case-entries.ts']);
});

test('whoever appends to a case appends to the audit log in the same transaction', () => {
  const silent = filesWith('await appendCaseEntries(').filter(
    (path) => !filesWith('await appendAudit(tx, logged)').includes(path),
  );
  expect(silent).toEqual([]);
});
