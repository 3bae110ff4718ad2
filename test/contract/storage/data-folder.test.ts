import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { frozenClock, silentLogger } from '../../../src/base/index.js';
import {
  buildDataImage,
  createConversationStore,
  createShopRecords,
  openDatabase,
} from '../../../src/storage/index.js';
import { testImage, testNow } from '../../support/databases.js';
import { mugOrder, newConversation } from './stories.js';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const clock = frozenClock(testNow);

describe('the data folder', () => {
  let root: string;
  let folder: string;
  let image: string;
  const open = (options: { image?: string } = {}) =>
    openDatabase({ folder, logger: silentLogger, clock, ...options });
  const children: ChildProcess[] = [];
  /** A process of its own that writes to the folder and reports each line, until `lines` are there. */
  const writer = async (name: string, lines: number): Promise<{ said: string[]; kill(): Promise<void> }> => {
    const runner = path('../../support/run-typescript.mjs');
    const child = spawn(
      process.execPath,
      ['--import', runner, path('write-until-killed.ts'), folder, image, name],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    children.push(child);
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      void ended.then(() => reject(new Error('the writer ended by itself')));
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        if (said.length === lines) resolve();
      });
    });
    return {
      said,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  };

  beforeAll(async () => {
    image = await testImage();
    root = mkdtempSync(join(tmpdir(), 'makegood-folder-'));
  });
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'data-'));
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  test('loses nothing that was acknowledged when its process is killed while writing, again and again', async () => {
    const acknowledged: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const { said, kill } = await writer(name, 60);
      await kill();
      acknowledged.push(...said);
    }
    const database = await open({ image });
    const store = createConversationStore(database);
    for (const line of acknowledged) {
      const [what, inboundId = ''] = line.split(' ');
      const name = inboundId.split(':')[0] ?? '';
      if (what === 'committed') {
        expect(await store.isHandled(inboundId)).toBe(true);
        expect(await store.message(`${inboundId}:out`)).not.toBeNull();
        expect(
          await database.query(`select 1 from pgboss.job where data->>'messageId' = $1`, [
            `${inboundId}:out`,
          ]),
        ).toHaveLength(1);
      } else {
        // Received and then killed: it waits for whoever takes the turn next, and nobody holds it.
        const isKept =
          (await store.isHandled(inboundId)) || (await store.unhandled(testNow, 30_000)).includes(name);
        expect(isKept).toBe(true);
      }
    }
    for (const name of ['first', 'second', 'third']) {
      const seqs = (
        await database.query<{ seq: number }>(
          'select seq from transcript where conversation_id = $1 order by seq',
          [name],
        )
      ).map((row) => row.seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    }
    await database.close();
  });

  test('is refused to a second process while the first one lives, and given to it afterwards', async () => {
    const { kill } = await writer('holder', 1);
    await expect(open()).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await kill();
    const database = await open();
    await expect(open()).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await database.close();
    await (await open()).close();
  });

  test.each([
    ['a process that is gone', '4194305 1'],
    ['this very process number, used by an earlier one', `${process.pid} 1`],
    // Only where the system tells when a process was born.
    ...(existsSync('/proc/1/stat')
      ? [['a process number that another program has now', '1 not-its-birth']]
      : []),
    ['nobody, because it was cut off', ''],
  ])('a lock left by %s does not keep anybody out', async (_who, lock) => {
    await (await open({ image })).close();
    writeFileSync(join(folder, 'makegood.lock'), lock);
    const database = await open();
    expect(readFileSync(join(folder, 'makegood.lock'), 'utf8').split(' ')[0]).toBe(String(process.pid));
    await database.close();
    expect(existsSync(join(folder, 'makegood.lock'))).toBe(false);
  });

  test('keeps what was written from one start to the next, and frees turns that were held', async () => {
    const first = await open({ image });
    const store = createConversationStore(first);
    await store.create(newConversation('c1'));
    await first.query(`update conversations set lease_token = 'gone', leased_at = $1 where id = 'c1'`, [
      testNow,
    ]);
    await first.close();
    const second = await open({ image });
    expect(await createConversationStore(second).conversation('c1')).toMatchObject({ id: 'c1' });
    expect(await second.query('select 1 from conversations where lease_token is not null')).toEqual([]);
    await second.close();
  });

  test('begins with what the image was filled with', async () => {
    const filled = join(folder, 'filled.tar.gz');
    const fill = (database: Parameters<typeof createShopRecords>[0]) =>
      createShopRecords(database).putOrders([mugOrder('o1')]);
    const { bytes } = await buildDataImage({ path: filled, fill, logger: silentLogger, clock });
    expect(bytes).toBeGreaterThan(0);
    const database = await open({ image: filled });
    expect(await createShopRecords(database).order('o1')).toEqual(mugOrder('o1'));
    await database.close();
  });

  test.each(['missing', 'broken', 'empty'])('is made from nothing when the image is %s', async (fault) => {
    const bad = join(folder, 'bad.tar.gz');
    if (fault === 'broken') writeFileSync(bad, 'this is no archive');
    if (fault === 'empty') writeFileSync(bad, gzipSync(Buffer.alloc(1024)));
    const database = await open({ image: bad });
    expect(await createShopRecords(database).counts()).toEqual({ products: 0, customers: 0, orders: 0 });
    await database.close();
  });

  test('a making that was interrupted is begun anew', async () => {
    writeFileSync(join(folder, 'postgres.unfinished'), 'half of it');
    const database = await open({ image });
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
  });
});
