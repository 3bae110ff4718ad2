import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/base/index.js';
import { hourMs, sagaWorld } from './saga-world.js';

const dana = 'agent:dana';
const byHand = { idempotent: false, lookUp: false };

/** A refund that was sent, lost, and not found again. */
const lost = async () => {
  const world = sagaWorld({ fates: ['lost-before'] });
  await world.saga.submit(world.intent.id);
  world.clock.advance(25 * hourMs);
  await world.saga.lookUp(world.intent.id);
  return world;
};

describe('a person', () => {
  test('who has moved the money says so, with how the bank names it', async () => {
    const world = sagaWorld({ capabilities: byHand });
    await world.saga.submit(world.intent.id);
    const settled = await world.saga.confirmByHand(world.intent.id, dana, {
      providerRefundId: 'TRANSFER-17',
      reason: 'Paid in cash at the counter',
    });
    expect(settled).toMatchObject({
      ok: true,
      value: { status: 'succeeded', providerRefundId: 'TRANSFER-17' },
    });
    expect(world.last()).toMatchObject({
      actor: dana,
      caseEvents: [{ status: 'succeeded', reason: 'Paid in cash at the counter' }],
    });
    expect(world.jobs()).toEqual(['tell-refund']);
    expect(world.mover.calls).toHaveLength(0);
  });

  test('who finds that the money did not leave makes it free again', async () => {
    const world = sagaWorld({ capabilities: byHand });
    await world.saga.submit(world.intent.id);
    const settled = await world.saga.notMade(world.intent.id, dana, { reason: 'No account given' });
    expect(settled).toMatchObject({ ok: true, value: { status: 'failed' } });
    expect([world.last().actor, world.reason()]).toEqual([dana, 'No account given']);
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(0);
  });

  test('comes too late for what somebody has settled', async () => {
    const world = sagaWorld({ capabilities: byHand });
    await world.saga.submit(world.intent.id);
    const both = await Promise.all([
      world.saga.confirmByHand(world.intent.id, dana, { providerRefundId: 'T-1' }),
      world.saga.notMade(world.intent.id, 'agent:omar', { reason: 'Not here' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'not-manual' });
  });

  test('settles only what waits for one', async () => {
    const world = sagaWorld();
    expect(await world.saga.notMade(world.intent.id, dana, { reason: 'no' })).toEqual({
      ok: false,
      error: 'not-manual',
    });
    expect(await world.saga.notMade('refund_0', dana, { reason: 'no' })).toEqual({
      ok: false,
      error: 'not-found',
    });
  });

  test('can not let go of money that the mover has after all', async () => {
    const world = await lost();
    world.mover.show(world.intent.id, { kind: 'succeeded', providerRefundId: 're_7' });
    expect(await world.saga.notMade(world.intent.id, dana, { reason: 'Not in the list' })).toEqual({
      ok: false,
      error: 'mover-has-it',
    });
    expect(await world.ledger.intent(world.intent.id)).toMatchObject({
      status: 'succeeded',
      providerRefundId: 're_7',
    });
  });

  test('can not let go of money while the mover can not be asked, but can confirm it', async () => {
    const world = await lost();
    world.mover.breakLookUp(true);
    expect(await world.saga.notMade(world.intent.id, dana, { reason: 'I think not' })).toEqual({
      ok: false,
      error: 'mover-out-of-reach',
    });
    expect((await world.saga.confirmByHand(world.intent.id, dana, { providerRefundId: 're_8' })).ok).toBe(
      true,
    );
  });

  test('lets go of a lost refund once the mover says that it has none', async () => {
    const world = await lost();
    expect((await world.saga.notMade(world.intent.id, dana, { reason: 'Asked the provider' })).ok).toBe(true);
    expect(await world.status()).toBe('failed');
  });

  test('who confirms what the mover shows has it recorded as the mover shows it', async () => {
    const world = await lost();
    world.mover.show(world.intent.id, { kind: 'pending', providerRefundId: 're_7' });
    expect(await world.saga.confirmByHand(world.intent.id, dana, { providerRefundId: 're_7' })).toMatchObject(
      {
        ok: true,
        value: { status: 'pending', providerRefundId: 're_7' },
      },
    );
  });

  test('can only confirm where another amount moved', async () => {
    const world = await lost();
    world.mover.lookUp = async () => {
      throw new AppError('settlement-changed');
    };
    expect(await world.saga.notMade(world.intent.id, dana, { reason: 'Wrong amount' })).toEqual({
      ok: false,
      error: 'amount-differs',
    });
    expect((await world.saga.confirmByHand(world.intent.id, dana, { providerRefundId: 're_8' })).ok).toBe(
      true,
    );
  });

  test('can not pay for two refunds with one of the mover', async () => {
    const world = await lost();
    world.ledger.intentByProviderRefund = async () => ({ ...world.intent, id: 'another' });
    expect(await world.saga.confirmByHand(world.intent.id, dana, { providerRefundId: 're_7' })).toEqual({
      ok: false,
      error: 'id-taken',
    });
  });
});
