import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fingerprint } from '../../../src/base/index.js';
import type { RecordedPolicyVersion } from '../../../src/policy/index.js';
import { createPolicyVersions, type Database } from '../../../src/storage/index.js';
import { testBackends } from '../../support/databases.js';

const first: RecordedPolicyVersion = {
  version: 'a'.repeat(64),
  name: 'standard',
  validFrom: null,
  document: { policy: 'standard', rules: [{ when: { reason: 'damaged' }, within: 30, of: 0.5, to: null }] },
  floors: [],
  recordedAt: '2026-03-01T12:00:00.000Z',
};
const second: RecordedPolicyVersion = {
  ...first,
  version: 'b'.repeat(64),
  validFrom: '2026-06-01',
  floors: [{ floor: 'eu-withdrawal', clauses: { 'EU-1': { en: '14 days “free”', zh: '十四天' } } }],
  recordedAt: '2026-06-01T12:00:00.000Z',
};

describe.each(testBackends())('policy versions on record on $name', (backend) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await backend.open());
  });
  afterAll(() => close());

  test('a version comes back as it was written, the last recorded first', async () => {
    const versions = createPolicyVersions(database);
    expect(await versions.list()).toEqual([]);
    await versions.record(first);
    await versions.record(second);
    const [last, before] = await versions.list();
    expect(last).toEqual(second);
    expect(before).toEqual(first);
    // The hash is over the words of the document, whatever the order in which the database keeps its keys.
    expect(fingerprint(last?.document)).toBe(fingerprint(second.document));
  });

  test('the same version again keeps its first moment, also when two houses start at once', async () => {
    const versions = createPolicyVersions(database);
    const again = { ...first, recordedAt: '2026-09-01T12:00:00.000Z' };
    await Promise.all([versions.record(again), versions.record(again)]);
    expect(await versions.list()).toEqual([second, first]);
  });

  test('nobody can rewrite what a version said', async () => {
    for (const statement of ['update policy_versions set valid_from = null', 'delete from policy_versions'])
      await expect(database.query(statement)).rejects.toMatchObject({ details: { sqlState: '23001' } });
  });
});
