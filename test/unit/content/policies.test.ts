import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { isAppError } from '../../../src/base/index.js';
import { loadContent } from '../../../src/content/index.js';
import type { Policy } from '../../../src/policy/index.js';
import { messagesOfPolicyPage } from '../../../src/server/policy-page/index.js';
import { messagesOfTurns } from '../../../src/turns/index.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-policies-'));
  for (const part of ['flows', 'repairs', 'messages', 'slots.yml'])
    cpSync(join('dialogs', part), join(folder, 'dialogs', part), { recursive: true });
  mkdirSync(join(folder, 'dialogs', 'policies', 'floors'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const {
  policy: _,
  'valid-from': _validFrom,
  floors: _floors,
  'send-back-within': _days,
  ...standard
} = parse(readFileSync('dialogs/policies/standard-retail.yml', 'utf8')) as Record<string, unknown>;
const rest = stringify(standard);
/** A policy file of the shop's own, `keys` before everything else. */
const policy = (file: string, keys: string, name = 'retail'): void =>
  writeFileSync(join(folder, 'dialogs', 'policies', file), `policy: ${name}\n${keys}${rest}`);
const floor = (name: string, text: string): void =>
  writeFileSync(join(folder, 'dialogs', 'policies', 'floors', `${name}.yml`), text);

const load = (): readonly Policy[] =>
  loadContent({
    dialogsFolder: join(folder, 'dialogs'),
    policy: 'retail',
    messages: [...messagesOfTurns, ...messagesOfPolicyPage],
  }).policies;

/** What stops the start, one line a fault. */
const faults = (): string[] => {
  try {
    load();
    return [];
  } catch (error) {
    if (!isAppError(error, 'content-invalid')) throw error;
    return error.cure.split('\n').filter((line) => line !== '');
  }
};

const withdrawal = `floor: eu-withdrawal
title: { en: Withdrawal, zh: 撤回权 }
sources: [{ name: Directive 2011/83/EU, article: Articles 9 to 16 }]
notice: { en: An engineering preset. It is no legal advice., zh: 工程预设，不构成法律意见。 }
start: { event: delivered }
applies: { market: [DE, FR] }
clauses:
  "EU-1": { en: Fourteen days., zh: 十四天。 }
rules:
  - clause: "EU-1"
    when: { kind: [refund, return], within: 14 days }
    then: { approve: [refund] }
`;

describe('the versions of a policy that lie in files', () => {
  test('the file that is named comes first, and those beside it follow by name', () => {
    policy('retail.yml', 'valid-from: 2026-06-01\n');
    policy('retail@next.yml', 'valid-from: 2027-01-01\n');
    policy('retail@2025.yml', '');
    policy('retail-outlet@2025.yml', 'valid-from: 2026-02-01\n', 'retail-outlet');
    expect(load().map(({ name, validFrom }) => [name, validFrom])).toEqual([
      ['retail', '2026-06-01'],
      ['retail', null],
      ['retail', '2027-01-01'],
    ]);
  });

  test('a file named as a version that holds another policy stops the start', () => {
    policy('retail.yml', '');
    policy('retail@2025.yml', 'valid-from: 2025-01-01\n', 'outlet');
    expect(faults()).toEqual([
      expect.stringMatching(/retail@2025\.yml:1 policy: .*"retail" and holds "outlet"/),
    ]);
  });

  test('two files that say different things from the same day stop the start', () => {
    policy('retail.yml', 'valid-from: 2026-06-01\n');
    policy('retail@copy.yml', 'valid-from: 2026-06-01\n');
    expect(faults()).toEqual([]);
    policy('retail@copy.yml', 'valid-from: 2026-06-01\nsend-back-within: 21 days\n');
    expect(faults()).toEqual([expect.stringMatching(/retail@copy\.yml:2 valid-from: .*retail\.yml/)]);
  });

  test('a fault in a version beside the file is named with that file', () => {
    policy('retail.yml', '');
    policy('retail@2025.yml', 'valid-from: yesterday\n');
    expect(faults()).toEqual([expect.stringMatching(/retail@2025\.yml:2 valid-from: /)]);
  });
});

describe('the floors a policy names', () => {
  test('are read and belong to the version', () => {
    floor('eu-withdrawal', withdrawal);
    policy('retail.yml', '');
    const [without] = load();
    policy('retail.yml', 'floors: [eu-withdrawal]\n');
    const [policyWith] = load();
    expect(policyWith?.sources.floors).toHaveLength(1);
    expect(policyWith?.clause('EU-1', 'en')).toBe('Fourteen days.');
    floor('eu-withdrawal', withdrawal.replace('14 days', '15 days'));
    const versions = [without?.version, policyWith?.version, load()[0]?.version];
    expect(new Set(versions).size).toBe(3);
  });

  test('one that nobody wrote stops the start where it is named, with those there are', () => {
    floor('eu-withdrawal', withdrawal);
    policy('retail.yml', 'floors:\n  - eu-withdrawal\n  - moon-withdrawal\n');
    expect(faults()).toEqual([
      expect.stringMatching(/retail\.yml:4 floors\.1: .*"moon-withdrawal".*Name one of eu-withdrawal/),
    ]);
  });

  test('a fault in one is shown in its own file and line', () => {
    floor('eu-withdrawal', withdrawal.replace('approve: [refund]', 'approve: [wishes]'));
    policy('retail.yml', 'floors: [eu-withdrawal]\n');
    const found = faults();
    expect(found.length).toBeGreaterThan(0);
    for (const line of found) expect(line).toMatch(/floors\/eu-withdrawal\.yml:12 rules\.0\.then/);
  });

  test.each(['floors: [7]\n', 'floors: eu-withdrawal\n', 'floors: [../../secret]\n'])(
    '%j names none, and stops the start',
    (keys) => {
      policy('retail.yml', keys);
      expect(faults()).toEqual([expect.stringMatching(/retail\.yml:2 floors/)]);
    },
  );
});
