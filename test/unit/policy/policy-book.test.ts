import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isAppError } from '../../../src/base/index.js';
import { compilePolicy, createPolicyBook, type Policy, unreadablePolicy } from '../../../src/policy/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';

/** The shop is in New York: five hours behind UTC in winter, four in summer. */
const {
  'valid-from': _,
  floors: _floors,
  ...standard
} = parse(readFileSync('dialogs/policies/standard-retail.yml', 'utf8')) as Record<string, unknown>;

const versionFrom = (validFrom: string | null, changes: object = {}): Policy => {
  const compiled = compilePolicy({
    ...standard,
    ...(validFrom === null ? {} : { 'valid-from': validFrom }),
    ...changes,
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
};

const named = {
  ever: versionFrom(null),
  spring: versionFrom('2026-03-01'),
  autumn: versionFrom('2026-09-01'),
  coming: versionFrom('2027-01-01'),
};
type Name = keyof typeof named;
const askedOn = '2026-11-21T15:00:00Z';

describe('an order falls under the version of its time', () => {
  test.each<[Name[], string, Name]>([
    [['ever'], '2020-01-01T12:00:00Z', 'ever'],
    [['spring', 'ever'], '2026-02-28T12:00:00Z', 'ever'],
    [['spring', 'ever'], '2026-03-01T12:00:00Z', 'spring'],
    [['autumn', 'spring', 'ever'], '2026-08-31T12:00:00Z', 'spring'],
    [['autumn', 'spring', 'ever'], '2026-11-20T12:00:00Z', 'autumn'],
    // The order in which versions are given decides nothing but ties.
    [['ever', 'spring', 'autumn'], '2026-08-31T12:00:00Z', 'spring'],
    // It was still the evening before where the shop is.
    [['spring', 'ever'], '2026-03-01T04:59:00Z', 'ever'],
    [['spring', 'ever'], '2026-03-01T05:00:00Z', 'spring'],
    [['autumn', 'ever'], '2026-09-01T03:59:00Z', 'ever'],
    [['autumn', 'ever'], '2026-09-01T04:00:00Z', 'autumn'],
    // Older than every version: the one in force when it was asked.
    [['autumn', 'spring'], '2026-02-28T12:00:00Z', 'autumn'],
    [['coming', 'spring'], '2026-02-28T12:00:00Z', 'spring'],
    // A version that is still to come decides nothing yet.
    [['coming', 'ever'], '2026-11-21T12:00:00Z', 'ever'],
  ])('of %j, an order placed at %s under %s', (versions, placedAt, expected) => {
    const book = createPolicyBook(versions.map((name) => named[name]));
    expect(book.forOrder({ placedAt, askedOn }).version).toBe(named[expected].version);
  });

  test('what is asked about no order is answered by the version in force', () => {
    const book = createPolicyBook([named.coming, named.autumn, named.ever]);
    expect(book.current('2026-08-01T12:00:00Z')).toBe(named.ever);
    expect(book.current(askedOn)).toBe(named.autumn);
    expect(book.current('2027-01-01T12:00:00Z')).toBe(named.coming);
  });
});

describe('two versions valid from the same day', () => {
  const today = versionFrom('2026-03-01', { 'send-back-within': '21 days' });
  const later = versionFrom('2026-03-01', { 'send-back-within': '10 days' });

  test('the one that is named first corrects the other, which can still be found for what it decided', () => {
    const book = createPolicyBook([today, later, named.spring]);
    expect(book.forOrder({ placedAt: '2026-05-01T12:00:00Z', askedOn })).toBe(today);
    expect(book.byVersion(named.spring.version)).toBe(named.spring);
    expect(createPolicyBook([later, named.spring]).current(askedOn)).toBe(later);
  });

  test('the same version given twice is one version', () => {
    const book = createPolicyBook([named.spring, named.ever, versionFrom('2026-03-01')]);
    expect(book.all).toEqual([named.spring, named.ever]);
  });
});

test('a version of another policy decides no new order, and can be found for what it decided', () => {
  const other = versionFrom('2026-10-01', { policy: 'before-the-move' });
  const book = createPolicyBook([named.spring, other]);
  expect(book.current(askedOn)).toBe(named.spring);
  expect(book.byVersion(other.version)).toBe(other);
  expect(book.byVersion('of nobody')).toBeNull();
});

test('when no version is in force the shop cannot answer, and says what to do', () => {
  const book = createPolicyBook([named.coming]);
  try {
    book.forOrder({ placedAt: askedOn, askedOn });
    throw new Error('it answered');
  } catch (error) {
    if (!isAppError(error, 'content-invalid')) throw error;
    expect(error.details).toEqual({ policy: 'standard-retail', validFrom: '2027-01-01' });
    expect(error.cure).toContain('standard-retail@before.yml');
  }
});

describe('a version that nobody can read any more', () => {
  const { name, validFrom, sources } = named.spring;
  const lost = unreadablePolicy({ name, validFrom, sources, version: 'lost' }, loadPolicy('standard-retail'));
  const book = createPolicyBook([named.autumn, lost, named.ever]);

  test('leaves its orders to a person, and no other version answers for it', () => {
    const policy = book.forOrder({ placedAt: '2026-05-01T12:00:00Z', askedOn });
    const decision = policy.decide(retailFacts());
    expect(decision).toMatchObject({
      outcome: 'review',
      reviewReasons: ['policy-unreadable'],
      policy: { name: 'standard-retail', version: 'lost' },
      clauses: [],
      breakdown: null,
    });
    expect(policy.decidePerLine(retailFacts()).map(({ decision: one }) => one.outcome)).toEqual(['review']);
    expect(policy.clausesFor('window', null)).toEqual([]);
  });

  test('leaves the orders before and after it alone', () => {
    expect(book.forOrder({ placedAt: '2026-02-01T12:00:00Z', askedOn })).toBe(named.ever);
    expect(book.forOrder({ placedAt: '2026-09-02T12:00:00Z', askedOn })).toBe(named.autumn);
  });
});
