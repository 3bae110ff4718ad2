import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInline, parseRichText } from '../../../src/web/shared/rich-text.js';
import { spokenText } from '../../../src/web/shared/spoken-text.js';

describe('the light marks of a reply', () => {
  test('make bold, emphasis, lists and paragraphs', () => {
    const text =
      'You get:\n• **$96.34** to Visa ··4021\n• a label\n\n1. Refund\n2. Replacement\n\n*Which one?*';
    expect(parseRichText(text)).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'plain', text: 'You get:' }]] },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            { kind: 'strong', text: '$96.34' },
            { kind: 'plain', text: ' to Visa ··4021' },
          ],
          [{ kind: 'plain', text: 'a label' }],
        ],
      },
      {
        kind: 'list',
        ordered: true,
        start: 1,
        items: [[{ kind: 'plain', text: 'Refund' }], [{ kind: 'plain', text: 'Replacement' }]],
      },
      { kind: 'paragraph', lines: [[{ kind: 'em', text: 'Which one?' }]] },
    ]);
  });

  test('leave a lone star, a product code and markup as they were written', () => {
    for (const text of ['2 * 3 * 4', 'a ** b', '<b>x</b> & <script>', 'MUG*BLUE', '5* hotel']) {
      expect(parseInline(text)).toEqual([{ kind: 'plain', text }]);
    }
  });

  test('link web addresses only, without the full stop after them', () => {
    expect(parseInline('See https://shop.example/label?a=1. javascript:alert(1)')).toEqual([
      { kind: 'plain', text: 'See ' },
      { kind: 'link', text: 'https://shop.example/label?a=1', href: 'https://shop.example/label?a=1' },
      { kind: 'plain', text: '.' },
      { kind: 'plain', text: ' javascript:alert(1)' },
    ]);
  });

  test('never lose or add a character besides the marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '*', ' ', '退', '.', 'https://x.y') }), (line) => {
        const shown = parseInline(line)
          .map((part) => part.text)
          .join('');
        expect(shown.replaceAll('*', '')).toBe(line.replaceAll('*', ''));
      }),
    );
  });
});

describe('a reply read out', () => {
  test('has no marks, and each list item ends like a sentence', () => {
    expect(spokenText('You get **$96.34**:\n• today\n• by card\n\n1. Refund\n2. Replacement')).toBe(
      'You get $96.34: today. by card. 1: Refund. 2: Replacement.',
    );
  });
});
