import { describe, expect, test } from '@jest/globals';
import type { ClaimName } from '../../../src/domain/index.js';
import { claimsIn } from '../../../src/understanding/extract/claims.js';

const told = (text: string, asked: ClaimName | null = null): string => {
  const { condition = '-', seal = '-' } = claimsIn(text, asked);
  return `${condition} ${seal}`;
};

describe('what a customer tells of the goods', () => {
  test.each([
    ['never opened', 'unused sealed'],
    ['still sealed', 'unused sealed'],
    ["I haven't opened the box", 'unused sealed'],
    ['the shrink wrap is still on', 'unused sealed'],
    ['i opened it', '- opened'],
    ['I did open it once', '- opened'],
    ['the seal is broken', '- opened'],
    ['opened the box but never used it', 'unused opened'],
    ['worn once', 'used -'],
    ['I have used it for a week', 'used -'],
    ['brand new, tags on', 'unused -'],
    ['never worn', 'unused -'],
    ['I only tried it on', 'tried -'],
    ['never worn outside', 'tried -'],
    ['没拆封', 'unused sealed'],
    ['还没打开过', 'unused sealed'],
    ['拆开了', '- opened'],
    ['穿过一次', 'used -'],
    ['试穿过一下', 'tried -'],
    ['全新，吊牌都在', 'unused -'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test.each([
    ['used', 'condition', 'used -'],
    ['a bit worn', 'condition', 'used -'],
    ['no, only tried', 'condition', 'tried -'],
    ["it's open", 'seal', '- opened'],
    ['yes, intact', 'seal', '- sealed'],
    ['没拆', 'seal', 'unused sealed'],
  ] as const)('asked for it, "%s" is enough', (text, asked, expected) => {
    expect(told(text, asked)).toBe(expected);
  });

  test.each([
    'I tried to return it',
    'I used to like it',
    'i used the wrong card',
    'the sole is worn out',
    '用了支付宝付款',
    'it does not fit',
  ])('"%s" tells nothing of them', (text) => {
    expect(told(text)).toBe('- -');
  });
});
