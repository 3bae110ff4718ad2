import { describe, expect, test } from '@jest/globals';
import { foldCase } from '../../../src/cases/index.js';
import { renderMessage } from '../../../src/dialog/index.js';
import type { CaseEvent, RefundIntent, RefundIntentStatus } from '../../../src/domain/index.js';
import { moneyOfCase } from '../../../src/turns/describe/money-of-case.js';
import { intentFor } from '../../contract/storage/stories.js';
import {
  confirmed,
  decided,
  head,
  moved,
  opened,
  returnRequested,
  storyOf,
  tracked,
} from '../../support/case-story.js';
import { contentFor } from '../../support/house.js';
import { retailOrder } from '../../support/retail-order.js';

const at = '2026-11-28T12:00:00Z';
const order = retailOrder({
  payments: [
    { id: 'gift', methodId: 'g', kind: 'gift-card', label: 'Gift card', capturedMinor: 4_000 },
    { id: 'card', methodId: 'c', kind: 'card', label: 'Visa ··4021', capturedMinor: 6_000 },
  ],
});
const intent = (paymentId: 'gift' | 'card', amountMinor: number, status: RefundIntentStatus): RefundIntent =>
  intentFor(paymentId, 'case-1', order.id, {
    paymentId,
    methodId: paymentId === 'gift' ? 'g' : 'c',
    amountMinor,
    status,
    updatedAt: at,
  });
const said = (events: readonly CaseEvent[], intents: readonly RefundIntent[], locale: 'en' | 'zh' = 'en') => {
  const found = foldCase(head, storyOf([at, opened, ...events]));
  const { dialog } = contentFor('standard-retail');
  const words = renderMessage(dialog, locale, 'case-status', {
    reference: 'R',
    orderNumber: '#1',
    status: 's',
    money: moneyOfCase(found, intents, order),
  });
  return words.split('\n').slice(1);
};
const agreed = [decided(), confirmed()];
const sendsBack = [decided({ goods: 'return', refundOn: 'scan' }), confirmed(), returnRequested()];

describe('where the money is', () => {
  test('that waits for a parcel is told with what it waits for, and all of it together', () => {
    const held = [intent('gift', 4_000, 'reserved'), intent('card', 1_000, 'reserved')];
    const lines = said([...sendsBack, moved('reserved')], held);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('$50.00');
    expect(lines[0]).toContain('scanned');
    expect(lines[0]).toContain('Gift card and Visa ··4021');
    expect(said([...sendsBack, tracked], held)).toEqual(lines);
  });

  test('that went to two places is told for each of them: what is there, what is on its way, what is stuck', () => {
    const lines = said(agreed, [intent('gift', 4_000, 'succeeded'), intent('card', 1_000, 'submitted')]);
    expect(lines).toEqual([
      expect.stringMatching(/\$40\.00.*left for Gift card on 28 November/),
      expect.stringMatching(/\$10\.00.*on its way to Visa ··4021/),
    ]);
    expect(said(agreed, [intent('card', 1_000, 'manual')])[0]).toMatch(/\$10\.00.*colleague/);
  });

  test('that did not come through is history once it came another way', () => {
    const intents = [intent('card', 1_000, 'rejected'), intent('gift', 1_000, 'succeeded')];
    const failed = [...agreed, moved('reserved'), moved('rejected')];
    expect(said(failed, intents)).toHaveLength(2);
    expect(said([...failed, moved('reserved', 'r2'), moved('succeeded', 'r2')], intents)).toEqual([
      expect.stringMatching(/\$10\.00.*left for Gift card/),
    ]);
  });

  test('that was let go is not spoken of, and a case without money says nothing of it', () => {
    expect(said(agreed, [intent('card', 1_000, 'released')])).toEqual([]);
    expect(said([], [])).toEqual([]);
  });

  test('that is owed is told with the last day to pay', () => {
    const issued: CaseEvent = {
      type: 'invoice-issued',
      invoiceId: 'i',
      amountMinor: 217,
      currency: 'USD',
      dueOn: '2026-12-12',
    };
    expect(said([...agreed, issued], [])[0]).toMatch(/\$2\.17.*12 December/);
  });

  test('is told in Chinese too', () => {
    expect(said(agreed, [intent('gift', 4_000, 'succeeded')], 'zh')[0]).toMatch(
      /11月28日.*\$40\.00.*Gift card/,
    );
  });
});
