import { describe, expect, test } from '@jest/globals';
import { frozenClock, sequentialIds, silentLogger } from '../../../src/base/index.js';
import { makeIntents } from '../../../src/cases/index.js';
import type { RefundIntent } from '../../../src/domain/index.js';
import { settleAmount } from '../../../src/policy/index.js';
import { createRefundSaga } from '../../../src/refunds/index.js';
import { memoryRefundLedger } from '../../support/memory-refund-ledger.js';
import { retailOrder } from '../../support/retail-order.js';
import { type Fate, scriptedMover } from '../../support/scripted-mover.js';

const start = '2026-11-21T12:00:00.000Z';

const reservedIntent = (): RefundIntent => {
  const order = retailOrder();
  const breakdown = settleAmount({
    order,
    lines: [{ lineId: 'a', quantity: 1 }],
    reserved: { payments: [], lines: [], shippingMinor: 0 },
    amountMinor: 10_000,
  });
  const [intent] = makeIntents({
    caseId: 'case-1',
    orderId: order.id,
    currency: 'USD',
    breakdown,
    payments: order.payments,
    ids: sequentialIds(),
    at: start,
  });
  if (intent === undefined) throw new Error('no intent');
  return intent;
};

const world = (fates: readonly Fate[], capabilities = {}, intent = reservedIntent()) => {
  const ledger = memoryRefundLedger([intent]);
  const mover = scriptedMover(fates, capabilities);
  const clock = frozenClock(start);
  const saga = createRefundSaga({ ledger, mover: () => mover, clock, logger: silentLogger });
  const story = (): string[] => ledger.changes.map((change) => change.to);
  const jobs = (): string[] => ledger.changes.flatMap((change) => change.jobs.map((job) => job.name));
  return { intent, ledger, mover, clock, saga, story, jobs };
};

describe('a refund', () => {
  test('is marked submitted before the money is asked for, and tells the customer when it is there', async () => {
    const { saga, mover, ledger, intent, story, jobs } = world(['succeeds']);
    expect(await saga.submit(intent.id)).toBe('succeeded');
    expect(story()).toEqual(['submitted', 'succeeded']);
    expect(jobs()).toEqual(['look-up-refund', 'tell-refund']);
    expect(mover.refunds.map((refund) => [refund.status, refund.attempts])).toEqual([['submitted', 1]]);
    expect((await ledger.intent(intent.id))?.providerRefundId).toBe('re_1');
    expect(ledger.changes[1]?.caseEvents).toEqual([
      {
        type: 'refund-moved',
        intentId: intent.id,
        status: 'succeeded',
        amountMinor: 10_000,
        currency: 'USD',
        providerRefundId: 're_1',
      },
    ]);
  });

  test('whose answer is lost is found and adopted, and is made once', async () => {
    const { saga, mover, intent, story } = world(['lost-after']);
    expect(await saga.submit(intent.id)).toBe('unknown');
    expect(await saga.lookUp(intent.id)).toBe('succeeded');
    expect(story()).toEqual(['submitted', 'unknown', 'succeeded']);
    expect(mover.refunds).toHaveLength(1);
  });

  test('that never arrived is sent again under the same key', async () => {
    const { saga, mover, intent, story } = world(['lost-before', 'succeeds']);
    expect(await saga.submit(intent.id)).toBe('unknown');
    expect(await saga.lookUp(intent.id)).toBe('succeeded');
    expect(story()).toEqual(['submitted', 'unknown', 'submitted', 'succeeded']);
    expect(mover.calls).toEqual([intent.id, intent.id]);
    expect(mover.refunds).toHaveLength(1);
  });

  test('keeps its reservation through any number of lost answers', async () => {
    const { saga, mover, ledger, intent } = world(['lost-before', 'lost-before', 'lost-after']);
    await saga.submit(intent.id);
    await saga.lookUp(intent.id);
    await saga.lookUp(intent.id);
    expect(await ledger.holdingIntents(intent.orderId)).toHaveLength(1);
    expect(await saga.lookUp(intent.id)).toBe('succeeded');
    expect(mover.refunds).toHaveLength(1);
  });

  test('that is refused moves nothing and lets the money go', async () => {
    const { saga, mover, ledger, intent, jobs } = world(['rejected']);
    expect(await saga.submit(intent.id)).toBe('rejected');
    expect(mover.refunds).toHaveLength(0);
    expect(await ledger.holdingIntents(intent.orderId)).toHaveLength(0);
    expect(jobs()).toContain('tell-refund');
  });

  test('is sent once when its job arrives twice, one after the other or at the same time', async () => {
    const { saga, mover, intent } = world(['succeeds', 'succeeds']);
    const outcomes = await Promise.all([saga.submit(intent.id), saga.submit(intent.id)]);
    expect(outcomes.sort()).toEqual(['skipped', 'succeeded']);
    expect(await saga.submit(intent.id)).toBe('skipped');
    expect(mover.calls).toHaveLength(1);
  });

  test('that differs from what was confirmed is never sent', async () => {
    const { saga, mover, intent } = world(['succeeds'], {}, { ...reservedIntent(), amountMinor: 20_000 });
    expect(await saga.submit(intent.id)).toBe('manual');
    expect(mover.calls).toHaveLength(0);
  });

  test('with an answer that makes no sense counts as unknown', async () => {
    const { saga, intent } = world(['nonsense']);
    expect(await saga.submit(intent.id)).toBe('unknown');
  });

  test('stays unknown and is asked about again while the provider is out of reach', async () => {
    const { saga, mover, ledger, intent } = world(['lost-after']);
    await saga.submit(intent.id);
    mover.breakLookUp(true);
    expect(await saga.lookUp(intent.id)).toBe('unknown');
    expect(ledger.changes.at(-1)?.jobs.map((job) => job.name)).toEqual(['look-up-refund']);
    expect(ledger.changes.at(-1)?.caseEvents).toEqual([]);
    mover.breakLookUp(false);
    expect(await saga.lookUp(intent.id)).toBe('succeeded');
  });

  test('that is pending is looked up until it is there', async () => {
    const { saga, mover, intent, story } = world(['pends']);
    expect(await saga.submit(intent.id)).toBe('pending');
    expect(await saga.lookUp(intent.id)).toBe('pending');
    mover.finish(intent.id);
    expect(await saga.lookUp(intent.id)).toBe('succeeded');
    expect(story()).toEqual(['submitted', 'pending', 'pending', 'succeeded']);
  });
});

