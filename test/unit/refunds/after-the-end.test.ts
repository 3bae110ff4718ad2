import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../../src/base/index.js';
import type { RefundIntentStatus } from '../../../src/domain/index.js';
import type { MoverStanding } from '../../../src/refunds/index.js';
import { reservedIntent, sagaWorld } from './saga-world.js';

const standings: Readonly<Record<MoverStanding['kind'], MoverStanding>> = {
  succeeded: { kind: 'succeeded', providerRefundId: 're_9' },
  pending: { kind: 'pending', providerRefundId: 're_9' },
  rejected: { kind: 'rejected', code: 'refused' },
  failed: { kind: 'failed', providerRefundId: 're_9', code: 'card-lost' },
  reversed: { kind: 'reversed', providerRefundId: 're_9' },
  absent: { kind: 'absent' },
};

const at = (status: RefundIntentStatus) =>
  sagaWorld({
    intent: {
      ...reservedIntent(),
      status,
      attempts: 1,
      providerRefundId: 're_9',
      firstSubmittedAt: '2026-11-20T12:00:00.000Z',
      updatedAt: '2026-11-20T12:00:00.000Z',
    },
  });

describe("the mover's own word", () => {
  test.each([
    ['unknown', 'succeeded', 'succeeded'],
    ['unknown', 'pending', 'pending'],
    ['unknown', 'rejected', 'rejected'],
    ['unknown', 'failed', 'failed'],
    ['unknown', 'reversed', 'failed'],
    ['unknown', 'absent', 'manual'],
    ['pending', 'succeeded', 'succeeded'],
    ['pending', 'failed', 'failed'],
    ['pending', 'rejected', 'failed'],
    ['pending', 'reversed', 'failed'],
    ['pending', 'absent', 'manual'],
    ['succeeded', 'failed', 'failed-late'],
    ['succeeded', 'reversed', 'reversed'],
    ['manual', 'succeeded', 'succeeded'],
    ['manual', 'pending', 'pending'],
    ['manual', 'failed', 'failed'],
    ['rejected', 'succeeded', 'succeeded'],
    ['failed', 'succeeded', 'succeeded'],
    ['released', 'succeeded', 'succeeded'],
    ['failed-late', 'succeeded', 'succeeded'],
    ['reversed', 'pending', 'pending'],
    ['reserved', 'succeeded', 'succeeded'],
  ] as const)('moves what we call %s and it calls %s to %s', async (ours, theirs, to) => {
    const world = at(ours);
    world.mover.show(world.intent.id, standings[theirs]);
    expect(await world.saga.lookUp(world.intent.id)).toBe(to);
    expect(await world.status()).toBe(to);
    expect(world.last().actor).toBe(to === 'manual' ? 'system' : 'provider');
  });

  test.each([
    ['succeeded', 'pending'],
    ['succeeded', 'succeeded'],
    ['succeeded', 'absent'],
    ['succeeded', 'rejected'],
    ['manual', 'absent'],
    ['failed', 'failed'],
    ['failed', 'absent'],
    ['failed-late', 'failed'],
    ['reversed', 'reversed'],
    ['rejected', 'rejected'],
    ['reserved', 'absent'],
  ] as const)('leaves what we call %s and it calls %s as it is', async (ours, theirs) => {
    const world = at(ours);
    world.mover.show(world.intent.id, standings[theirs]);
    expect(await world.saga.lookUp(world.intent.id)).toBe('skipped');
    expect(world.ledger.changes).toEqual([]);
  });

  test('that money came back after it had arrived is told, with the reason', async () => {
    const world = at('succeeded');
    world.mover.show(world.intent.id, standings.failed);
    await world.saga.lookUp(world.intent.id);
    expect(world.reason()).toBe('card-lost');
    expect(world.last().jobs).toMatchObject([
      { name: 'tell-refund', payload: { status: 'failed-late', reason: 'card-lost' } },
    ]);
    expect(await world.ledger.holdingIntents(world.intent.orderId)).toHaveLength(0);
  });

  test('that another amount moved is for a person', async () => {
    const world = at('unknown');
    world.mover.lookUp = async () => {
      throw new AppError('settlement-changed');
    };
    expect(await world.saga.lookUp(world.intent.id)).toBe('manual');
    expect(world.reason()).toBe('amount-differs');
  });

  test('that can not be had about a settled refund is told to whoever asked', async () => {
    const world = at('succeeded');
    world.mover.breakLookUp(true);
    await expect(world.saga.lookUp(world.intent.id)).rejects.toThrow('timeout');
  });
});

describe('what nobody has touched for long', () => {
  test.each(['unknown', 'pending', 'submitted'] as const)(
    'is taken up again when its jobs ran out: %s',
    async (status) => {
      const world = at(status);
      world.mover.show(world.intent.id, standings.succeeded);
      expect(await world.saga.recoverStale()).toBe(1);
      expect(await world.status()).toBe('succeeded');
    },
  );

  test('does not keep others waiting when it can not be taken up', async () => {
    const world = at('unknown');
    world.ledger.change = async () => {
      throw new Error('broken');
    };
    world.mover.show(world.intent.id, standings.succeeded);
    expect(await world.saga.recoverStale()).toBe(1);
    expect(await world.status()).toBe('unknown');
  });

  test('is left alone while its next look-up is still to come', async () => {
    const world = sagaWorld({ fates: ['lost-after'] });
    await world.saga.submit(world.intent.id);
    world.clock.advance(3_600_000);
    expect(await world.saga.recoverStale()).toBe(0);
    world.clock.advance(3_700_000);
    expect(await world.saga.recoverStale()).toBe(1);
  });
});
