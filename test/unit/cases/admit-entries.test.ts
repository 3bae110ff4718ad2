import { describe, expect, test } from '@jest/globals';
import { admitEntries } from '../../../src/cases/index.js';
import type { Actor, CaseEntry, CaseEvent } from '../../../src/domain/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts } from '../../support/retail-order.js';

const head = { id: 'case-1', reference: 'RF-7K3M-92' };
const opened: CaseEvent = {
  type: 'opened',
  orderId: 'order-1',
  orderNumber: '#10001',
  customerId: 'customer-1',
  conversationId: 'conv-1',
  request: { kind: 'refund', lines: [{ lineId: 'a', quantity: 1 }], reason: 'defective' },
};
const approved: CaseEvent = {
  type: 'decided',
  decision: { ...loadPolicy('standard-retail').decide(retailFacts()), outcome: 'approve', goods: 'keep' },
};
const yes: CaseEvent = { type: 'confirmed', resolution: 'refund', totalMinor: 500, currency: 'USD' };
const reserved: CaseEvent = {
  type: 'refund-moved',
  intentId: 'r1',
  status: 'reserved',
  amountMinor: 500,
  currency: 'USD',
};
const declined: CaseEvent = { type: 'declined-by-person', reason: 'worn' };

type Told = readonly [Actor, CaseEvent];
const entries = (told: readonly Told[], from = 1): CaseEntry[] =>
  told.map(([actor, event], i) => ({
    caseId: head.id,
    seq: from + i,
    at: '2026-11-28T12:00:00.000Z',
    actor,
    event,
  }));
const admit = (before: readonly Told[], ...added: Told[]) =>
  admitEntries(head, entries(before), entries(added, before.length + 1));

describe('what may be added to a case', () => {
  test('each entry of one commit is looked up where the ones before it leave the case', () => {
    const done = admit(
      [],
      ['customer', opened],
      ['system', approved],
      ['customer', yes],
      ['system', reserved],
    );
    expect(done).toMatchObject({ ok: true, value: { status: 'refunding', version: 4 } });
    const tooEarly = admit([], ['customer', opened], ['customer', yes]);
    expect(tooEarly).toMatchObject({ ok: false, error: { status: 'open', never: false } });
  });

  test('money is never promised from a case that was declined', () => {
    const before: Told[] = [
      ['customer', opened],
      ['agent:ana', declined],
    ];
    expect(admit(before, ['system', reserved])).toMatchObject({ ok: false, error: { status: 'denied' } });
  });

  test('that money moved is taken down even in a case that was declined', () => {
    const before: Told[] = [
      ['customer', opened],
      ['agent:ana', declined],
    ];
    const news: CaseEvent = { ...reserved, status: 'reversed' } as CaseEvent;
    expect(admit(before, ['provider', news])).toMatchObject({ ok: true, value: { status: 'reopened' } });
  });

  test('what no status lets somebody do is told from what came too late', () => {
    const before: Told[] = [['customer', opened]];
    expect(admit(before, ['customer', approved])).toMatchObject({ ok: false, error: { never: true } });
    expect(admit(before, ['customer', { type: 'appealed', words: 'no' }])).toMatchObject({
      ok: false,
      error: { never: false },
    });
  });

  test('a decision is objected to twice; the answer to the second is final', () => {
    const appealed: Told = ['customer', { type: 'appealed', words: 'it was promised' }];
    const no: Told = ['agent:ana', declined];
    const once: Told[] = [['customer', opened], no, appealed, no];
    expect(admit(once, appealed)).toMatchObject({ ok: true, value: { status: 'appealed', appeals: 2 } });
    expect(admit([...once, appealed, no], appealed)).toMatchObject({ ok: false });
  });

  test('what the ledger holds already is not questioned again', () => {
    const history: Told[] = [
      ['customer', opened],
      ['customer', approved],
      ['customer', { type: 'appealed', words: 'a ledger from before the table' }],
    ];
    expect(admit(history, ['agent:ana', { type: 'noted', text: 'seen' }])).toMatchObject({ ok: true });
  });

  test('nothing comes before the opening, and nothing opens twice', () => {
    expect(admit([], ['system', approved])).toMatchObject({ ok: false, error: { status: null } });
    expect(admit([['customer', opened]], ['customer', opened])).toMatchObject({ ok: false });
  });
});
