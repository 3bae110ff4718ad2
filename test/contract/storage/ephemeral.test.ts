import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/base/index.js';
import { type Database, type EphemeralStore, openEphemeral } from '../../../src/storage/index.js';
import { openTestDatabase, testBackends } from '../../support/databases.js';

const redisUrl = process.env.TEST_REDIS_URL;
const backends = [
  ...testBackends().map((backend) => ({
    name: backend.name,
    open: async () => {
      const { database, close } = await backend.open();
      const store = await openEphemeral({ database, logger: silentLogger });
      return {
        store,
        close: async () => {
          await store.close();
          await close();
        },
      };
    },
  })),
  ...(redisUrl
    ? [
        {
          name: 'Redis',
          open: async () => {
            const database = await openTestDatabase();
            const store = await openEphemeral({
              database,
              redisUrl,
              namespace: `test-${randomUUID()}`,
              logger: silentLogger,
            });
            return {
              store,
              close: async () => {
                await store.close();
                await database.close();
              },
            };
          },
        },
      ]
    : []),
];

/** Life spans are counted by the store's own clock, so the end of one is waited for, however long the machine takes. */
const gone = async (isGone: () => Promise<boolean>): Promise<void> => {
  while (!(await isGone()));
};
const hourMs = 3_600_000;

describe.each(backends)('what may be lost, kept in $name', (backend) => {
  let store: EphemeralStore;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await backend.open());
  });
  afterAll(() => close());

  test.each([['text'], [':base64:text'], [42], [null], [false], [{ code: '123456', tries: [1, 2] }]])(
    'gives %j back as it was',
    async (value) => {
      await store.set('kept', value, hourMs);
      expect(await store.get('kept')).toEqual(value);
    },
  );

  test('the last value stays until it is deleted', async () => {
    await store.set('key', 'first', hourMs);
    await store.set('key', 'second', hourMs);
    expect(await store.get('key')).toBe('second');
    await store.delete('key');
    expect(await store.get('key')).toBeUndefined();
    await store.delete('key');
  });

  test('a value ends with its life span', async () => {
    await store.set('short', 'value', 1);
    await gone(async () => (await store.get('short')) === undefined);
    await store.set('short', 'again', hourMs);
    expect(await store.get('short')).toBe('again');
  });

  test('everybody who counts at once is counted', async () => {
    const counts = await Promise.all(Array.from({ length: 25 }, () => store.count('together', hourMs)));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(await store.get('together')).toBe(25);
    await store.delete('together');
    expect(await store.count('together', hourMs)).toBe(1);
  });

  test('a counter ends with the life span of its first count', async () => {
    await store.count('soon', 1);
    await gone(async () => (await store.get('soon')) === undefined);
    expect(await store.count('soon', hourMs)).toBe(1);
    expect(await store.count('soon', 1)).toBe(2);
    expect(await store.count('soon', 1)).toBe(3);
  });

  test('keys are told apart by every sign', async () => {
    await store.set('a:b', 1, hourMs);
    await store.set('a', 2, hourMs);
    expect([await store.get('a:b'), await store.get('a')]).toEqual([1, 2]);
  });

  test('answers when asked whether it is there', async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

describe('a store that cannot be reached', () => {
  const everyCall = (store: EphemeralStore) => [
    () => store.get('key'),
    () => store.set('key', 1, 1_000),
    () => store.delete('key'),
    () => store.count('key', 1_000),
    () => store.ping(),
  ];

  test('is a fault and never reads as "nothing there": the database', async () => {
    const database: Database = await openTestDatabase();
    const store = await openEphemeral({ database, logger: silentLogger });
    await database.close();
    for (const call of everyCall(store))
      await expect(call()).rejects.toMatchObject({ code: 'cache-unavailable' });
    await store.close();
  });

  test('is a fault and never reads as "nothing there": Redis', async () => {
    const sockets: Socket[] = [];
    // Accepts and hangs up, as a Redis does that is being restarted.
    const server: Server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const database = await openTestDatabase();
    const store = await openEphemeral({
      database,
      redisUrl: `redis://127.0.0.1:${port}`,
      logger: silentLogger,
    });
    for (const call of everyCall(store))
      await expect(call()).rejects.toMatchObject({ code: 'cache-unavailable' });
    await store.close();
    await database.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
