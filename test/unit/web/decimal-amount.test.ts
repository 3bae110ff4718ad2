import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyCodes } from '../../../src/base/index.js';
import { readDecimalText, toDecimalText } from '../../../src/web/shared/decimal-amount.js';

const amount = (amountMinor: number) => ({ kind: 'amount', amountMinor });

describe('an amount that an agent types', () => {
  test.each([
    ['126', 'USD', amount(12600)],
    ['126.5', 'USD', amount(12650)],
    [' $1,260.50 ', 'USD', amount(126050)],
    ['0.07', 'USD', amount(7)],
    ['126.500', 'USD', amount(12650)],
    ['900', 'JPY', amount(900)],
    ['1.234', 'KWD', amount(1234)],
    ['2500.50', 'HUF', amount(250050)],
    ['1.005', 'USD', { kind: 'too-precise', decimals: 2 }],
    ['9.5', 'JPY', { kind: 'too-precise', decimals: 0 }],
    ['12,50', 'USD', { kind: 'not-an-amount' }],
    ['-5', 'USD', { kind: 'not-an-amount' }],
    ['1e3', 'USD', { kind: 'not-an-amount' }],
    ['', 'USD', { kind: 'not-an-amount' }],
    ['all of it', 'USD', { kind: 'not-an-amount' }],
  ])('%j in %s is read as %j', (typed, currency, read) => {
    expect(readDecimalText(typed, currency)).toEqual(read);
  });

  test('comes back the same when a shown amount is typed again', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 12 }), fc.constantFrom(...currencyCodes), (amountMinor, currency) => {
        expect(readDecimalText(toDecimalText(amountMinor, currency), currency)).toEqual(amount(amountMinor));
      }),
    );
  });
});