describe('a person settles a refund', () => {
  test('that is nowhere to be found once the provider has forgotten its key', async () => {
    const { saga, mover, clock, intent } = world(['lost-before']);
    await saga.submit(intent.id);
    clock.advance(25 * 3_600_000);
    expect(await saga.lookUp(intent.id)).toBe('manual');
    expect(mover.refunds).toHaveLength(0);
  });

  test('of a mover that neither knows keys nor can be looked at, which is never called', async () => {
    const { saga, mover, intent, ledger } = world([], { idempotent: false, lookUp: false });
    expect(await saga.submit(intent.id)).toBe('manual');
    expect(mover.calls).toHaveLength(0);
    expect(ledger.changes.at(-1)?.caseEvents).toMatchObject([
      { status: 'manual', reason: 'confirm-by-hand' },
    ]);
    expect(ledger.changes.at(-1)?.jobs).toMatchObject([
      { name: 'tell-refund', payload: { status: 'manual', reason: 'confirm-by-hand' } },
    ]);
  });

  test('that is absent at a provider without keys, because a second call could pay twice', async () => {
    const { saga, mover, intent } = world(['lost-before'], { idempotent: false });
    await saga.submit(intent.id);
    expect(await saga.lookUp(intent.id)).toBe('manual');
    expect(mover.calls).toHaveLength(1);
  });
});

describe('after a crash', () => {
  test('a refund that was being sent is looked up and adopted', async () => {
    const { saga, mover, clock, ledger, intent } = world(
      ['lost-after'],
      {},
      { ...reservedIntent(), status: 'submitted', attempts: 1 },
    );
    await mover.refund(intent).catch(() => {});
    clock.advance(180_000);
    expect(await saga.recoverStale()).toBe(1);
    expect((await ledger.intent(intent.id))?.status).toBe('succeeded');
    expect(mover.refunds).toHaveLength(1);
  });

  test('a refund that waits for its goods is left waiting', async () => {
    const { saga, mover, clock, intent } = world([]);
    clock.advance(86_400_000);
    expect(await saga.recoverStale()).toBe(0);
    expect(mover.calls).toHaveLength(0);
    expect(intent.status).toBe('reserved');
  });

  test('a look-up leaves a call alone that may still be answered', async () => {
    const { saga, mover, intent, story } = world(
      [],
      {},
      { ...reservedIntent(), status: 'submitted', attempts: 1 },
    );
    expect(await saga.lookUp(intent.id)).toBe('unknown');
    expect(story()).toEqual(['submitted']);
    expect(mover.calls).toHaveLength(0);
  });
});
