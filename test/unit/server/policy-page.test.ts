import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
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
        ? condition.values.map((value) => `policy-page.value.${family}.${value}`)
        : [];
    });
    expect(named.filter((key) => !pageWords(dialog, 'en').knows(key))).toEqual([]);
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
