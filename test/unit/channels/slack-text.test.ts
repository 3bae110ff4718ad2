import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitText } from '../../../src/base/index.js';
import { fromMrkdwn } from '../../../src/channels/slack/from-mrkdwn.js';
import { escapeMrkdwn, toMrkdwn } from '../../../src/channels/slack/to-mrkdwn.js';

describe('our words in Slack', () => {
  test.each([
    ['bold is bold', 'Refund **$96.34** today', 'Refund *$96.34* today'],
    ['Chinese bold stays bold without spaces', '退款**96元**给您', '退款\u200b*96元*\u200b给您'],
    ['two bold words are two', '**a** and **b**', '*a* and *b*'],
    ['a lone star is a star', '5 * 3', '5 * 3'],
    [
      'a link has its label',
      '[label](https://x.example/l?a=1&b=2)',
      '<https://x.example/l?a=1&amp;b=2|label>',
    ],
    ['a script is no link', '[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['nobody forges a mention', '<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
  ])('%s', (_, ours, slack) => {
    expect(toMrkdwn(ours)).toBe(slack);
  });
});

describe('their words from Slack', () => {
  test.each([
    ['an address', '<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['a number', 'call <tel:+15550100|+1 555 0100>', 'call +1 555 0100'],
    ['a link', 'see <https://x.example|x.example>', 'see x.example'],
    ['a link without label', '<https://x.example/a>', 'https://x.example/a'],
    ['a channel', 'in <#C1|returns>', 'in #returns'],
    ['somebody', 'ask <@U1|mei>', 'ask @mei'],
    ['everybody', '<!here> help', '@here help'],
  ])('%s is read as it was typed', (_, slack, words) => {
    expect(fromMrkdwn(slack)).toBe(words);
  });

  test('what was escaped for Slack comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fromMrkdwn(escapeMrkdwn(text))).toBe(text.trim());
      }),
    );
  });
});

describe('long text', () => {
  test('is cut into parts that fit, and loses nothing but white space at the cuts', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', '退', '😀', ' ', '\n'), maxLength: 30 }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 50 }), (pieces, lengthMax) => {
        const text = pieces.join(' ');
        const parts = splitText(text, lengthMax);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(lengthMax);
          expect(Buffer.from(part).toString()).toBe(part);
        }
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test('is cut between paragraphs where it can', () => {
    expect(splitText(`${'a'.repeat(60)}\n\n${'b'.repeat(60)}`, 100)).toEqual([
      'a'.repeat(60),
      'b'.repeat(60),
    ]);
  });
});
