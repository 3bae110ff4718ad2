import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackReport, type VerifyOptions, verifyPack } from '../../src/audit/index.js';
import { frozenClock, silentLogger } from '../../src/base/index.js';
import { exportPack, makeDecider, type PackRequest } from '../../src/server/audit/index.js';
import { readConfig } from '../../src/server/config/index.js';
import { type House, openHouse } from '../../src/server/wiring/open-house.js';
import type { Database } from '../../src/storage/index.js';
import { testImage } from './databases.js';

const now = '2026-11-21T12:00:00Z';

/** A house in a folder of its own, in which customers talk and money moves. */
export interface AuditedShop {
  readonly house: House;
  readonly folder: string;
  /** Says these things one after the other as a customer of the sandbox. @returns what was answered last, as keys */
  talk(email: string, ...texts: string[]): Promise<string[]>;
  /** The lines of a pack. */
  pack(request?: PackRequest): Promise<string[]>;
  verify(lines: readonly string[], options?: Partial<VerifyOptions>): Promise<PackReport>;
  close(): Promise<void>;
}

export const verifyLines = (
  lines: readonly string[],
  options: Partial<VerifyOptions> = {},
): Promise<PackReport> =>
  verifyPack(
    async function* () {
      yield* lines;
    },
    { makeDecider, ...options },
  );

export const openAuditedShop = async (
  settings: Record<string, string> = {},
  database?: Database,
): Promise<AuditedShop> => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-audited-'));
  const clock = frozenClock(now);
  const config = readConfig({
    MAKEGOOD_DATA: folder,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const house = await openHouse(config, {
    logger: silentLogger,
    clock,
    image: await testImage(),
    ...(database === undefined ? {} : { ground: { database } }),
  });
  await house.startWork();
  let count = 0;
  return {
    house,
    folder,
    talk: async (email, ...texts) => {
      const [customer] = await house.records.customersByEmail(email);
      if (customer === undefined) throw new TypeError(`The sandbox has nobody at ${email}.`);
      count += 1;
      const { conversationId } = await house.turns.start({
        channel: 'web',
        threadKey: `thread-${count}`,
        address: {},
        locale: 'en',
        tokenHash: null,
        provenCustomerId: customer.id,
      });
      let keys: string[] = [];
      for (const text of texts) {
        clock.advance(1_000);
        count += 1;
        const { messages } = await house.turns.receive(conversationId, {
          channel: 'web',
          conversationId,
          threadKey: conversationId,
          eventId: `event-${count}`,
          text,
          choiceId: null,
          attachments: [],
          locale: null,
          provenCustomerId: customer.id,
          address: {},
          receivedAt: clock.now().toISOString(),
        });
        keys = messages.flatMap(({ key }) => (key === null ? [] : [key]));
      }
      await house.settle();
      return keys;
    },
    pack: async (request = {}) => {
      const lines: string[] = [];
      for await (const line of exportPack({ audit: house.audit, clock }, request)) lines.push(line);
      return lines;
    },
    verify: verifyLines,
    close: async () => {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
