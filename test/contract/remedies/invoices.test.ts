import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, type CaseEvent, productSchema, type ShopAction } from '../../../src/domain/index.js';
import { newInvoice } from '../../../src/turns/remedies/new-invoice.js';
import { confirmed, decided } from '../../support/case-story.js';
import { testBackends } from '../../support/databases.js';
import { dana, openRemedyWorld, type RemedyWorld, remedyNow } from './remedy-world.js';

describe.each(testBackends())('the difference of a dearer exchange, on $name', (backend) => {
  let world: RemedyWorld;
  beforeAll(async () => {
    world = await openRemedyWorld(backend);
  });
  afterAll(() => world.close());

  /** A yes to an exchange for something 12.00 dearer, as it is filed. */
  const openExchange = async (goods: 'none' | 'return', stock: number | null = null) => {
    const opened = await world.openCase({
      events: [
        ['system', decided({ goods, refundOn: goods === 'return' ? 'receipt' : 'now' })],
        ['customer', { ...confirmed(0), resolution: 'exchange' } as CaseEvent],
      ],
    });
    const { caseId, reference, orderId, conversationId } = opened;
    const order = await world.records.order(orderId);
    if (order === null) throw new TypeError('no order');
    const { event, paper } = newInvoice(world.deps, {
      caseId,
      caseReference: reference,
      order,
      amountMinor: 1_200,
      at: remedyNow,
      days: 14,
      timeZone: 'America/New_York',
    });
    if (stock !== null) await putMugs(stock);
    const back: CaseEvent = {
      type: 'return-requested',
      actionId: 'act',
      lines: [{ lineId: 'l1', quantity: 1 }],
    };
    const entries: (readonly [Actor, CaseEvent])[] = [
      ['system', event],
      ['system', { type: 'exchange-made', actionId: 'act' }],
      ...(goods === 'return' ? [['system', back] as const] : []),
    ];
    const done = await world.commit(conversationId, {
      caseEvents: entries.map(([actor, own]) => ({ caseId, actor, event: own })),
      papers: [paper],
      shopActions: stock === null ? [] : [exchangeOf(orderId, reference)],
    });
    if (!done.ok) throw new TypeError(done.error.kind);
    return opened;
  };
  const exchangeOf = (orderId: string, caseReference: string): ShopAction => ({
    kind: 'exchange',
    id: 'act',
    orderId,
    at: remedyNow,
    caseReference,
    items: [{ lineId: 'l1', quantity: 2, newVariantId: 'v2' }],
    differenceMinor: 1_200,
  });
  const putMugs = (stock: number) =>
    world.records.putProducts([
      productSchema.parse({
        id: 'p1',
        name: 'Mug',
        variants: [
          { id: 'v1', options: { size: 'small' }, priceMinor: 950, currency: 'USD', stock: 0 },
          { id: 'v2', options: { size: 'large' }, priceMinor: 1_550, currency: 'USD', stock },
        ],
      }),
    ]);
  const doneTo = async (orderId: string) => (await world.records.order(orderId))?.actions ?? [];
  const settle = (how: 'payInvoice' | 'cancelInvoice', caseReference: string) =>
    world.actions[how]({ caseReference, agent: dana, reason: 'by bank transfer' });

  test('is an entry with the last day to pay, and a paper with the next number of its series', async () => {
    const before = await world.database.query('select 1 from numbered_papers where series = $1', ['invoice']);
    const { found, caseId } = await openExchange('none');
    expect(await found()).toMatchObject({
      status: 'approved',
      invoice: { amountMinor: 1_200, currency: 'USD', status: 'open', dueOn: '2026-12-12' },
    });
    const [paper] = await world.database.query<{ number: string | number; paper: { number: string } }>(
      `select number, paper from numbered_papers where case_id = $1`,
      [caseId],
    );
    expect(Number(paper?.number)).toBe(before.length + 1);
    expect(paper?.paper).toMatchObject({
      number: `INV-${String(before.length + 1).padStart(6, '0')}`,
      totalMinor: 1_200,
    });
  });

  test('paid, it settles a case that waits for nothing else; and only once', async () => {
    const { reference, found, said, told } = await openExchange('none');
    const both = await Promise.all([settle('payInvoice', reference), settle('payInvoice', reference)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'no-open-invoice' } });
    expect(await found()).toMatchObject({ status: 'resolved', invoice: { status: 'paid' } });
    expect((await told()).at(-1)).toBe('agent:dana invoice-paid');
    expect(await said()).toEqual(['invoice-paid']);
  });

  test('cancelled, it is not owed any more', async () => {
    const { reference, found, said } = await openExchange('none');
    expect(await settle('cancelInvoice', reference)).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ status: 'resolved', invoice: { status: 'cancelled' } });
    expect(await said()).toEqual(['invoice-cancelled']);
  });

  test.each(['payInvoice', 'cancelInvoice'] as const)(
    'settled by %s, what it is for is sent, because the shop still has it',
    async (how) => {
      const { reference, orderId, found, handoff } = await openExchange('none', 2);
      expect((await doneTo(orderId)).map(({ kind }) => kind)).toEqual(['exchange']);
      expect(await settle(how, reference)).toMatchObject({ ok: true });
      expect((await doneTo(orderId)).at(-1)).toMatchObject({
        kind: 'exchange-update',
        exchangeId: 'act',
        caseReference: reference,
        status: 'to-be-sent',
      });
      expect(await found()).toMatchObject({ status: 'resolved' });
      expect(await handoff()).toBeNull();
    },
  );

  test.each(['none', 'return'] as const)(
    'paid for goods that sold out meanwhile (%s), it is put before a person in place of being settled',
    async (goods) => {
      const { reference, orderId, found, told, caseId, handoff } = await openExchange(goods, 1);
      expect(await settle('payInvoice', reference)).toMatchObject({ ok: true });
      expect((await doneTo(orderId)).map(({ kind }) => kind)).toEqual(['exchange']);
      expect(await found()).toMatchObject({ status: 'in-review', invoice: { status: 'paid' } });
      expect((await told()).slice(-3)).toEqual([
        'agent:dana invoice-paid',
        'system reopened',
        'system handed-off',
      ]);
      expect(await handoff()).toMatchObject({ caseId, reason: 'policy-review' });
    },
  );

  test('waits for the parcel as well, whichever comes first', async () => {
    const paidFirst = await openExchange('return');
    await settle('payInvoice', paidFirst.reference);
    expect(await paidFirst.found()).toMatchObject({ status: 'awaiting-return' });
    await world.returns.receive(paidFirst.reference, { actor: 'system' });
    expect(await paidFirst.found()).toMatchObject({ status: 'resolved' });

    const parcelFirst = await openExchange('return');
    await world.returns.receive(parcelFirst.reference, { actor: 'system' });
    expect(await parcelFirst.found()).toMatchObject({ status: 'received' });
    await settle('payInvoice', parcelFirst.reference);
    expect(await parcelFirst.found()).toMatchObject({ status: 'resolved' });
  });
});
