import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  currencyCodes,
  currencyExponent,
  formatMoney,
  money,
  parseDecimal,
  toDecimal,
} from '../../../src/base/index.js';
import { formatAmount } from '../../../src/web/shared/format-amount.js';

const anyCurrency = fc.constantFrom(...currencyCodes);
const anyMinor = fc.maxSafeInteger();

/** The digits of a text, as the whole number of minor units that a reader sees. */
const shownMinor = (text: string): number => {
  const digits = Number(text.replace(/[^\d]/g, ''));
  return /[-−]/.test(text) ? -digits : digits;
};

describe('the digits of a currency', () => {
  test('are those of ISO 4217, also where people and CLDR leave them out', () => {
    const digits = (codes: string): number[] => codes.split(' ').map(currencyExponent);
    expect(
      new Set(digits('USD EUR CNY RSD AFN ALL COP HUF IDR IRR LAK LBP MMK PKR TWD MGA MRU XAD XCG')),
    ).toEqual(new Set([2]));
    expect(new Set(digits('JPY KRW VND CLP ISK UGX XOF'))).toEqual(new Set([0]));
    expect(new Set(digits('KWD BHD IQD LYD TND'))).toEqual(new Set([3]));
    expect(digits('CLF UYW')).toEqual([4, 4]);
  });

  test('stand once for each of the 165 codes of list one that have a minor unit, and for six withdrawn ones', () => {
    expect(currencyCodes).toHaveLength(165 + 6);
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
    expect(currencyCodes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });

  test.each(['XYZ', 'XAU', 'XXX', 'usd', '', 'constructor'])('are never guessed: %j has none', (code) => {
    for (const count of [
      () => currencyExponent(code),
      () => toDecimal(money(1, code)),
      () => formatMoney(money(1, code), 'en'),
      () => parseDecimal('1', code),
    ])
      expect(count).toThrow(expect.objectContaining({ code: 'currency-unknown' }));
  });
});

describe('an amount', () => {
  test('comes back from its decimal text, in every currency', () => {
    fc.assert(
      fc.property(anyCurrency, fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (currency, amountMinor) => {
        expect(parseDecimal(toDecimal(money(amountMinor, currency)), currency)).toBe(amountMinor);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['en', 'zh'] as const)('is shown to its last minor unit in every currency, in %s', (locale) => {
    fc.assert(
      fc.property(anyCurrency, anyMinor, (currency, amountMinor) => {
        expect(shownMinor(formatMoney(money(amountMinor, currency), locale))).toBe(amountMinor);
      }),
      { numRuns: 2000 },
    );
  });

  // The sign of a currency is the runtime's own and may change; its digits may not.
  test.each([
    [9_634, 'USD', '96.34'],
    [250_000, 'HUF', '2,500.00'],
    [2_500, 'JPY', '2,500'],
    [1_500_050, 'IDR', '15,000.50'],
    [-1_234, 'KWD', '-1.234'],
  ])('of %i %s is written with the digits %s', (amountMinor, currency, digits) => {
    expect(formatMoney(money(amountMinor, currency), 'en').replace(/[^\d.,-]/g, '')).toBe(digits);
  });

  test('reads the same in the browser as from the server', () => {
    fc.assert(
      fc.property(
        anyCurrency,
        anyMinor,
        fc.constantFrom('en' as const, 'zh' as const),
        (currency, amountMinor, locale) => {
          expect(formatAmount(amountMinor, currency, locale)).toBe(
            formatMoney(money(amountMinor, currency), locale),
          );
        },
      ),
    );
  });
});
