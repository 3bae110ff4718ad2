import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyExponent } from '../../../src/base/index.js';
import { fromStripeAmount, toStripeAmount } from '../../../src/shops/stripe/stripe-amount.js';

describe('an amount at Stripe', () => {
  test.each([
    ['USD', 2_500, 2_500],
    ['JPY', 2_500, 2_500],
    ['KWD', 2_500, 2_500],
    // No cents, and sent as if there were two digits of them.
    ['ISK', 25, 2_500],
    ['UGX', 25, 2_500],
    ['VND', 2_500, 2_500],
  ])('of %s: our %i is its %i', (currency, ours, theirs) => {
    expect(toStripeAmount(ours, currency)).toBe(theirs);
    expect(fromStripeAmount(theirs, currency)).toBe(ours);
  });

  test('of whole forints is never taken for a hundredth of it, whatever digits the runtime knows', () => {
    for (const currency of ['HUF', 'IDR', 'COP', 'TWD']) {
      const ours = 10 ** currencyExponent(currency);
      expect(toStripeAmount(ours, currency)).toBe(100);
    }
  });

  test('that there is no such money for is no amount', () => {
    expect(() => fromStripeAmount(2_501, 'ISK')).toThrow();
  });

  test('comes back as it went, in any currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'HUF', 'TWD'),
        (ours, currency) => {
          const theirs = toStripeAmount(ours, currency);
          if (theirs !== null) expect(fromStripeAmount(theirs, currency)).toBe(ours);
        },
      ),
    );
  });
});
