import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testBackends } from '../../support/databases.js';
import { dana, omar, openRemedyWorld, type RemedyWorld } from './remedy-world.js';

/** The standard policy gives at most $20.00 a case and $500.00 a month. */
describe.each(testBackends())('appeasement on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  const give = (caseReference: string, amountMinor: number, agent = dana, version?: number) =>
    world.actions.appease({
      caseReference,
      agent,
      amountMinor,
      reason: 'waited three weeks',
      ...(version === undefined ? {} : { version }),
    });

  test('is an entry with its author and reason, store credit, and a word to the customer', async () => {
    const { reference, caseId, told, said, orderId } = await world.openCase();
    expect(await give(reference, 1_500)).toMatchObject({
      ok: true,
      value: { status: 'open', totalMinor: null },
    });
    expect(await told()).toEqual(['customer opened', 'agent:dana appeasement-given']);
    expect(await said()).toEqual(['appeasement-given']);
    expect(await world.credits.entries('customer_1')).toMatchObject([
      { kind: 'appeasement', amountMinor: 1_500, caseId, actor: 'agent:dana', reason: 'waited three weeks' },
    ]);
    // Its own bucket: nothing of the order is used up by it.
    expect(await world.deps.ledger.holdingIntents(orderId)).toEqual([]);
    expect((await world.records.order(orderId))?.actions).toEqual([]);
  });

  test('stops at what one case may be given, to the cent', async () => {
    const { reference } = await world.openCase();
    expect(await give(reference, 1_201)).toMatchObject({ ok: true });
    expect(await give(reference, 800, omar)).toEqual({
      ok: false,
      error: { kind: 'budget-exceeded', leftMinor: 799 },
    });
    expect(await give(reference, 799, omar)).toMatchObject({ ok: true });
  });

  test.each([0, -5, 1.5, Number.NaN])('is a whole number above zero, not %p', async (amountMinor) => {
    const { reference } = await world.openCase();
    await expect(give(reference, amountMinor)).rejects.toMatchObject({ code: 'request-invalid' });
  });

  test('is refused to who saw the case before somebody else added to it, and for a case there is not', async () => {
    const { reference } = await world.openCase();
    expect(await give(reference, 100, dana, 1)).toMatchObject({ ok: true });
    expect(await give(reference, 100, omar, 1)).toEqual({ ok: false, error: { kind: 'case-changed' } });
    expect(await give('RF-NONE-22', 100)).toEqual({ ok: false, error: { kind: 'case-not-found' } });
  });

  test('is counted by the calendar month where the shop is', async () => {
    const november = ['2026-11-01T04:00:00Z', '2026-12-01T05:00:00Z'] as const;
    const spent = await world.credits.appeasedMinor('USD', ...november);
    await world.credits.append({
      id: 'earlier',
      customerId: 'others',
      kind: 'appeasement',
      amountMinor: 49_950 - spent,
      currency: 'USD',
      caseId: null,
      intentId: null,
      actor: 'agent:omar',
      reason: 'a bad month',
      at: '2026-12-01T04:30:00.000Z',
    });
    // The last evening of November in New York is the first of December in universal time.
    world.clock.advance(Date.parse('2026-12-01T04:59:00Z') - world.clock.now().getTime());
    const { reference } = await world.openCase();
    expect(await give(reference, 51)).toEqual({
      ok: false,
      error: { kind: 'budget-exceeded', leftMinor: 50 },
    });
    world.clock.advance(60_000);
    expect(await give(reference, 51)).toMatchObject({ ok: true });
  });

  test('thirty colleagues at once never give more than the month has', async () => {
    world.clock.advance(40 * 86_400_000);
    const cases = await Promise.all(Array.from({ length: 30 }, () => world.openCase()));
    const given = await Promise.all(
      cases.map(({ reference }, n) => give(reference, 1_900, { id: `agent-${n}`, name: `Agent ${n}` })),
    );
    // 26 times 19.00 is 494.00 of 500.00.
    expect(given.filter((answer) => answer.ok)).toHaveLength(26);
    for (const answer of given)
      if (!answer.ok) expect(answer.error).toEqual({ kind: 'budget-exceeded', leftMinor: 600 });
    const refused = cases[given.findIndex((answer) => !answer.ok)];
    expect(await refused?.told()).toEqual(['customer opened']);
    expect(await refused?.said()).toEqual([]);
  });
});
