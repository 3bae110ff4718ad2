import { describe, expect, test } from '@jest/globals';
import { canTransition, foldCase } from '../../../src/cases/index.js';
import type { Case, CaseEvent, Decision } from '../../../src/domain/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';

const base = loadPolicy('standard-retail').decide(retailFacts());
const decided = (changes: Partial<Decision> = {}): CaseEvent => ({
  type: 'decided',
  decision: { ...base, goods: 'return', ...changes },
});
const lines = [
  { lineId: 'a', quantity: 2 },
  { lineId: 'b', quantity: 1 },
];
const moved = (
  status: 'reserved' | 'released' | 'submitted',
  intentId = 'r1',
  amountMinor = 9_000,
): CaseEvent => ({
  type: 'refund-moved',
  intentId,
  status,
  amountMinor,
  currency: 'USD',
});
const asked = (
  decision: Partial<Decision> = {},
  resolution: 'refund' | 'exchange' = 'refund',
): CaseEvent[] => [
  {
    type: 'opened',
    orderId: 'order-1',
    orderNumber: '#10001',
    customerId: 'customer-1',
    conversationId: 'conv-1',
    request: { kind: 'return', lines, reason: 'changed-mind' },
  },
  decided(decision),
  { type: 'confirmed', resolution, totalMinor: resolution === 'refund' ? 9_000 : 0, currency: 'USD' },
  { type: 'return-requested', actionId: 'x', lines, rma: 'RMA-7K3M-92', sendBy: '2026-12-05' },
  ...(resolution === 'refund' ? [moved('reserved')] : []),
];
const fold = (...events: CaseEvent[]): Case =>
  foldCase(
    { id: 'case-1', reference: 'RF-7K3M-92' },
    events.map((event, i) => ({
      caseId: 'case-1',
      seq: i + 1,
      at: '2026-11-21T12:00:00Z',
      actor: 'system',
      event,
    })),
  );
const received = (lineId?: string, quantity = 1): CaseEvent => ({
  type: 'return-received',
  ...(lineId !== undefined && { lines: [{ lineId, quantity }] }),
});
const looked = (lineId: string, quantity: number): CaseEvent => ({
  type: 'inspected',
  findings: [{ lineId, quantity, disposition: 'restocked' }],
});
const closed: CaseEvent = { type: 'return-closed', reason: 'enough' };
const less = (totalMinor: number): CaseEvent => ({
  type: 'resettled',
  because: 'partial-receipt',
  totalMinor,
  currency: 'USD',
});
const scan: CaseEvent = { type: 'return-tracked', status: 'accepted', newsId: 'n1' };

describe('a case whose goods travel back', () => {
  test.each<[string, CaseEvent[], Case['status'], string | undefined]>([
    ['awaits them from the yes on', [], 'awaiting-return', 'open'],
    ['is in transit from the first scan', [scan], 'in-transit', 'in-transit'],
    ['is in transit while a part of them is', [received('a')], 'in-transit', 'partially-received'],
    ['has received them with the last one', [received('a', 2), received('b')], 'received', 'received'],
    ['is not inspected by a look at some', [received(), looked('a', 2)], 'received', 'received'],
    ['is inspected by a look at all', [received(), looked('a', 2), looked('b', 1)], 'inspected', 'inspected'],
    [
      'stays inspected when it is decided anew',
      [received(), looked('a', 2), looked('b', 1), decided()],
      'inspected',
      'inspected',
    ],
    [
      'is a person’s when the policy cannot decide on what came',
      [received('a'), closed, decided({ outcome: 'review', reviewReasons: ['no-rule'] }), moved('released')],
      'in-review',
      'closed',
    ],
    [
      'refunds what came once it is closed',
      [received('a'), closed, decided(), less(3_000), moved('released'), moved('reserved', 'r2', 3_000)],
      'refunding',
      'closed',
    ],
    ['is resolved when nothing came', [closed, less(0), moved('released')], 'resolved', 'closed'],
    [
      'is denied when they are not accepted',
      [received(), { type: 'return-declined', reason: 'worn' }, moved('released')],
      'denied',
      'declined',
    ],
    [
      'stays what it was when they come after the end',
      [closed, less(0), moved('released'), received()],
      'resolved',
      'closed',
    ],
  ])('%s', (_title, events, status, goods) => {
    const standing = fold(...asked(), ...events);
    expect([standing.status, standing.return?.status]).toEqual([status, goods]);
  });

  test('is resolved with the parcel when they were exchanged, unless they are to be looked at', () => {
    expect(fold(...asked({ refundOn: 'scan' }, 'exchange'), received()).status).toBe('resolved');
    const looks = asked({ refundOn: 'inspection' }, 'exchange');
    expect(fold(...looks, received()).status).toBe('received');
    expect(fold(...looks, received(), looked('a', 2), looked('b', 1)).status).toBe('resolved');
  });

  test('waits for the difference of an exchange after the goods are there, and is resolved when it is paid', () => {
    const invoice = { invoiceId: 'i1', amountMinor: 500, currency: 'USD' };
    const owing: CaseEvent[] = [
      ...asked({ refundOn: 'scan' }, 'exchange'),
      { type: 'invoice-issued', ...invoice, dueOn: null },
    ];
    const paid: CaseEvent = { type: 'invoice-paid', ...invoice };
    expect(fold(...owing, received()).status).toBe('received');
    expect(fold(...owing, received(), paid).status).toBe('resolved');
    expect(fold(...owing, paid).status).toBe('awaiting-return');
    expect(fold(...owing, paid, received()).status).toBe('resolved');
  });

  test('counts what came, and what was found', () => {
    const { return: goods } = fold(...asked(), received('a'), received('a'), looked('a', 1));
    expect(goods?.received).toEqual([{ lineId: 'a', quantity: 2 }]);
    expect(goods?.findings).toHaveLength(1);
    expect(goods?.rma).toBe('RMA-7K3M-92');
  });

  test('may be decided anew while goods move, by the system alone', () => {
    expect(canTransition('inspected', 'decided', 'system')).toBe(true);
    expect(canTransition('inspected', 'decided', 'agent:kim')).toBe(false);
    expect(canTransition('refunding', 'decided', 'system')).toBe(false);
    expect(canTransition('refunding', 'resettled', 'system')).toBe(false);
  });
});
