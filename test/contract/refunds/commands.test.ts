import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RefundIntent } from '../../../src/domain/index.js';
import { makegood } from '../../support/makegood.js';
import { openStripeHouse, stripeNow } from '../../support/stripe-house.js';
import { stripeSecret } from '../../support/stripe-protocol.js';

let folder: string;
let settings: Record<string, string>;
let closeStandIn: () => Promise<void>;
let madeElsewhere: () => void;
let byHand: readonly RefundIntent[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-refunds-'));
  const world = await openStripeHouse({ MAKEGOOD_DATA: folder });
  byHand = [await world.reserve(1_500, 'by-hand'), await world.reserve(2_500, 'by-hand')];
  await world.reserve(700);
  // The command line has the folder to itself; Stripe goes on.
  await world.running.stop();
  closeStandIn = () => world.standIn.close();
  settings = {
    MAKEGOOD_DATA: folder,
    MAKEGOOD_NOW: stripeNow,
    MAKEGOOD_STRIPE_KEY: 'sk_test_1',
    MAKEGOOD_STRIPE_WEBHOOK_SECRET: stripeSecret,
    MAKEGOOD_STRIPE_URL: world.standIn.url,
  };
  madeElsewhere = () => {
    world.standIn.makeByHand(world.standIn.refunds[0]?.payment_intent ?? '', 100);
  };
});
afterAll(async () => {
  await closeStandIn();
  rmSync(folder, { recursive: true, force: true });
});

const waiting = async (): Promise<readonly { readonly intent: string }[]> =>
  JSON.parse((await makegood(['refund', 'waiting', '--json'], settings)).output);

describe('refunds at the command line', () => {
  test('lists what is moved by hand until a person has said what became of it', async () => {
    const [first, second] = byHand;
    expect((await waiting()).map(({ intent }) => intent).toSorted()).toEqual(
      byHand.map(({ id }) => id).toSorted(),
    );
    const confirmed = await makegood(
      ['refund', 'confirm', first?.id ?? '', '--provider-id', 'TRANSFER-17', '--agent', 'dana'],
      settings,
    );
    expect([confirmed.code, confirmed.output]).toEqual([
      0,
      `${first?.id}: succeeded, 1500 USD in minor units.\n`,
    ]);
    const released = await makegood(
      ['refund', 'not-made', second?.id ?? '', '--reason', 'The account is closed'],
      settings,
    );
    expect([released.code, released.output]).toEqual([
      0,
      `${second?.id}: failed, 2500 USD in minor units.\n`,
    ]);
    expect(await waiting()).toEqual([]);
    const again = await makegood(['refund', 'not-made', first?.id ?? '', '--reason', 'no'], settings);
    expect([again.code, again.notes]).toEqual([1, expect.stringContaining('waits for nobody')]);
  });

  test.each([
    [['refund', 'confirm', 'refund_1'], '--provider-id'],
    [['refund', 'not-made', 'refund_1'], '--reason'],
    [['refund', 'not-made', 'refund_1', '--reason', 'x', '--agent', 'Dana Q'], '--agent'],
    [['reconcile', '--since', 'then'], '--since'],
  ])('can not be told half: %j', async (words, why) => {
    const { code, notes } = await makegood(words, settings);
    expect([code, notes]).toEqual([2, expect.stringContaining(why)]);
  });

  test('reconciles: 0 and a table when both sides say the same, 1 and JSON when a person has to look', async () => {
    const same = await makegood(['reconcile', '--mover', 'stripe'], settings);
    expect([same.code, same.output]).toEqual([0, expect.stringContaining('1 matched.')]);
    madeElsewhere();
    const differs = await makegood(['reconcile', '--json'], settings);
    expect(differs.code).toBe(1);
    const reports = JSON.parse(differs.output);
    expect(reports.map(({ mover }: { mover: string }) => mover)).toEqual([
      'records',
      'store-credit',
      'stripe',
    ]);
    expect(reports[2].findings).toMatchObject([{ kind: 'unknown-here', action: 'person', theirsMinor: 100 }]);
    const table = await makegood(['reconcile', '--mover', 'stripe'], settings);
    expect(table.output).toMatch(/unknown-here +– +re_0002 +– +100 USD/);
  });

  test('knows no mover that keeps no list', async () => {
    const { code, notes } = await makegood(['reconcile', '--mover', 'by-hand'], settings);
    expect([code, notes]).toEqual([1, expect.stringContaining('not-found')]);
  });
});
