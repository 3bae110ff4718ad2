import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RefundIntentStatus } from '../../../src/domain/index.js';
import { testBackends } from '../../support/databases.js';
import { handoffFor } from '../storage/stories.js';
import { agreed, dana, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

describe.each(testBackends())('money that did not arrive, on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  const paidOut = () => world.openCase({ events: agreed(), intents: [{}] });
  /** As whoever moves money, or a person, would have it. */
  const move = async (intentId: string, ...to: readonly RefundIntentStatus[]): Promise<void> => {
    for (const status of to) {
      const intent = await world.ledger.intent(intentId);
      if (intent === null) throw new TypeError('no intent');
      const { amountMinor, currency } = intent;
      const changed = await world.ledger.change({
        intentId,
        from: intent.status,
        fromAttempts: intent.attempts,
        to: status,
        attempts: intent.attempts + (status === 'submitted' ? 1 : 0),
        providerRefundId: 're_1',
        at: world.clock.now().toISOString(),
        actor: 'provider',
        caseEvents: [{ type: 'refund-moved', intentId, status, amountMinor, currency }],
        jobs: [],
      });
      if (!changed.ok) throw new TypeError(changed.error);
    }
  };

  test.each([
    ['is refused', ['submitted', 'rejected'], 'refund-failed', 'refund-failed'],
    ['fails on its way', ['submitted', 'pending', 'failed'], 'refund-failed', 'refund-failed'],
    ['can not be found', ['submitted', 'unknown', 'manual'], 'refund-by-hand', 'manual'],
    ['fails after it was there', ['submitted', 'succeeded', 'failed-late'], 'refund-came-back', 'in-review'],
    ['is reversed', ['submitted', 'succeeded', 'reversed'], 'refund-came-back', 'in-review'],
  ] as const)(
    'a refund that %s is told once and put before a person once',
    async (_what, path, key, status) => {
      const { intentIds, said, handoff, found, told } = await paidOut();
      const id = intentIds[0] ?? '';
      await move(id, ...path);
      await world.tellRefund(id);
      const before = await told();
      await world.tellRefund(id);
      expect(await said()).toEqual([key]);
      expect(await handoff()).toMatchObject({
        reason: 'refund-unknown',
        status: 'waiting',
        caseId: (await found()).id,
      });
      expect(await told()).toEqual(before);
      expect(await found()).toMatchObject({ status });
    },
  );

  test('a refund that arrived needs nobody', async () => {
    const { intentIds, said, handoff } = await paidOut();
    await move(intentIds[0] ?? '', 'submitted', 'succeeded');
    await world.tellRefund(intentIds[0] ?? '');
    expect(await said()).toEqual(['refund-arrived']);
    expect(await handoff()).toBeNull();
  });

  test('what is on its way is told to nobody', async () => {
    const { intentIds, said } = await paidOut();
    await move(intentIds[0] ?? '', 'submitted', 'pending');
    await world.tellRefund(intentIds[0] ?? '');
    expect(await said()).toEqual([]);
  });

  test('a person who has the conversation keeps it, and reads what happened', async () => {
    const { intentIds, said, handoff } = await paidOut();
    const id = intentIds[0] ?? '';
    await move(id, 'submitted', 'succeeded', 'reversed');
    await world.tellRefund(id);
    const open = await handoff();
    await world.agents.claim(open?.id ?? '', dana, open?.version ?? 0);
    await world.tellRefund(id);
    expect(await handoff()).toMatchObject({ id: open?.id, status: 'claimed', agentId: 'dana' });
    expect((await said()).filter((key) => key === 'refund-came-back')).toHaveLength(1);
  });

  test('somebody who waits for a person about nothing yet is waited for about this', async () => {
    const { intentIds, handoff, conversationId, caseId, found } = await paidOut();
    const id = intentIds[0] ?? '';
    await world.commit(conversationId, {
      owner: { to: 'queue', fromVersion: 0 },
      openHandoff: handoffFor(`asked_${id}`, conversationId),
    });
    await move(id, 'submitted', 'succeeded', 'reversed');
    await world.tellRefund(id);
    expect(await handoff()).toMatchObject({ id: `asked_${id}`, caseId, status: 'waiting' });
    expect(await found()).toMatchObject({ status: 'in-review' });
  });

  test.each(['waiting', 'claimed'] as const)(
    'a person who is %s for about another case sees this one too, told in the same commit and once for each reason',
    async (status) => {
      const { intentIds, handoff, conversationId, reference, found, told } = await paidOut();
      const { caseId: otherId } = await paidOut();
      const id = intentIds[0] ?? '';
      const isClaimed = status === 'claimed';
      await world.commit(conversationId, {
        owner: { to: isClaimed ? 'person' : 'queue', fromVersion: 0 },
        openHandoff: handoffFor(`other_${id}`, conversationId, {
          caseId: otherId,
          status,
          ...(isClaimed ? { agentId: 'dana', agentName: 'Dana' } : {}),
        }),
      });
      const before = (await handoff())?.version ?? 0;
      await move(id, 'submitted', 'succeeded', 'reversed');
      await world.tellRefund(id);
      const open = await handoff();
      expect(open).toMatchObject({ id: `other_${id}`, caseId: otherId, status, version: before + 1 });
      const line = `${reference} (${(await found()).orderNumber}): a refund whose outcome is not known`;
      expect(open?.packet.facts[0]).toEqual({ label: 'Also waiting', value: line });
      expect(open?.packet.summary).toContain(line);
      expect((await told()).at(-1)).toBe('system handed-off');
      expect(await found()).toMatchObject({ status: 'in-review' });

      await world.agents.claim(open?.id ?? '', dana, open?.version ?? 0);
      await world.tellRefund(id);
      expect((await handoff())?.packet.facts).toHaveLength(1);
    },
  );

  test('a person makes up for it by a new refund, and never for more than what came back', async () => {
    const { intentIds, handoff, found, orderId } = await world.openCase({
      events: agreed(),
      intents: [{}],
      order: { payments: [{ id: 'card', methodId: 'm1', kind: 'card', label: 'Visa', capturedMinor: 950 }] },
    });
    const id = intentIds[0] ?? '';
    await move(id, 'submitted', 'succeeded', 'failed-late');
    await world.tellRefund(id);
    const open = await handoff();
    const claimed = await world.agents.claim(open?.id ?? '', dana, open?.version ?? 0);
    const version = claimed.ok ? claimed.value.version : 0;
    const approve = (amountMinor: number) =>
      world.agents.approve(open?.id ?? '', dana, version, amountMinor, 'paid again');
    expect(await approve(951)).toMatchObject({
      ok: false,
      error: { kind: 'amount-exceeds-remainder', mostMinor: 950 },
    });
    expect(await approve(950)).toMatchObject({ ok: true });
    const holding = await world.ledger.holdingIntents(orderId);
    expect(holding).toMatchObject([{ amountMinor: 950, status: 'reserved' }]);
    expect(holding[0]?.id).not.toBe(id);
    expect(await world.saga.submit(holding[0]?.id ?? '')).toBe('succeeded');
    expect(await found()).toMatchObject({ status: 'resolved' });
  });
});
