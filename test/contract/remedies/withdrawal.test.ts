import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/base/index.js';
import { createRefundSaga } from '../../../src/refunds/index.js';
import { testBackends } from '../../support/databases.js';
import { agreed, agreedReturn, dana, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

describe.each(testBackends())('a withdrawal on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  const withdraw = (caseReference: string, version?: number) =>
    world.actions.withdraw({
      caseReference,
      agent: dana,
      reason: 'keeps it',
      ...(version === undefined ? {} : { version }),
    });
  const openReturn = () => world.openCase({ events: agreedReturn(), intents: [{}] });

  test('lets the money go, calls the return off, and lets the goods be asked about again', async () => {
    const opened = await openReturn();
    const { reference, orderId } = opened;
    expect(await withdraw(reference)).toMatchObject({
      ok: true,
      value: { status: 'withdrawn', return: { status: 'cancelled' } },
    });
    expect((await opened.told()).slice(-3)).toEqual([
      'agent:dana return-cancelled',
      'system refund-moved',
      'agent:dana withdrawn',
    ]);
    expect(await opened.statuses()).toEqual(['released']);
    expect(await opened.said()).toEqual(['case-withdrawn']);
    expect(await world.deps.ledger.holdingIntents(orderId)).toEqual([]);
    expect(await world.saga.submit(opened.intentIds[0] ?? '')).toBe('skipped');
  });

  test('is done once: a second one comes too late', async () => {
    const { reference } = await openReturn();
    const both = await Promise.all([withdraw(reference), withdraw(reference)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await withdraw(reference)).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed', status: 'withdrawn' },
    });
  });

  test('is refused once money is on its way', async () => {
    const { reference, statuses } = await world.openCase({ events: agreed(), intents: [{}] });
    expect(await withdraw(reference)).toEqual({ ok: false, error: { kind: 'money-on-its-way' } });
    expect(await statuses()).toEqual(['reserved']);
  });

  test('is refused once the carrier has the goods', async () => {
    const { reference, statuses } = await openReturn();
    await world.returns.track(
      reference,
      { status: 'accepted', newsId: `scan ${reference}` },
      { actor: 'provider' },
    );
    expect(await withdraw(reference)).toMatchObject({ ok: false, error: { kind: 'goods-under-way' } });
    expect(await statuses()).toEqual(['reserved']);
  });

  test('is refused to who saw the case as it no longer is', async () => {
    const { reference, found } = await openReturn();
    const { version } = await found();
    await world.actions.note({ caseReference: reference, agent: dana, reason: 'called twice' });
    expect(await withdraw(reference, version)).toEqual({ ok: false, error: { kind: 'case-changed' } });
  });

  test('is refused while the call that moves the money is under way, and nobody undoes it', async () => {
    const { reference, intentIds, statuses, found } = await openReturn();
    const refusals: unknown[] = [];
    const saga = createRefundSaga({
      ledger: world.ledger,
      mover: () => ({
        ...world.mover,
        refund: async (intent) => {
          refusals.push(await withdraw(reference));
          return world.mover.refund(intent);
        },
      }),
      clock: world.clock,
      logger: silentLogger,
    });
    expect(await saga.submit(intentIds[0] ?? '')).toBe('succeeded');
    expect(refusals).toEqual([{ ok: false, error: { kind: 'money-on-its-way' } }]);
    expect(await statuses()).toEqual(['succeeded']);
    expect(await found()).toMatchObject({ status: 'resolved' });
  });

  test('and a refund that meet: the money is let go or it leaves, never both', async () => {
    const ends: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const { reference, intentIds, statuses, found } = await openReturn();
      const id = intentIds[0] ?? '';
      const refunded = () => world.mover.refunds.filter((intent) => intent.id === id).length;
      // The first step of a refund takes two statements before the call; who begins is changed from round to round.
      const meet =
        round % 2 === 0
          ? [world.saga.submit(id), withdraw(reference)]
          : [withdraw(reference), world.saga.submit(id)];
      await Promise.all(meet);
      const [status] = await statuses();
      if (status === 'released') {
        expect(refunded()).toBe(0);
        expect(await found()).toMatchObject({ status: 'withdrawn' });
      } else {
        expect(status).toBe('succeeded');
        expect(refunded()).toBe(1);
        expect((await found()).status).not.toBe('withdrawn');
      }
      ends.push(status ?? '');
    }
    expect(ends).toHaveLength(12);
  });
});
