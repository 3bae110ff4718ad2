import { describe, expect, test } from '@jest/globals';
import { loadContent } from '../../../src/content/index.js';
import { renderMessage } from '../../../src/dialog/index.js';
import { type Breakdown, breakdownBuckets, locales, type Order } from '../../../src/domain/index.js';
import { messagesOfPolicyPage } from '../../../src/server/policy-page/index.js';
import { decisionParams } from '../../../src/turns/describe/decision-params.js';
import { messagesOfTurns } from '../../../src/turns/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

const { dialog } = loadContent({
  dialogsFolder: 'dialogs',
  policy: 'standard-retail',
  messages: [...messagesOfTurns, ...messagesOfPolicyPage],
});
const policy = loadPolicy('standard-retail');
const decided = policy.decide(
  retailFacts({ reason: 'defective', evidence: [{ kind: 'note', text: 'torn' }] }),
);

/** The sum as the chat says it, for a refund of these lines. */
const sumOf = (locale: 'en' | 'zh', lines: Breakdown['lines'], order: Order = retailOrder()): string => {
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const breakdown: Breakdown = {
    currency: order.currency,
    lines,
    totalMinor,
    tenders: [
      { paymentId: 'pay-1', methodId: 'card-1', label: 'Visa ··4021', kind: 'card', amountMinor: totalMinor },
    ],
    refundedLines: [],
    shippingMinor: 0,
    dutiesMinor: 0,
  };
  const request = { kind: 'refund', resolution: 'refund', lines: [{ lineId: 'a', quantity: 1 }] } as const;
  const { sum } = decisionParams(
    policy,
    { ...decided, breakdown },
    order,
    { ...request, lines: [...request.lines] },
    {},
  );
  return renderMessage(dialog, locale, 'settlement', { plan: '', said: '', sum: sum ?? '' });
};

describe('the sum in words', () => {
  test.each(breakdownBuckets.filter((bucket) => bucket !== 'goods'))(
    'names what a %s is, in every language',
    (bucket) => {
      for (const locale of locales) {
        const without = sumOf(locale, [{ bucket: 'goods', amountMinor: 5_000 }]);
        const sign = /-fee$|-deduction$|^discount|^exchange/.test(bucket) ? -1 : 1;
        const withIt = sumOf(locale, [
          { bucket: 'goods', amountMinor: 5_000 },
          { bucket, amountMinor: sign * 1_234 },
        ]);
        expect(withIt).toContain('12.34');
        expect(without).not.toContain('12.34');
      }
    },
  );

  test('says that discount comes back when it does', () => {
    const lines: Breakdown['lines'] = [
      { bucket: 'goods', amountMinor: 5_000 },
      { bucket: 'discount-recalculated', amountMinor: 250 },
    ];
    expect(sumOf('en', lines)).toContain('Discount given back: $2.50\nThat makes **$52.50**');
    expect(sumOf('zh', lines)).toContain('退回已扣优惠');
  });

  test('names each tax where there are several', () => {
    const lines: Breakdown['lines'] = [
      { bucket: 'goods', amountMinor: 5_000 },
      { bucket: 'tax', amountMinor: 300, taxName: 'State' },
      { bucket: 'tax', amountMinor: 120, taxName: 'City' },
    ];
    expect(sumOf('en', lines)).toContain('Tax (State): $3.00\n• Tax (City): $1.20\nThat makes **$54.20**');
  });

  test.each([
    ['JPY', 'Import duties: ¥400\nThat makes **¥5,400**'],
    ['KWD', 'Import duties: KWD 0.400\nThat makes **KWD 5.400**'],
    ['BHD', 'Import duties: BHD 0.400\nThat makes **BHD 5.400**'],
  ])('writes %s with its own decimals', (currency, words) => {
    const order = retailOrder({
      currency,
      lines: [retailLine({ id: 'a', grossMinor: 5_000 })],
      dutiesMinor: 400,
    });
    const lines: Breakdown['lines'] = [
      { bucket: 'goods', amountMinor: 5_000 },
      { bucket: 'duties', amountMinor: 400 },
    ];
    expect(sumOf('en', lines, order).replaceAll('\u00a0', ' ')).toContain(words);
  });
});
