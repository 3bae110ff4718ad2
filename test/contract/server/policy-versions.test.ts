import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { fingerprint, frozenClock, isAppError, type Logger, silentLogger } from '../../../src/base/index.js';
import { decisionFactsSchema } from '../../../src/domain/index.js';
import { readConfig } from '../../../src/server/config/index.js';
import { type House, openHouse } from '../../../src/server/wiring/open-house.js';
import { testImage } from '../../support/databases.js';

/** Mei's skateboard was ordered on 4 November; sending it back for a change of mind costs the label. */
const now = '2026-11-21T12:00:00Z';
const paidMinor = 12_000;

let folder = '';
let house: House | null = null;
const warned: { words: string; fields: object }[] = [];
const logger: Logger = {
  ...silentLogger,
  warn: (fields, words) => {
    warned.push({ fields, words });
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-versions-'));
  warned.length = 0;
});
afterEach(async () => {
  await house?.close();
  house = null;
  rmSync(folder, { recursive: true, force: true });
});

const {
  'valid-from': _,
  floors: _floors,
  ...standard
} = parse(readFileSync('dialogs/policies/standard-retail.yml', 'utf8')) as Record<string, unknown>;
const labelPrice = 6;

/** The same document where every amount that is a label's price is another one. */
const priced = (value: unknown, label: number): unknown => {
  if (Array.isArray(value)) return value.map((inner) => priced(inner, label));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'USD' && inner === labelPrice ? label : priced(inner, label),
    ]),
  );
};

/** The policy file of the shop, with its price of a return label. */
const writePolicy = (validFrom: string | null, label: number, file = 'retail.yml'): void => {
  const document = priced(standard, label) as object;
  const day = validFrom === null ? {} : { 'valid-from': validFrom };
  // JSON is YAML, too.
  writeFileSync(join(folder, file), JSON.stringify({ ...document, policy: 'retail', ...day }));
};

const start = async (at = now): Promise<House> => {
  await house?.close();
  house = null;
  house = await openHouse(
    readConfig({
      MAKEGOOD_DATA: join(folder, 'data'),
      MAKEGOOD_POLICY: join(folder, 'retail.yml'),
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
    }),
    { logger, clock: frozenClock(at), image: await testImage() },
  );
  return house;
};

/** Mei sends her skateboard back, up to the settlement that waits for her yes. */
const askForReturn = async (opened: House) => {
  const [mei] = await opened.records.customersByEmail('mei.lin@example.com');
  if (mei === undefined) throw new Error('the sandbox has no Mei Lin');
  const { conversationId } = await opened.turns.start({
    channel: 'web',
    threadKey: '',
    address: {},
    locale: 'en',
    tokenHash: null,
    provenCustomerId: mei.id,
  });
  let count = 0;
  const say = async (text: string, at: House = opened) => {
    count += 1;
    const { messages } = await at.turns.receive(conversationId, {
      channel: 'web',
      conversationId,
      threadKey: conversationId,
      eventId: `${conversationId} ${count}`,
      text,
      choiceId: null,
      attachments: [],
      locale: null,
      provenCustomerId: mei.id,
      address: {},
      receivedAt: now,
    });
    return messages.map((message) => message.key);
  };
  await say('I want to return the skateboard');
  await say('changed my mind');
  return { say, filed: async (at: House = opened) => (await at.cases.casesOf(mei.id))[0] };
};

const returnSkateboard = async (opened: House) => {
  const { say, filed } = await askForReturn(opened);
  expect(await say('yes')).toContain('filed');
  return filed();
};

describe('a policy file that is edited and given a new valid-from', () => {
  test('leaves older orders with the version they were placed under, after a restart and without the old file', async () => {
    writePolicy(null, 6);
    const before = (await start()).policies.current(now).version;
    writePolicy('2026-11-20', 9);
    const opened = await start();
    expect(opened.policies.current(now).version).not.toBe(before);
    expect(await returnSkateboard(opened)).toMatchObject({
      totalMinor: paidMinor - 600,
      decision: { policy: { name: 'retail', version: before } },
    });
  });

  test('decides older orders, too, in a shop that has no other version', async () => {
    writePolicy('2026-11-20', 9);
    const opened = await start();
    expect(await returnSkateboard(opened)).toMatchObject({
      totalMinor: paidMinor - 900,
      decision: { policy: { version: opened.policies.current(now).version } },
    });
  });

  test('does not change what a customer was shown before its day came', async () => {
    writePolicy('2026-11-20', 6);
    const first = await start();
    const shownBy = first.policies.current(now).version;
    const asked = await askForReturn(first);
    // Both versions are younger than the order: until it is filed, only the answer itself says which one counts.
    writePolicy('2026-11-22', 9);
    const second = await start('2026-11-22T12:00:00Z');
    expect(second.policies.current('2026-11-22T12:00:00Z').version).not.toBe(shownBy);
    expect(await asked.say('yes', second)).toContain('filed');
    expect(await asked.filed(second)).toMatchObject({
      totalMinor: paidMinor - 600,
      decision: { policy: { version: shownBy } },
    });
  });
});

