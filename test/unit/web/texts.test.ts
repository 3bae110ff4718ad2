import { describe, expect, test } from '@jest/globals';
import { localeOfTag, localeOfText } from '../../../src/web/shared/locale.js';
import { demoTextsOf } from '../../../src/web/texts/demo-texts.js';
import { deskTextsOf } from '../../../src/web/texts/desk-texts.js';
import { widgetTextsOf } from '../../../src/web/texts/widget-texts.js';

const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? keysOf(value, `${path}${key}.`)
      : [`${path}${key}`],
  );

describe('the words of the chrome', () => {
  test.each([
    ['widget', widgetTextsOf],
    ['desk', deskTextsOf],
    ['demo', demoTextsOf],
  ])('of the %s have the same keys in both languages', (_name, textsOf) => {
    const keysIn = (locale: 'en' | 'zh') =>
      keysOf(textsOf(locale)).filter((key) => !key.startsWith('caseStatus'));
    expect(keysIn('zh').sort()).toEqual(keysIn('en').sort());
  });

  test('follow the page and then the conversation', () => {
    expect(['zh-Hans-CN', 'zh_CN', 'en-GB', 'de', '', null].map(localeOfTag)).toEqual([
      'zh',
      'zh',
      'en',
      'en',
      'en',
      'en',
    ]);
    expect(localeOfText('谢谢李女士，找到了 Aria Wireless Headphones')).toBe('zh');
    expect(localeOfText('Thanks, I found 手工陶瓷杯 in your last order from us')).toBe('en');
    expect(localeOfText('OK')).toBeNull();
  });
});
