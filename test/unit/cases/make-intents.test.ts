import { describe, expect, test } from '@jest/globals';
import { sequentialIds } from '../../../src/base/index.js';
import { makeIntents } from '../../../src/cases/index.js';
import { type Breakdown, bonusPaymentId, type Order } from '../../../src/domain/index.js';

const payments: Order['payments'] = [
  {
    id: 'p1',
    methodId: 'visa',
    kind: 'card',
    label: 'Visa ··4021',
    capturedMinor: 10_000,
    mover: 'stripe',
    providerPaymentId: 'pi_1',
  },
  { id: 'p2', methodId: 'purse', kind: 'store-credit', label: 'Store credit', capturedMinor: 2_000 },
];
type Tender = Breakdown['tenders'][number];
const tender = (more: Partial<Tender>): Tender => ({
  paymentId: 'p1',
  methodId: 'visa',
  label: '',
  kind: 'card',
  amountMinor: 1_000,
  ...more,
});
const moversOf = (...tenders: Tender[]): string[] =>
  makeIntents({
    caseId: 'case-1',
    orderId: 'order-1',
    currency: 'USD',
    breakdown: {
      currency: 'USD',
      lines: [],
      totalMinor: tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      tenders,
      refundedLines: [],
      shippingMinor: 0,
      dutiesMinor: 0,
    },
    payments,
    ids: sequentialIds(),
    at: '2026-11-28T12:00:00.000Z',
  }).map(({ mover }) => mover);

describe('who moves a tender', () => {
  test('is the mover of its payment, when the money goes back the way it came', () => {
    expect(moversOf(tender({}))).toEqual(['stripe']);
    expect(moversOf(tender({ paymentId: 'p2', methodId: 'purse', kind: 'store-credit' }))).toEqual([
      'records',
    ]);
  });

  test('is never the card when the money becomes store credit, and its bonus with it', () => {
    expect(
      moversOf(
        tender({ methodId: 'store-credit', kind: 'store-credit' }),
        tender({
          paymentId: bonusPaymentId,
          methodId: 'store-credit',
          kind: 'store-credit',
          amountMinor: 100,
        }),
      ),
    ).toEqual(['store-credit', 'store-credit']);
    expect(moversOf(tender({ methodId: 'purse', kind: 'store-credit' }))).toEqual(['store-credit']);
  });

  test('is the shop itself when it goes to another card that the shop keeps', () => {
    expect(moversOf(tender({ methodId: 'gift-9', kind: 'gift-card' }))).toEqual(['records']);
  });
});
