import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../src/storage/index.js';
import { openTestDatabase } from '../../support/databases.js';

describe('a statement the embedded database has planned', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
    const first = await ask();
    expect(await ask()).toEqual(first);
    return first;
  };

  test.each([
    ['text', `it's \\ "quoted" ¥ 退款 $1`],
    ['text[]', ['', 'a,b', '{c}', `d'e"f\\g`, 'null']],
    ['jsonb', '{"a": ["b", null]}'],
    ['int', 7],
    ['float8', 0.25],
    ['boolean', true],
    ['text', null],
  ])('takes a %s as it is, the first time and afterwards', async (type, value) => {
    const [row] = await twice(() =>
      database.query<{ value: unknown }>(`select $1::${type} as value`, [value]),
    );
    expect(row?.value).toEqual(type === 'jsonb' ? JSON.parse(String(value)) : value);
  });

  test('never takes a value for a piece of the statement', async () => {
    const evil = `'); drop table conversations; --`;
    const rows = await twice(() => database.query('select id from conversations where id = $1', [evil]));
    expect(rows).toEqual([]);
  });

  test('may be new to several callers at once, one of them in a transaction', async () => {
    const ask = (tx: Pick<Database, 'query'>) => tx.query('select $1::int + 40 as answer', [2]);
    const answers = await Promise.all([
      ask(database),
      database.transaction(ask),
      ask(database),
      ask(database),
    ]);
    expect(answers).toEqual(Array.from({ length: 4 }, () => [{ answer: 42 }]));
  });

  test('is still right after it failed once', async () => {
    const divide = (by: number) => database.query('select 84 / $1::int as answer', [by]);
    await expect(divide(0)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await divide(2)).toEqual([{ answer: 42 }]);
    await expect(divide(0)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await divide(2)).toEqual([{ answer: 42 }]);
  });
});
