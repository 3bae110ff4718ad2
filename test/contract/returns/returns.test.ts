import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseEvent } from '../../../src/domain/index.js';
import { testBackends } from '../../support/databases.js';
import { retailFacts } from '../../support/retail-order.js';
import { openReturnsWorld, policyFor, type ReturnsWorld } from '../../support/returns-world.js';

const system = { actor: 'system' } as const;
const clerk = { actor: 'agent:kim' } as const;
const carrier = { actor: 'provider' } as const;
const both = [
  { lineId: 'mug', quantity: 2 },
  { lineId: 'rug', quantity: 1 },
];
const news = (status: 'accepted' | 'in-transit' | 'delivered' | 'exception', newsId: string) => ({
  status,
  carrier: 'UPS',
  trackingNumber: '1Z999',
  newsId,
});

describe.each(testBackends())('goods that travel back, on $name', (backend) => {
  let world: ReturnsWorld;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const opened = await backend.open();
    close = opened.close;
    world = await openReturnsWorld(opened.database);
  });
  afterAll(() => close());

  const eventsOf = async (caseId: string, type: CaseEvent['type']) =>
    (await world.cases.entries(caseId)).filter(({ event }) => event.type === type);
  const sentOf = async (reference: string) => {
    const { intents } = await world.found(reference);
    const sent = await world.sent();
    return intents.filter(({ id }) => sent.includes(id)).reduce((sum, one) => sum + one.amountMinor, 0);
  };
  /** What the policy counts for these goods, asked directly. */
  const worth = (
    order: ReturnsWorld['file'] extends (...asked: never[]) => Promise<infer F> ? F : never,
  ) => ({
    of: (changes: Parameters<typeof retailFacts>[0]) =>
      policyFor('receipt').decide(retailFacts({ kind: 'return', order: order.order, ...changes })).breakdown
        ?.totalMinor,
  });

  test('let the money go at the first scan where the policy says so, once', async () => {
    const { reference, caseId, totalMinor, conversationId } = await world.file('scan', both);
    expect(await world.returns.track(reference, news('exception', 'n0'), carrier)).toMatchObject({
      ok: true,
      value: { status: 'awaiting-return' },
    });
    expect(await sentOf(reference)).toBe(0);
    await world.returns.track(reference, news('accepted', 'n1'), carrier);
    expect(await sentOf(reference)).toBe(totalMinor);
    await world.returns.track(reference, news('accepted', 'n1'), carrier);
    await world.returns.track(reference, news('in-transit', 'n2'), carrier);
    expect(await eventsOf(caseId, 'return-tracked')).toHaveLength(3);
    expect((await world.said(conversationId)).map(({ key }) => key)).toEqual(['return-scanned-refund']);
    expect(await world.found(reference)).toMatchObject({
      status: 'in-transit',
      return: { status: 'in-transit', carrier: 'UPS', trackingNumber: '1Z999', isScanned: true },
    });
  });

  test('keep the money until they are received where the policy says so', async () => {
    const { reference, totalMinor, order } = await world.file('receipt', both);
    await world.returns.track(reference, news('delivered', 'n1'), carrier);
    expect(await sentOf(reference)).toBe(0);
    await world.returns.receive(reference, system);
    expect(await sentOf(reference)).toBe(totalMinor);
    expect(await world.held(reference)).toBe(totalMinor);
    const today = await world.records.order(order.id);
    expect(today?.actions.find(({ kind }) => kind === 'return')).toMatchObject({ status: 'received' });
  });

  test('keep the money until they were looked at where the policy says so', async () => {
    const { reference, totalMinor, conversationId } = await world.file('inspection', both);
    await world.returns.receive(reference, system);
    expect(await sentOf(reference)).toBe(0);
    expect(await world.found(reference)).toMatchObject({ status: 'received' });
    await world.returns.inspect(reference, {
      ...clerk,
      findings: [{ lineId: 'mug', quantity: 2, disposition: 'restocked' }],
    });
    expect(await sentOf(reference)).toBe(0);
    expect(await world.found(reference)).toMatchObject({
      status: 'received',
      return: { status: 'received' },
    });
    await world.returns.inspect(reference, {
      ...clerk,
      findings: [{ lineId: 'rug', quantity: 1, disposition: 'not-restocked' }],
    });
    expect(await sentOf(reference)).toBe(totalMinor);
    expect(await world.found(reference)).toMatchObject({
      status: 'inspected',
      return: { status: 'inspected' },
    });
    expect((await world.said(conversationId)).map(({ key }) => key)).toEqual([
      'return-received-waits',
      'return-inspected',
    ]);
  });

  test('in hand need no scan: what is received lets go the money that waits for a scan', async () => {
    const { reference, totalMinor } = await world.file('scan', both);
    await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'rug', quantity: 1 }] });
    expect(await sentOf(reference)).toBe(totalMinor);
  });

  test('that arrive in part wait for the rest', async () => {
    const { reference, rma, totalMinor, conversationId } = await world.file('receipt', both);
    await world.returns.receive(rma, { ...clerk, lines: [{ lineId: 'mug', quantity: 1 }] });
    expect(await sentOf(reference)).toBe(0);
    expect(await world.found(reference)).toMatchObject({
      status: 'in-transit',
      return: { status: 'partially-received', received: [{ lineId: 'mug', quantity: 1 }] },
    });
    await world.returns.receive(rma, clerk);
    expect(await sentOf(reference)).toBe(totalMinor);
    expect((await world.found(reference)).status).toBe('received');
    const [part, whole] = await world.said(conversationId);
    expect(part).toMatchObject({ key: 'return-received-part' });
    expect(part?.text).toContain('Item rug');
    expect(whole).toMatchObject({ key: 'return-received' });
  });

  test('are never more than was asked for', async () => {
    const { reference } = await world.file('receipt', both);
    const receive = (lineId: string, quantity: number) =>
      world.returns.receive(reference, { ...clerk, lines: [{ lineId, quantity }] });
    expect(await receive('mug', 3)).toEqual({
      ok: false,
      error: { kind: 'more-than-asked', lineId: 'mug', most: 2 },
    });
    expect(await receive('lamp', 1)).toEqual({ ok: false, error: { kind: 'unknown-line', lineId: 'lamp' } });
    await receive('mug', 1);
    expect(await receive('mug', 2)).toMatchObject({ ok: false, error: { most: 1 } });
    expect(
      await world.returns.inspect(reference, {
        ...clerk,
        findings: [{ lineId: 'mug', quantity: 2, disposition: 'restocked' }],
      }),
    ).toEqual({ ok: false, error: { kind: 'more-than-received', lineId: 'mug', most: 1 } });
  });

  test('that two clerks book in at the same moment are booked once, and paid once', async () => {
    const { reference, caseId, totalMinor } = await world.file('receipt', both);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => world.returns.receive(reference, { actor: `agent:clerk-${n}` })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error.kind === 'not-awaited')).toHaveLength(5);
    expect(await eventsOf(caseId, 'return-received')).toHaveLength(1);
    expect(await sentOf(reference)).toBe(totalMinor);
  });

  test('two clerks find damaged at the same moment are counted down once', async () => {
    const filed = await world.file('inspection', both);
    const { reference, caseId } = filed;
    await world.returns.receive(reference, system);
    const findings = [
      { lineId: 'mug', quantity: 2, disposition: 'restocked' as const },
      {
        lineId: 'rug',
        quantity: 1,
        disposition: 'not-restocked' as const,
        deduction: { kind: 'damaged-by-customer' as const, amountMinor: 2500 },
      },
    ];
    await Promise.all([
      world.returns.inspect(reference, { ...clerk, findings }),
      world.returns.inspect(reference, { actor: 'agent:lee', findings }),
    ]);
    expect(await eventsOf(caseId, 'inspected')).toHaveLength(1);
    expect(await eventsOf(caseId, 'resettled')).toHaveLength(1);
    expect(await world.held(reference)).toBe(filed.totalMinor - 2500);
    expect(await sentOf(reference)).toBe(filed.totalMinor - 2500);
  });

  test('the last of which comes as somebody closes the return bring what was there first, all or a part', async () => {
    for (let round = 0; round < 4; round += 1) {
      const filed = await world.file('receipt', both);
      const { reference } = filed;
      await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'mug', quantity: 2 }] });
      const closing = world.returns.close(reference, { ...system, reason: 'thirty days' });
      const coming = world.returns.receive(reference, clerk);
      await Promise.all(round % 2 === 0 ? [closing, coming] : [coming, closing]);
      const { intents, totalMinor } = await world.found(reference);
      const part = worth(filed).of({ lines: [{ lineId: 'mug', quantity: 2 }] });
      expect([filed.totalMinor, part]).toContain(totalMinor);
      expect(await world.held(reference)).toBe(totalMinor);
      const live = intents.filter(({ status }) => status !== 'released');
      expect(live.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
      expect(await sentOf(reference)).toBe(totalMinor);
    }
  });

  test('bring only what came when nothing more is awaited, counted by the policy', async () => {
    const filed = await world.file('receipt', both);
    const { reference, caseId, conversationId, order } = filed;
    await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'mug', quantity: 1 }] });
    await world.returns.close(reference, { ...system, reason: 'thirty days' });
    const lines = [{ lineId: 'mug', quantity: 1 }];
    const counted = worth(filed).of({ lines });
    expect(counted).toBeLessThan(filed.totalMinor);
    expect(await world.held(reference)).toBe(counted);
    expect(await sentOf(reference)).toBe(counted);
    expect(await world.found(reference)).toMatchObject({
      status: 'refunding',
      totalMinor: counted,
      return: { status: 'closed' },
    });
    const [decided, resettled] = [await eventsOf(caseId, 'decided'), await eventsOf(caseId, 'resettled')];
    expect(decided.at(-1)?.event).toMatchObject({ facts: { lines }, decision: { outcome: 'approve' } });
    expect(resettled.map(({ event }) => event)).toMatchObject([
      { because: 'partial-receipt', totalMinor: counted },
    ]);
    expect((await world.said(conversationId)).at(-1)).toMatchObject({ key: 'return-resettled' });
    // The units that never came are the customer's to ask about again.
    const today = await world.records.order(order.id);
    expect(today?.actions.find(({ kind }) => kind === 'return')).toMatchObject({ lines, status: 'closed' });
  });

  test('bring nothing when nothing came', async () => {
    const { reference, conversationId } = await world.file('receipt', both);
    await world.returns.close(reference, { ...system, reason: 'never sent' });
    expect(await world.held(reference)).toBe(0);
    expect(await sentOf(reference)).toBe(0);
    expect(await world.found(reference)).toMatchObject({ status: 'resolved', totalMinor: 0 });
    expect((await world.said(conversationId)).map(({ key }) => key)).toEqual(['return-came-to-nothing']);
    expect(await world.returns.close(reference, { ...system, reason: 'again' })).toMatchObject({ ok: false });
  });

  test('found damaged or missing bring less, never less than nothing, and the customer reads why', async () => {
    const filed = await world.file('inspection', both);
    const { reference, conversationId } = filed;
    await world.returns.receive(reference, system);
    await world.returns.inspect(reference, {
      ...clerk,
      findings: [
        { lineId: 'mug', quantity: 1, disposition: 'missing' },
        {
          lineId: 'mug',
          quantity: 1,
          disposition: 'not-restocked',
          deduction: { kind: 'damaged-by-customer', amountMinor: 999_999 },
        },
        { lineId: 'rug', quantity: 1, disposition: 'restocked' },
      ],
    });
    const counted = worth(filed).of({
      lines: [
        { lineId: 'mug', quantity: 1 },
        { lineId: 'rug', quantity: 1 },
      ],
      inspection: [{ lineId: 'mug', kind: 'damaged-by-customer', amountMinor: 999_999 }],
    });
    expect(counted).toBeGreaterThan(0);
    expect(await world.held(reference)).toBe(counted);
    const last = (await world.said(conversationId)).at(-1);
    expect(last).toMatchObject({ key: 'return-resettled' });
    expect(last?.text).toContain('Damage: Item mug');
    expect(last?.text).toContain('It came without Item mug');
  });

  test('bring all that was agreed where the fault is the shop’s own, whatever a clerk writes', async () => {
    const filed = await world.file('inspection', both, {
      reason: 'defective',
      evidence: [{ kind: 'photo', ref: 'p1' }],
    });
    const { reference, caseId } = filed;
    await world.returns.receive(reference, system);
    await world.returns.inspect(reference, {
      ...clerk,
      findings: [
        { lineId: 'mug', quantity: 2, disposition: 'restocked' },
        {
          lineId: 'rug',
          quantity: 1,
          disposition: 'not-restocked',
          deduction: { kind: 'damaged-by-customer', amountMinor: 5000 },
        },
      ],
    });
    expect(await world.held(reference)).toBe(filed.totalMinor);
    expect(await sentOf(reference)).toBe(filed.totalMinor);
    expect(await eventsOf(caseId, 'resettled')).toEqual([]);
    const [, again] = await eventsOf(caseId, 'decided');
    expect(again?.event).toMatchObject({ facts: { inspection: [{ lineId: 'rug', amountMinor: 5000 }] } });
  });

  test('that are missing after the money left are put before a person; nothing is taken back', async () => {
    const { reference, totalMinor, conversationId, caseId } = await world.file('scan', both);
    await world.returns.track(reference, news('accepted', 'n1'), carrier);
    await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'mug', quantity: 2 }] });
    expect(await eventsOf(caseId, 'handed-off')).toEqual([]);
    await world.returns.close(reference, { ...system, reason: 'thirty days' });
    expect(await world.held(reference)).toBe(totalMinor);
    expect(await eventsOf(caseId, 'resettled')).toEqual([]);
    expect(await eventsOf(caseId, 'noted')).toHaveLength(1);
    expect(await world.handoffs.openHandoffOf(conversationId)).toMatchObject({
      caseId,
      reason: 'policy-review',
    });
    expect(await world.store.conversation(conversationId)).toMatchObject({ owner: 'queue' });
    expect((await world.said(conversationId)).at(-1)).toMatchObject({ key: 'return-checked' });
  });

  test('that arrive after the return was closed are noted, pay nothing, and a person is called', async () => {
    const { reference, conversationId } = await world.file('receipt', both);
    await world.returns.close(reference, { ...system, reason: 'never sent' });
    expect(await world.returns.receive(reference, clerk)).toMatchObject({ ok: true });
    expect(await world.held(reference)).toBe(0);
    expect(await world.found(reference)).toMatchObject({ return: { status: 'closed', received: both } });
    expect(await world.handoffs.openHandoffOf(conversationId)).not.toBeNull();
  });

  test('have to be looked at before the return is closed, where the money waits for that', async () => {
    const { reference } = await world.file('inspection', both);
    await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'rug', quantity: 1 }] });
    const closing = { ...system, reason: 'thirty days' };
    expect(await world.returns.close(reference, closing)).toEqual({
      ok: false,
      error: { kind: 'not-inspected' },
    });
    const findings = [{ lineId: 'rug', quantity: 1, disposition: 'restocked' as const }];
    await world.returns.inspect(reference, { ...clerk, findings });
    expect(await sentOf(reference)).toBe(0);
    expect(await world.returns.close(reference, closing)).toMatchObject({ ok: true });
    expect(await sentOf(reference)).toBe(await world.held(reference));
  });

  test('that are not accepted bring nothing, and are the customer’s to ask about again', async () => {
    const { reference, order } = await world.file('inspection', both);
    await world.returns.receive(reference, clerk);
    expect(await world.returns.decline(reference, { ...clerk, reason: 'worn for a year' })).toMatchObject({
      ok: true,
      value: { status: 'denied', return: { status: 'declined' } },
    });
    expect(await world.held(reference)).toBe(0);
    const today = await world.records.order(order.id);
    expect(today?.actions.find(({ kind }) => kind === 'return')).toMatchObject({ lines: [] });
  });

  test('can be called off until the carrier has them', async () => {
    const first = await world.file('receipt', both);
    const customer = { actor: 'customer', reason: 'kept after all' } as const;
    expect(await world.returns.cancel(first.reference, customer)).toMatchObject({
      ok: true,
      value: { status: 'withdrawn', return: { status: 'cancelled' } },
    });
    expect(await world.held(first.reference)).toBe(0);
    const second = await world.file('receipt', both);
    await world.returns.track(second.reference, news('accepted', 'n1'), carrier);
    expect(await world.returns.cancel(second.reference, customer)).toEqual({
      ok: false,
      error: { kind: 'under-way' },
    });
  });

  test('are found by case, return number and tracking number; a number two parcels bear is nobody’s', async () => {
    const [one, other] = [await world.file('receipt', both), await world.file('receipt', both)];
    const tracking = (newsId: string) => ({ ...news('accepted', newsId), trackingNumber: 'JD-77' });
    await world.returns.track(one.rma.toLowerCase(), tracking('n1'), carrier);
    expect(await world.returns.find('JD-77')).toMatchObject({
      ok: true,
      value: { reference: one.reference },
    });
    await world.returns.track(other.reference, tracking('n2'), carrier);
    expect(await world.returns.find('JD-77')).toEqual({ ok: false, error: { kind: 'several-cases' } });
    expect(await world.returns.find('RMA-ZZZZ-99')).toEqual({ ok: false, error: { kind: 'case-not-found' } });
  });

  test('leave the refund of another request on the order alone', async () => {
    const filed = await world.file('receipt', [{ lineId: 'mug', quantity: 2 }]);
    const { reference, order } = filed;
    await world.records.appendAction({
      kind: 'refund',
      id: 'by-the-shop',
      orderId: order.id,
      at: '2026-11-22T00:00:00Z',
      paymentId: 'gift',
      amountMinor: 1000,
      status: 'succeeded',
      lines: [{ lineId: 'mug', quantity: 1, grossMinor: 1000, taxMinor: 67 }],
    });
    await world.returns.receive(reference, { ...clerk, lines: [{ lineId: 'mug', quantity: 1 }] });
    await world.returns.close(reference, { ...system, reason: 'thirty days' });
    const [resettled] = await eventsOf(filed.caseId, 'resettled');
    expect(resettled?.event).toMatchObject({ totalMinor: await world.held(reference) });
    expect(await world.held(reference)).toBeLessThan(filed.totalMinor);
  });
});
