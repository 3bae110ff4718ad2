import { describe, expect, test } from '@jest/globals';
import { hourMs, sagaWorld } from './saga-world.js';

describe('the life of a key', () => {
  test('counts from the first call and not from the day the money was reserved', async () => {
    const world = sagaWorld({ fates: ['lost-before'] });
    // The goods travelled for three weeks.
    world.clock.advance(21 * 24 * hourMs);
    await world.saga.submit(world.intent.id);
    world.clock.advance(hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('succeeded');
    expect(world.mover.calls).toEqual([world.intent.id, world.intent.id]);
  });

  test('is not renewed by a second call', async () => {
    const world = sagaWorld({ fates: ['lost-before', 'lost-before'] });
    await world.saga.submit(world.intent.id);
    world.clock.advance(20 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('unknown');
    world.clock.advance(5 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('manual');
    expect([world.mover.calls.length, world.reason()]).toEqual([2, 'not-found']);
  });

  test('ends an hour early for us: a call that is long on its way must still find the key', async () => {
    for (const [hours, outcome] of [
      [22.9, 'succeeded'],
      [23.1, 'manual'],
    ] as const) {
      const world = sagaWorld({ fates: ['lost-before'] });
      await world.saga.submit(world.intent.id);
      world.clock.advance(hours * hourMs);
      expect(await world.saga.lookUp(world.intent.id)).toBe(outcome);
    }
  });

  test('is all there is where a mover can not be looked at: within it the call is made again, after it a person is asked', async () => {
    const world = sagaWorld({ fates: ['lost-after', 'succeeds'], capabilities: { lookUp: false } });
    await world.saga.submit(world.intent.id);
    expect(await world.saga.lookUp(world.intent.id)).toBe('succeeded');
    expect(world.mover.refunds).toHaveLength(1);
    const late = sagaWorld({ fates: ['lost-after'], capabilities: { lookUp: false } });
    await late.saga.submit(late.intent.id);
    late.clock.advance(24 * hourMs);
    expect(await late.saga.lookUp(late.intent.id)).toBe('manual');
    expect([late.mover.calls.length, late.reason()]).toEqual([1, 'cannot-be-looked-up']);
  });

  test('never ends where a mover remembers for ever', async () => {
    const world = sagaWorld({ fates: ['lost-before'], capabilities: { keyLifeHours: null } });
    await world.saga.submit(world.intent.id);
    world.clock.advance(365 * 24 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('succeeded');
  });
});

describe('a mover that can not be asked', () => {
  test('is asked for three days about an unknown refund, then a person is', async () => {
    const world = sagaWorld({ fates: ['lost-after'] });
    await world.saga.submit(world.intent.id);
    world.mover.breakLookUp(true);
    world.clock.advance(71 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('unknown');
    expect(world.jobs()).toEqual(['look-up-refund']);
    world.clock.advance(2 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('manual');
    expect(world.reason()).toBe('mover-out-of-reach');
    world.mover.breakLookUp(false);
    expect(await world.saga.lookUp(world.intent.id)).toBe('succeeded');
  });

  test('is asked on and on about money that it says is on its way', async () => {
    const world = sagaWorld({ fates: ['pends'] });
    await world.saga.submit(world.intent.id);
    world.clock.advance(60 * 24 * hourMs);
    expect(await world.saga.lookUp(world.intent.id)).toBe('pending');
    expect(world.jobs()).toEqual(['look-up-refund']);
  });
});
