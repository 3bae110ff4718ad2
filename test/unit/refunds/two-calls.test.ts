import { describe, expect, test } from '@jest/globals';
import { sagaWorld } from './saga-world.js';

describe('two calls for one refund', () => {
  test('a late refusal of the first says nothing about the second', async () => {
    const world = sagaWorld({ fates: ['rejected', 'succeeds'] });
    let second: Promise<unknown> = Promise.resolve();
    world.mover.during(async () => {
      // The first call takes so long that another worker takes it for lost and sends again.
      world.clock.advance(180_000);
      second = world.saga.lookUp(world.intent.id);
      await second;
    });
    expect(await world.saga.submit(world.intent.id)).toBe('skipped');
    expect(await second).toBe('succeeded');
    expect(await world.status()).toBe('succeeded');
  });

  test('while the second is on its way, a late refusal of the first changes nothing', async () => {
    const world = sagaWorld({ fates: ['rejected', 'lost-after'] });
    world.mover.during(async () => {
      world.clock.advance(180_000);
      world.mover.during(async () => {});
      await world.saga.lookUp(world.intent.id);
    });
    expect(await world.saga.submit(world.intent.id)).toBe('skipped');
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(1);
    expect(await world.saga.lookUp(world.intent.id)).toBe('succeeded');
    expect(world.mover.refunds).toHaveLength(1);
  });

  test('a refusal of the second, as of money given back already, lets nothing go while the mover has the first', async () => {
    // A mover that knows no keys made the first one, and its list was behind.
    const world = sagaWorld({ fates: ['lost-after', 'rejected'] });
    await world.saga.submit(world.intent.id);
    world.mover.show(world.intent.id, { kind: 'absent' });
    const lookUp = world.saga.lookUp(world.intent.id);
    world.mover.during(async () => {
      world.mover.show(world.intent.id, { kind: 'succeeded', providerRefundId: 're_1' });
    });
    expect(await lookUp).toBe('succeeded');
    expect(world.story()).toEqual(['submitted', 'unknown', 'submitted', 'succeeded']);
  });

  test('a refusal of the second lets the money go when the mover has nothing', async () => {
    const world = sagaWorld({ fates: ['lost-before', 'rejected'] });
    await world.saga.submit(world.intent.id);
    expect(await world.saga.lookUp(world.intent.id)).toBe('rejected');
    expect([world.reason(), world.last().actor]).toEqual(['card-closed', 'provider']);
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(0);
  });

  test('a refusal of the second keeps the money held while the mover can not be asked', async () => {
    const world = sagaWorld({ fates: ['lost-before', 'rejected'] });
    await world.saga.submit(world.intent.id);
    world.mover.during(async () => world.mover.breakLookUp(true));
    expect(await world.saga.lookUp(world.intent.id)).toBe('unknown');
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(1);
  });
});
