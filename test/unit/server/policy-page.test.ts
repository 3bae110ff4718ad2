import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadContent } from '../../../src/content/index.js';
import { locales } from '../../../src/domain/index.js';
import { policyOutline } from '../../../src/policy/index.js';
import { html } from '../../../src/server/policy-page/html.js';
import { messagesOfPolicyPage } from '../../../src/server/policy-page/index.js';
import { pageWords } from '../../../src/server/policy-page/page-words.js';
import { wrapText } from '../../../src/server/policy-page/picture/wrap-text.js';
import { renderPolicyPage } from '../../../src/server/policy-page/render-policy-page.js';
import { messagesOfTurns } from '../../../src/turns/index.js';
import { readPolicy } from '../../support/load-policy.js';

const { dialog } = loadContent({
  dialogsFolder: resolve('dialogs'),
  policy: 'standard-retail',
  messages: [...messagesOfTurns, ...messagesOfPolicyPage],
});
const presets = readdirSync('dialogs/policies')
  .filter((file) => file.endsWith('.yml'))
  .map((file) => basename(file, '.yml'));

describe.each(presets)('the page of %s', (name) => {
  const outline = policyOutline(readPolicy(name));

  test.each(locales)('has every clause and every floor, in %s', (locale) => {
    const page = renderPolicyPage(outline, pageWords(dialog, locale));
    for (const { id, text } of [...outline.sections, ...outline.floors].flatMap(({ clauses }) => clauses)) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(html`${text[locale].slice(0, 8)}`.html);
    }
    for (const { notice } of outline.floors) expect(page).toContain(html`${notice[locale]}`.html);
  });

  test('has words for every tag and category it names', () => {
    const conditions = [...outline.rows, ...outline.exclusions].flatMap((row) => row.conditions);
    const named = conditions.flatMap((condition) => {
      if (!('values' in condition)) return [];
      const family = condition.key === 'not' ? 'tags' : condition.key;
      return family === 'tags' || family === 'category'
        ? condition.values
            .filter((value) => outline.words[value] === undefined)
            .map((value) => `policy-page.value.${family}.${value}`)
        : [];
    });
    expect(named.filter((key) => !pageWords(dialog, 'en').knows(key))).toEqual([]);
  });
});

describe("the shop's own words", () => {
  const worded = { member: { en: 'members', zh: '会员' }, ropes: { en: 'ropes & harnesses', zh: '绳索' } };
  const pageOf = (when: Record<string, unknown>, own: object, locale: 'en' | 'zh'): string => {
    const outline = policyOutline({
      document: {
        ...parse(readFileSync('test/support/corner-shop.yml', 'utf8')),
        words: own,
        exceptions: [],
        // biome-ignore lint/suspicious/noThenProperty: "when … then" is how a merchant writes a rule.
        rules: [{ clause: '2.1', when, then: { approve: ['refund'] } }],
      },
      floors: [],
    });
    return renderPolicyPage(outline, pageWords(dialog, locale, outline.words));
  };

  test('are said for its categories and its tags, in each language', () => {
    for (const key of ['category', 'tags', 'not']) {
      expect(pageOf({ [key]: 'ropes' }, worded, 'en')).toContain('ropes &amp; harnesses');
      expect(pageOf({ [key]: 'ropes' }, worded, 'zh')).toContain('绳索');
    }
  });

  test('count before ours, and without either the name is spelled out', () => {
    const own = { electronics: { en: 'gadgets', zh: '数码产品' } };
    expect(pageOf({ category: 'electronics' }, own, 'zh')).toContain('限数码产品');
    expect(pageOf({ category: 'electronics' }, {}, 'zh')).toContain('限电子产品');
    expect(pageOf({ category: 'big-tents' }, {}, 'en')).toContain('for big tents');
  });

  test('say whose a row is, and without them it still says that it is not for everybody', () => {
    const members = { reason: 'changed-mind', 'customer-tags': 'member', within: '60 days' };
    expect(pageOf(members, worded, 'en')).toContain('>for members<');
    expect(pageOf(members, worded, 'zh')).toContain('>限会员<');
    expect(pageOf(members, {}, 'en')).toContain('>for some customers only<');
    expect(pageOf(members, {}, 'zh')).toContain('>仅限部分顾客<');
    for (const own of [worded, {}])
      expect(pageOf(members, own, 'en')).not.toContain('further conditions apply');
    expect(pageOf({ 'not-customer-tags': 'member' }, worded, 'en')).toContain('>not for members<');
  });
});

describe('the days at a glance', () => {
  const daysOf = (rules: string): string[] => {
    const outline = policyOutline({
      document: {
        ...parse(readFileSync('test/support/corner-shop.yml', 'utf8')),
        words: { member: { en: 'members', zh: '会员' } },
        exceptions: [],
        rules: parse(rules),
      },
      floors: [],
    });
    const page = renderPolicyPage(outline, pageWords(dialog, 'en', outline.words));
    return [...page.matchAll(/<strong>(\d+ (?:business )?days)<\/strong>/g)].map((match) => match[1] ?? '');
  };
  const row = (when: string, approve = 'refund'): string =>
    `- { clause: "2.1", when: { reason: defective, ${when} }, then: { approve: [${approve}] } }\n`;

  test('reach to the end of the last row that goes on where the one before ends', () => {
    const [soon, later] = [
      row('within: 184 days'),
      row('after: 184 days, within: 730 days, evidence: photo'),
    ];
    expect(daysOf(soon + later)).toEqual(['730 days']);
    expect(daysOf(later + soon)).toEqual(['730 days']);
  });

  test('end where the rows leave a gap, or give nothing of the same any more', () => {
    expect(daysOf(row('within: 30 days') + row('after: 31 days, within: 90 days'))).toEqual(['30 days']);
    expect(daysOf(row('within: 30 days') + row('after: 30 days, within: 90 days', 'store-credit'))).toEqual([
      '30 days',
    ]);
    expect(daysOf(row('after: 30 days, within: 90 days'))).toEqual([]);
  });

  test('are those that everybody has, however long members have', () => {
    const everybody = row('within: 30 days');
    for (const tag of ['member', 'unworded'])
      expect(daysOf(row(`customer-tags: ${tag}, within: 90 days`) + everybody)).toEqual(['30 days']);
  });

  test('are not told where they never end', () => {
    expect(daysOf(row('within: 30 days') + row('after: 30 days'))).toEqual([]);
  });
});

describe('text that stands in a page', () => {
  test('is escaped as text and as an attribute, and only once', () => {
    const name = `<b title="it's">&`;
    const escaped = '&lt;b title=&quot;it&#39;s&quot;&gt;&amp;';
    const inner = html`<i>${name}</i>`;
    expect(html`<p title="${name}">${inner}${[name, null, 3]}</p>`.html).toBe(
      `<p title="${escaped}"><i>${escaped}</i>${escaped}3</p>`,
    );
  });
});

describe('text that stands in a picture', () => {
  test('is broken between words and loses none', () => {
    const lines = wrapText('Nothing happens before your yes.', 13, 90);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe('Nothing happens before your yes.');
  });

  test('is broken between Han characters, and no line begins with a sign that closes', () => {
    const text = '规则写明的情况下，也可以不用寄回。您同意之前，什么都不会发生。';
    const lines = wrapText(text, 13, 60);
    expect(lines.join('')).toBe(text);
    expect(lines.filter((line) => /^[，。]/.test(line))).toEqual([]);
  });
});
