import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyCodes, currencyExponent } from '../../../src/base/index.js';
import { fromStripeAmount, toStripeAmount } from '../../../src/shops/stripe/stripe-amount.js';

describe('an amount at Stripe', () => {
  test.each([
    ['USD', 2_500, 2_500],
    ['JPY', 2_500, 2_500],
    ['VND', 2_500, 2_500],
    ['KWD', 2_500, 2_500],
    // Paid out in whole ones, and yet charged and given back with two digits.
    ['HUF', 250_000, 250_000],
    ['TWD', 250_000, 250_000],
    ['IDR', 250_000, 250_000],
    // No cents, and sent as if there were two digits of them.
    ['ISK', 25, 2_500],
    ['UGX', 25, 2_500],
    // Two digits in ISO 4217, and sent whole.
    ['MGA', 250_000, 2_500],
  ])('of %s: our %i is its %i', (currency, ours, theirs) => {
    expect(toStripeAmount(ours, currency)).toBe(theirs);
    expect(fromStripeAmount(theirs, currency)).toBe(ours);
  });

  test.each([
    ['KWD', 5_124],
    ['TND', 1],
    ['MGA', 250_010],
  ])('in %s of %i minor units is not rounded: Stripe can not move it', (currency, ours) => {
    expect(toStripeAmount(ours, currency)).toBeNull();
  });

  test('that there is no such money for is no amount', () => {
    expect(() => fromStripeAmount(2_501, 'ISK')).toThrow();
    expect(() => fromStripeAmount(2_501, 'UGX')).toThrow();
  });

  test('in a currency that nobody knows is refused, not guessed', () => {
    expect(() => fromStripeAmount(2_500, 'XYZ')).toThrow(
      expect.objectContaining({ code: 'currency-unknown' }),
    );
    expect(() => toStripeAmount(2_500, 'XYZ')).toThrow(expect.objectContaining({ code: 'currency-unknown' }));
  });

  test('is moved whole or not at all, and comes back as it went, in every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.constantFrom(...currencyCodes),
        (ours, currency) => {
          const theirs = toStripeAmount(ours, currency);
          const isWhole =
            currencyExponent(currency) === 3 ? ours % 10 === 0 : currency === 'MGA' ? ours % 100 === 0 : true;
          expect(theirs !== null).toBe(isWhole);
          if (theirs !== null) expect(fromStripeAmount(theirs, currency)).toBe(ours);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
