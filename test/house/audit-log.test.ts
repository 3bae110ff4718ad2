import { expect, test } from '@jest/globals';
import { sources } from './read-house.js';

const filesWith = (text: string): string[] =>
  sources
    .filter((file) => file.path.startsWith('src/storage/') && file.text.includes(text))
    .map(({ path }) => path);

test.each([
  ['entries of cases', 'case_entries', 'src/storage/ledgers/append-case-entries.ts'],
  ['papers', 'numbered_papers', 'src/storage/papers/issue-paper.ts'],
  ['store credit', 'store_credit_entries', 'src/storage/ledgers/store-credit.ts'],
])('%s are written in one place', (_what, table, path) => {
  expect(filesWith(`insert into ${table}`)).toEqual([path]);
});

test.each([
  ['appends to a case', 'await appendCaseEntries(', []],
  // What is issued for a refund is handed on to whoever moves it.
  ['issues a paper', 'await issuePaper(', ['src/storage/papers/papers-of-refund.ts']],
  ['moves a refund to where it has a paper', 'await papersOfRefund(', []],
  ['gives store credit', 'await appendCredits(', []],
])('whoever %s appends to the audit log in the same transaction', (_what, call, handOn) => {
  const callers = filesWith(call);
  expect(callers).not.toEqual([]);
  const silent = callers.filter((path) => !filesWith('await appendAudit(tx, logged)').includes(path));
  expect(silent).toEqual(handOn);
});
