import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawBarcode } from '../../../src/documents/draw-barcode.js';
import type { Paper } from '../../../src/documents/open-paper.js';

/** The widths of bars and spaces of each Code 128 sign, by its value: ISO/IEC 15417, table 1. */
const patterns =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231
113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123
212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321
133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111
111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112
134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141
114113 114311 411113 411311 113141 114131 311141 411131`.split(/\s+/);
const starts: Readonly<Record<string, 'A' | 'B' | 'C'>> = { '211412': 'A', '211214': 'B', '211232': 'C' };
const startValues = { A: 103, B: 104, C: 105 };

/** Reads the bars back as a scanner does: widths, checksum, code sets B and C. */
const scan = (bars: readonly { x: number; width: number }[]): string => {
  const [first] = bars;
  if (first === undefined) throw new Error('no bars');
  const unit = first.width / 2;
  const widths: number[] = [];
  for (const [i, bar] of bars.entries()) {
    const before = bars[i - 1];
    if (before !== undefined) widths.push(Math.round((bar.x - before.x - before.width) / unit));
    widths.push(Math.round(bar.width / unit));
  }
  const signs = Array.from({ length: (widths.length - 7) / 6 }, (_, i) =>
    widths.slice(i * 6, i * 6 + 6).join(''),
  );
  expect(widths.slice(-7).join('')).toBe('2331112');
  let set = starts[signs[0] ?? ''];
  if (set === undefined) throw new Error('no start');
  const values = signs.slice(1).map((sign) => patterns.indexOf(sign));
  const check = values.pop();
  const sum = values.reduce((total, value, i) => total + value * (i + 1), startValues[set]);
  expect(check).toBe(sum % 103);
  let text = '';
  for (const value of values) {
    if (value === 99 && set !== 'C') set = 'C';
    else if (value === 100 && set !== 'B') set = 'B';
    else text += set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
};

const drawn = (text: string, width: number) => {
  const bars: { x: number; width: number }[] = [];
  const paper = {
    fill: (x: number, _y: number, w: number) => bars.push({ x, width: w }),
  } as unknown as Paper;
  drawBarcode(paper, text, { x: 16, y: 0, width, height: 60 });
  return bars;
};

describe('the barcode of a return', () => {
  test('reads back as its number, by the table of the standard', () => {
    const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 22, max: 99 }),
        (name, number) => {
          const text = `RMA-${name.join('')}-${number}`;
          expect(scan(drawn(text, 256))).toBe(text);
        },
      ),
    );
  });

  test('keeps within its place, with the white to each side that scanners need', () => {
    const bars = drawn('RMA-7K3M-92', 256);
    const unit = (bars[0]?.width ?? 0) / 2;
    expect(bars[0]?.x).toBeCloseTo(16 + 10 * unit);
    const last = bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(16 + 256 - 10 * unit);
    // A bar of 7.5 thousandths of an inch is what common scanners still read.
    expect(unit).toBeGreaterThan(0.54);
  });
});
