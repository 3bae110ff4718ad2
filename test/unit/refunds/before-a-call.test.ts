import { describe, expect, test } from '@jest/globals';
import { hourMs, reservedIntent, sagaWorld } from './saga-world.js';

const dayMs = 24 * hourMs;
const capturedDaysBefore = (days: number) => ({
  capturedMinor: 10_000,
  disputedMinor: 0,
  capturedAt: new Date(Date.parse('2026-11-21T12:00:00.000Z') - days * dayMs).toISOString(),
});

describe('before money is asked for', () => {
  test.each([
    [
      'a mover that only gives whole payments back is not asked for a part',
      'partial-not-possible',
      { partial: false },
      2_500,
      1,
    ],
    ['a mover is not asked after its window has passed', 'window-passed', { windowDays: 90 }, 10_000, 91],
    [
      'a mover that can neither repeat nor be looked at is never asked',
      'confirm-by-hand',
      { idempotent: false, lookUp: false },
      10_000,
      1,
    ],
  ] as const)('%s: a person is', async (_rule, reason, capabilities, amountMinor, days) => {
    const world = sagaWorld({
      capabilities,
      intent: reservedIntent(amountMinor),
      payment: capturedDaysBefore(days),
    });
    expect(await world.saga.submit(world.intent.id)).toBe('manual');
    expect(world.mover.calls).toHaveLength(0);
    expect(world.reason()).toBe(reason);
    expect(world.last().jobs).toMatchObject([
      { name: 'tell-refund', payload: { status: 'manual', reason, intentId: world.intent.id } },
    ]);
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(1);
  });

  test.each([
    ['a whole payment, by a mover that gives only whole ones back', { partial: false }, 10_000, 1],
    ['the last day of the window', { windowDays: 90 }, 10_000, 90],
  ] as const)('nothing stands against %s', async (_what, capabilities, amountMinor, days) => {
    const world = sagaWorld({
      capabilities,
      intent: reservedIntent(amountMinor),
      payment: capturedDaysBefore(days),
    });
    expect(await world.saga.submit(world.intent.id)).toBe('succeeded');
  });

  test('what the bank disputes meanwhile is not sent, and a person sees to it', async () => {
    const world = sagaWorld();
    world.ledger.dispute(1);
    expect(await world.saga.submit(world.intent.id)).toBe('manual');
    expect([world.mover.calls.length, world.reason()]).toEqual([0, 'exceeds-remainder']);
  });

  test('the same is asked before a second call', async () => {
    const world = sagaWorld({ fates: ['lost-before'] });
    await world.saga.submit(world.intent.id);
    world.ledger.dispute(1);
    expect(await world.saga.lookUp(world.intent.id)).toBe('manual');
    expect(world.mover.calls).toHaveLength(1);
  });
});

describe('a payment whose mover is not set up', () => {
  test('waits as it is for its own mover, and no other one moves it', async () => {
    const world = sagaWorld({ isSetUp: false });
    expect(await world.saga.submit(world.intent.id)).toBe('waiting');
    expect(await world.status()).toBe('reserved');
    const [job] = world.last().jobs;
    expect(job).toMatchObject({ name: 'refund', payload: { waitingSince: '2026-11-21T12:00:00.000Z' } });
    world.setUp(true);
    expect(await world.saga.submit(world.intent.id, job?.payload.waitingSince)).toBe('succeeded');
  });

  test('goes to a person after a day of waiting, however long it was reserved before', async () => {
    const world = sagaWorld({ isSetUp: false });
    world.clock.advance(30 * dayMs);
    const waitingSince = world.clock.now().toISOString();
    expect(await world.saga.submit(world.intent.id)).toBe('waiting');
    world.clock.advance(dayMs - 1000);
    expect(await world.saga.submit(world.intent.id, waitingSince)).toBe('waiting');
    world.clock.advance(1000);
    expect(await world.saga.submit(world.intent.id, waitingSince)).toBe('manual');
    expect(world.reason()).toBe('mover-not-set-up');
  });
});
