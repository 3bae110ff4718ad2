import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../../src/base/index.js';
import { csvRow } from '../../../src/server/records/csv-text.js';
import { readCsv } from '../../support/read-csv.js';

const isFormula = (text: string): boolean => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text);

describe('a row of a CSV file', () => {
  test('reads back as it was written, whatever signs are in it', () => {
    const field = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[",;\r\n =+a]{0,8}$/));
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 6 }), (fields) => {
        const shown = fields.map((text) => (isFormula(text) ? `'${text}` : text));
        expect(readCsv(csvRow(fields))).toEqual([shown]);
      }),
    );
  });

  test.each(['=1+1', '+49 30 1234', '-2', '@SUM(A1)', '  =1', '\t=1', '＝1', '=cmd|" /C calc"!A0'])(
    'shows what a customer wrote as %j and calculates nothing',
    (text) => {
      expect(readCsv(csvRow([text, 'b']))[0]?.[0]).toBe(`'${text}`);
    },
  );

  test('writes amounts as exact decimals of their currency, below zero too', () => {
    const cells = [money(-535, 'USD'), money(120, 'JPY'), money(1_005, 'KWD'), 3, null, undefined];
    expect(csvRow(cells)).toBe('-5.35,120,1.005,3,,\r\n');
  });
});
