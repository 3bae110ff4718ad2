import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issuePaper } from '../../../src/storage/papers/issue-paper.js';
import { testNow as at, testBackends } from '../../support/databases.js';
import { openWorld, type World } from './world.js';

describe.each(testBackends())('papers with a number, on $name', (backend) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(backend);
  }, 60_000);
  afterAll(() => world.close());

  const issue = (subjectId: string, fail = false): Promise<string> =>
    world.database.transaction(async (tx) => {
      const about = { series: 'invoice', subjectId, caseId: 'case', at } as const;
      const { number } = await issuePaper(tx, about, (text) => ({ number: text }));
      if (fail) throw new Error('rolled back');
      return number;
    });

  test('are numbered without a gap by many writers at once, and a number that is rolled back is the next one’s', async () => {
    const writers = Array.from({ length: 40 }, (_, n) => issue(`s${n}`, n % 3 === 0).catch(() => null));
    const numbers = (await Promise.all(writers)).filter((number) => number !== null).sort();
    expect(numbers).toEqual(Array.from({ length: 26 }, (_, n) => `INV-${String(n + 1).padStart(6, '0')}`));
  });

  test('are written once for what they are about', async () => {
    const first = await issue('once');
    expect(await issue('once')).toBe(first);
    expect(await issue('another')).not.toBe(first);
  });

  test('are counted in each series for themselves', async () => {
    const about = { series: 'credit-memo', subjectId: 'once', caseId: 'case', at } as const;
    const paper = await world.database.transaction((tx) => issuePaper(tx, about, (number) => ({ number })));
    expect(paper.number).toBe('CM-000001');
  });

  test('can neither be changed nor be taken away', async () => {
    await issue('kept');
    await expect(world.database.query(`update numbered_papers set paper = '{}'`)).rejects.toThrow();
    await expect(world.database.query('delete from numbered_papers')).rejects.toThrow();
  });
});
