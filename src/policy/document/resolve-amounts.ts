import { parseDecimal } from '../../base/index.js';
import type { PolicyFault } from '../ports.js';
import type { Amounts } from './values.js';

/** Minor units by currency; every currency of the policy is there. */
export type AmountByCurrency = Readonly<Record<string, number>>;

type Path = readonly (string | number)[];

/** Turns decimals into minor units. An amount that a currency of the policy lacks is a fault, never a zero. */
export const amountResolver = (currencies: readonly string[], faults: PolicyFault[]) => {
  const parse = (text: string, currency: string, path: Path): number => {
    try {
      return parseDecimal(text, currency);
    } catch {
      faults.push({
        path,
        problem: `"${text}" is not an amount of ${currency}`,
        cure: `Use no more decimals than ${currency} has.`,
      });
      return 0;
    }
  };
  return (written: Amounts, path: Path): AmountByCurrency => {
    if (typeof written === 'string') {
      const [currency = '', ...more] = currencies;
      if (more.length > 0) {
        faults.push({
          path,
          problem: 'the amount names no currency, and the policy knows several',
          cure: `Write it per currency: { ${currencies.map((code) => `${code}: …`).join(', ')} }.`,
        });
      }
      return Object.freeze({ [currency]: parse(written, currency, path) });
    }
    const missing = currencies.filter((currency) => written[currency] === undefined);
    const unknown = Object.keys(written).filter((currency) => !currencies.includes(currency));
    if (missing.length > 0)
      faults.push({
        path,
        problem: `the amount lacks ${missing.join(', ')}`,
        cure: `Add the amount in ${missing.join(' and in ')}.`,
      });
    if (unknown.length > 0) {
      faults.push({
        path,
        problem: `the policy does not know ${unknown.join(', ')}`,
        cure: 'Add it to "currencies", or remove it here.',
      });
    }
    return Object.freeze(
      Object.fromEntries(
        Object.entries(written).map(([currency, text]) => [
          currency,
          parse(text, currency, [...path, currency]),
        ]),
      ),
    );
  };
};
export type ResolveAmounts = ReturnType<typeof amountResolver>;
