import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinoLogger } from '../../src/base/index.js';
import type { Order } from '../../src/domain/index.js';
import { readConfig } from '../../src/server/config/index.js';
import { createClock } from '../../src/server/wiring/create-clock.js';
import { openStorage, type Storage } from '../../src/server/wiring/open-storage.js';
import { runImport } from '../../src/shops/index.js';
import { benchSettings } from '../turns/open-home.js';
import { startServer } from '../turns/server-process.js';
import type { TauShop } from './tau-data.js';
import { shopNow, toShopFile } from './to-shop-file.js';

const policyFile = fileURLToPath(new URL('./policy.yml', import.meta.url));

/** A server for one conversation, on a copy of the shop that nobody else changes. */
export interface OwnServer {
  readonly url: string;
  /** Stops the server and answers the orders as they stand then; the copy is removed. */
  finish(): Promise<readonly Order[]>;
}

export interface ShopCopies {
  open(): Promise<OwnServer>;
  remove(): void;
}

const settingsOf = (folder: string): Record<string, string> => ({
  ...benchSettings,
  MAKEGOOD_DATA: folder,
  MAKEGOOD_POLICY: policyFile,
  MAKEGOOD_NOW: shopNow,
});

const withStorage = async <T>(folder: string, work: (storage: Storage) => Promise<T>): Promise<T> => {
  const config = readConfig(settingsOf(folder));
  const storage = await openStorage(config, {
    logger: pinoLogger(config.logLevel),
    clock: createClock(config),
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
};

/** Imports the shop once; every server gets the folder as it was then. @throws when a row is refused. */
export const importShop = async (shop: TauShop, tell: (line: string) => void): Promise<ShopCopies> => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-tau-'));
  const original = join(folder, 'original');
  const file = join(folder, 'shop.json');
  writeFileSync(file, JSON.stringify(toShopFile(shop)));
  const text = JSON.stringify(toShopFile(shop));
  const code = await withStorage(original, ({ records }) => runImport(text, records, tell));
  if (code !== 0) throw new Error(`the shop was not imported whole; see ${file}`);
  let count = 0;
  return {
    open: async () => {
      count += 1;
      const own = join(folder, `copy-${count}`);
      cpSync(original, own, { recursive: true });
      const server = await startServer(settingsOf(own));
      return {
        url: server.url,
        finish: async () => {
          await server.stop();
          const orders = await withStorage(own, ({ records }) => records.allOrders());
          rmSync(own, { recursive: true, force: true });
          return orders;
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