test('a decision can be made again from what was logged, years and versions later', async () => {
  writePolicy(null, 6);
  const found = await returnSkateboard(await start());
  writePolicy('2027-01-01', 9);
  const later = await start('2028-06-01T12:00:00Z');
  const entries = await later.cases.entries(found?.id ?? '');
  const logged = entries.map(({ event }) => event).filter((event) => event.type === 'decided');
  expect(logged).toHaveLength(1);
  for (const { decision, facts } of logged) {
    const read = decisionFactsSchema.parse(facts);
    expect(read.customer).toMatchObject({ history: { cases: 0, refundedOrders: 0 } });
    expect(read.customer.history?.orders).toBeGreaterThan(0);
    expect(read.readOn).toBe(new Date(now).toISOString());
    const again = later.policies.byVersion(decision.policy.version)?.decide(read);
    expect(fingerprint(again)).toBe(fingerprint(decision));
  }
});

describe('the record of versions', () => {
  test('a change without a new valid-from counts for all orders, and is told once', async () => {
    writePolicy(null, 6);
    const before = (await start()).policies.current(now).version;
    writePolicy(null, 9);
    const opened = await start('2026-11-21T12:01:00Z');
    const after = opened.policies.current(now).version;
    expect(warned).toEqual([
      {
        words: expect.stringContaining('without a new valid-from'),
        fields: { policy: 'retail', validFrom: null, before: before.slice(0, 12), now: after.slice(0, 12) },
      },
    ]);
    expect(await returnSkateboard(opened)).toMatchObject({ totalMinor: paidMinor - 900 });
    await start('2026-11-21T12:02:00Z');
    expect(warned).toHaveLength(1);
  });

  test('a version that is still to come is recorded when its day has come, and may be taken away before', async () => {
    const recorded = async (at: House) => (await at.policyVersions.list()).map(({ validFrom }) => validFrom);
    const december = '2026-12-01T12:00:00Z';
    writePolicy(null, 6);
    writePolicy('2026-12-01', 9, 'retail@december.yml');
    expect(await recorded(await start())).toEqual([null]);
    rmSync(join(folder, 'retail@december.yml'));
    const without = await start(december);
    expect([without.policies.current(december).validFrom, await recorded(without)]).toEqual([null, [null]]);
    writePolicy('2026-12-01', 9, 'retail@december.yml');
    const opened = await start(december);
    expect(opened.policies.current(december).validFrom).toBe('2026-12-01');
    expect(await recorded(opened)).toEqual(['2026-12-01', null]);
  });

  test('a version that can no longer be read leaves its orders to a person', async () => {
    writePolicy('2026-11-20', 9);
    const opened = await start();
    await opened.policyVersions.record({
      version: 'lost-in-an-upgrade',
      name: 'retail',
      validFrom: '2026-10-01',
      document: { policy: 'retail', 'valid-from': '2026-10-01', wishes: true },
      floors: [],
      recordedAt: '2026-10-01T12:00:00.000Z',
    });
    const restarted = await start();
    expect(warned.map(({ words }) => words)).toEqual([expect.stringContaining('can no longer be read')]);
    const { filed } = await askForReturn(restarted);
    expect(await filed()).toMatchObject({
      decision: { outcome: 'review', reviewReasons: ['policy-unreadable'] },
    });
  });

  test('a policy whose day has not come does not start a shop that has no other', async () => {
    writePolicy('2026-12-01', 6);
    const failed = await start().catch((error: unknown) => error);
    expect(isAppError(failed, 'content-invalid') && failed.cure).toContain('retail@before.yml');
  });
});
