import { describe, expect, test } from '@jest/globals';
import { foldCase } from '../../../src/cases/index.js';
import type { CaseEvent } from '../../../src/domain/index.js';
import { caseCardFacts } from '../../../src/turns/describe/case-params.js';
import { confirmed, decided, head, opened, storyOf } from '../../support/case-story.js';

const at = '2026-11-28T12:00:00Z';
const caseWith = (...events: CaseEvent[]) => foldCase(head, storyOf([at, opened, ...events]));
const labels = (...asked: Parameters<typeof caseCardFacts>): string[] =>
  caseCardFacts(...asked).rows.map(({ labelKey }) => labelKey);

describe('the card of a case', () => {
  const agreed = [decided(), confirmed()];

  test('shows what the customer holds as store credit, in each currency, and nothing where they hold none', () => {
    const credit = [
      { currency: 'EUR', balanceMinor: 0 },
      { currency: 'USD', balanceMinor: 1_500 },
    ];
    const { rows } = caseCardFacts(caseWith(...agreed), {}, credit);
    expect(rows.filter(({ labelKey }) => labelKey === 'card.credit')).toEqual([
      { labelKey: 'card.credit', params: { value: { kind: 'money', amountMinor: 1_500, currency: 'USD' } } },
    ]);
    expect(labels(caseWith(...agreed), {})).toEqual(['card.order', 'card.amount']);
  });

  test('shows what is owed as long as it is', () => {
    const issued: CaseEvent = {
      type: 'invoice-issued',
      invoiceId: 'i1',
      amountMinor: 217,
      currency: 'USD',
      dueOn: '2026-12-12',
    };
    const paid: CaseEvent = { type: 'invoice-paid', invoiceId: 'i1', amountMinor: 217, currency: 'USD' };
    const exchange = [decided(), { ...confirmed(0), resolution: 'exchange' } as CaseEvent];
    expect(labels(caseWith(...exchange, issued), {})).toEqual(['card.order', 'card.invoice']);
    expect(labels(caseWith(...exchange, issued, paid), {})).toEqual(['card.order']);
  });

  test('shows no refund that was called off', () => {
    expect(labels(caseWith(decided({ goods: 'return' }), confirmed(), { type: 'withdrawn' }), {})).toEqual([
      'card.order',
    ]);
  });
});
