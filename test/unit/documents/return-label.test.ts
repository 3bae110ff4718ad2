import { describe, expect, test } from '@jest/globals';
import { fontFor, printable } from '../../../src/documents/choose-font.js';
import { createPapers, type ReturnLabel } from '../../../src/documents/index.js';

const label: ReturnLabel = {
  rma: 'RMA-7K3M-92',
  caseReference: 'RF-7K3M-92',
  from: ['Mei Lin', '94107, US'],
  to: ['Corner Shop', '12 Harbour Road', 'Portland, OR 97201'],
  items: [{ name: 'Skateboard', quantity: 1 }],
  sendBy: '5 December',
  words: {
    title: 'Return',
    from: 'From',
    to: 'To',
    caseReference: 'Case',
    sendBy: 'Send by',
    items: 'In this parcel',
    note: 'Stick this on the parcel.',
  },
  language: 'en',
  at: new Date('2026-11-21T12:00:00Z'),
};
const papers = createPapers({ fontFile: 'dist/fonts/noto-sans-sc.ttf' });
const print = async (changes: Partial<ReturnLabel> = {}) => papers.returnLabel({ ...label, ...changes });
const fontsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/BaseFont \/(\S+)/g)].map(([, name = '']) => name).sort();

describe('a return label', () => {
  test('is one page of four by six inches, the same bytes each time it is printed', async () => {
    const [first, again] = [await print(), await print()];
    expect(first.equals(again)).toBe(true);
    const text = first.toString('latin1');
    expect(text).toContain('/MediaBox [0 0 288 432]');
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test.each([
    ['Łukasz Žižek', 'Lukasz Žižek'],
    ['Şebnem Çağrı', 'Sebnem Çagri'],
    ['李娜 Ó 12 €', '李娜 Ó 12 €'],
  ])('writes %j as %j rather than with boxes', (name, written) => {
    expect(printable(name)).toBe(written);
  });

  test('brings a font along for Chinese only, and only the signs it uses', async () => {
    expect(fontsOf(await print())).toEqual(['Helvetica', 'Helvetica-Bold']);
    const chinese = await print({ from: ['李娜'], items: [{ name: '手工陶瓷杯', quantity: 2 }] });
    expect(fontsOf(chinese).some((name) => name.includes('NotoSansSC'))).toBe(true);
    expect(chinese.length).toBeLessThan(60_000);
  });

  test('stays one page however much is in the parcel and however long the names are', async () => {
    const name = 'A very long name of something that goes on and on '.repeat(6);
    const crowded = await print({
      from: [name, name],
      to: [name, name, name, name, name, name],
      items: Array.from({ length: 40 }, () => ({ name, quantity: 3 })),
    });
    expect(crowded.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test.each([
    ['Café — 12 €', 'Helvetica'],
    ['', 'Helvetica'],
    ['李娜', 'chinese'],
    ['Mei 梅', 'chinese'],
  ] as const)('writes %j in %s', (text, font) => {
    expect(fontFor(text, false)).toBe(font);
  });
});
