import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { statusesOf } from '../../../src/cases/index.js';
import { caseStatuses } from '../../../src/domain/index.js';
import { type CaseRecords, createCaseRecords, type ListedCase } from '../../../src/storage/index.js';
import { testBackends } from '../../support/databases.js';
import { openWorld, type World } from './world.js';

describe.each(testBackends())('the list of cases on $name', (backend) => {
  let world: World;
  let records: CaseRecords;
  const ids: string[] = [];
  beforeAll(async () => {
    world = await openWorld(backend);
    records = createCaseRecords(world.database);
    for (let n = 0; n < 7; n += 1) ids.push((await world.openCase()).caseId);
    // The projection of what is due is another's; here only the order counts.
    const set = (id: string | undefined, dueAt: string | null, updatedAt: string, status: string) =>
      world.database.query(
        'update cases set due_at = $2::timestamptz, updated_at = $3::timestamptz, status = $4 where id = $1',
        [id, dueAt, updatedAt, status],
      );
    await set(ids[0], '2025-06-03T00:00:00Z', '2025-06-01T00:00:00Z', 'in-review');
    await set(ids[1], '2025-06-02T00:00:00Z', '2025-06-01T00:00:00Z', 'received');
    await set(ids[2], '2025-06-02T00:00:00Z', '2025-06-01T00:00:00Z', 'received');
    // When it will be put away is nothing that anybody waits for.
    await set(ids[3], '2025-06-01T00:00:00Z', '2025-06-05T00:00:00Z', 'resolved');
    await set(ids[4], null, '2025-06-04T00:00:00Z', 'refunding');
    await set(ids[5], null, '2025-06-04T00:00:00Z', 'resolved');
    await set(ids[6], null, '2025-06-03T00:00:00Z', 'closed');
  });
  afterAll(() => world.close());

  const pages = async (limit: number, statuses = [...caseStatuses]): Promise<string[]> => {
    const found: ListedCase[] = [];
    for (;;) {
      const page = await records.list({ statuses, q: '', after: found.at(-1) ?? null, limit });
      found.push(...page);
      if (page.length < limit) return found.map(({ caseId }) => caseId);
    }
  };

  test('begins with what is due, the most overdue first, and goes on with what changed latest', async () => {
    const [first, second, third, ...rest] = await pages(10);
    expect([first, second].sort()).toEqual([ids[1], ids[2]].sort());
    expect([third, ...rest]).toEqual([ids[0], ids[3], ...[ids[4], ids[5]].sort().reverse(), ids[6]]);
  });

  test.each([1, 2, 3, 4])('shows each case once on pages of %d', async (limit) => {
    expect(await pages(limit)).toEqual(await pages(10));
  });

  test('keeps to what a case waits for', async () => {
    expect(new Set(await pages(2, statusesOf('us')))).toEqual(new Set([ids[0], ids[1], ids[2]]));
    expect(await pages(2, statusesOf('done'))).toEqual([ids[3], ids[5], ids[6]]);
    expect(await pages(2, [])).toEqual([]);
  });

  test('tells what changed since a moment, that moment included', async () => {
    expect(await records.changedSince('2025-06-04T00:00:00Z', '', 10)).toEqual(
      [ids[3], ids[4], ids[5]].sort(),
    );
    expect(await records.changedSince('2025-06-04T00:00:00Z', ids[3] ?? '', 10)).not.toContain(ids[3]);
  });
});
