import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { type RunningServer, startServer } from '../../support/running-server.js';

const cornerShop = 'test/support/corner-shop.yml';
const now = '2025-11-20T12:00:00Z';

let shop: RunningServer;
beforeAll(async () => {
  shop = await startServer({ MAKEGOOD_NOW: now, MAKEGOOD_POLICY: cornerShop });
});
afterAll(() => shop.stop());

const read = async (path: string, headers: Record<string, string> = {}, from = shop) => {
  const response = await fetch(`${from.url}${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the policy page', () => {
  test('says in each language what the rules say', async () => {
    const en = await read('/policy?lang=en');
    expect(en.status).toBe(200);
    expect(en.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(en.text).toContain('<html lang="en">');
    for (const told of [
      'Within 30 days of delivery',
      'From day 15 to day 30',
      'Within 7 business days',
      '€4.50 or ¥700',
    ])
      expect(en.text).toContain(told);
    const zh = await read('/policy?lang=zh');
    expect(zh.text).toContain('<html lang="zh-CN">');
    for (const told of ['签收后 30 天内', '签收后第 15 天到第 30 天', '签收后 7 个工作日内', '€4.50或¥700'])
      expect(zh.text).toContain(told);
    expect(zh.headers.get('content-language')).toBe('zh-CN');
  });

  test("goes by the address, then by the browser, then by the shop's own language", async () => {
    const languageOf = async (path: string, accepted?: string): Promise<string | null> =>
      (await read(path, accepted === undefined ? {} : { 'accept-language': accepted })).headers.get(
        'content-language',
      );
    expect(await languageOf('/policy')).toBe('en');
    expect(await languageOf('/policy', 'zh-CN,zh;q=0.9,en;q=0.1')).toBe('zh-CN');
    expect(await languageOf('/policy', 'fr')).toBe('en');
    expect(await languageOf('/policy?lang=en', 'zh')).toBe('en');
    expect(await languageOf('/policy?lang=xx', 'zh')).toBe('en');
    expect(await languageOf('/policy?lang=zh&lang=en')).toBe('en');
  });

  test('lets no text of a policy become part of the page', async () => {
    const { text } = await read('/policy?lang=en');
    expect(text).toContain('Final sale &lt;script&gt;alert(&#39;clause&#39;)&lt;/script&gt; stays sold.');
    expect(text).toContain('<h1>Our &lt;fair&gt; way back</h1>');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  test('can be linked to by clause, and links the clauses it names', async () => {
    const { text } = await read('/policy?lang=en');
    for (const id of ['1.1', '2.1', '3.4']) expect(text).toContain(`id="${id}"`);
    expect(text).toMatch(
      /See <a [^>]*href="#2\.2"[^>]*>2\.2<\/a> &amp; <a [^>]*href="#3\.1"[^>]*>3\.1<\/a>\./,
    );
    expect(text).toContain('and 4.50 is not clause 4.5.');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('is not sent again to whoever has it, until the language or the version is another', async () => {
    const first = await read('/policy?lang=en');
    const etag = first.headers.get('etag') ?? '';
    // As browsers ask; without it Node's client forbids the answer we are after.
    const known = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await read('/policy?lang=en', known)).status).toBe(304);
    expect((await read('/policy?lang=zh', known)).status).toBe(200);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
    expect(first.headers.get('vary')).toMatch(/accept-language/i);
    const { version } = JSON.parse((await read('/policy.json')).text);
    expect(shop.server.house.policies.current(now).version.slice(0, version.length)).toBe(version);
    expect(etag).toContain(version);
    expect(first.text).toContain(version);
  });

  test('lets nothing run and nothing in but its own style and its own script', async () => {
    const policy = (await read('/policy')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(policy).not.toContain('unsafe');
  });

  test('takes no other method', async () => {
    expect((await fetch(`${shop.url}/policy`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${shop.url}/policy`, { method: 'HEAD' })).status).toBe(200);
  });

  test('tells nobody from which value on a person looks, and who may approve how much', async () => {
    for (const path of ['/policy?lang=en', '/policy.json?lang=en'])
      expect((await read(path)).text).not.toMatch(/€(777|888|800)|77700|88800|80000|120000|99000|99900/);
  });

  test('is there as data, too, with every sentence in one language', async () => {
    const { headers, text } = await read('/policy.json?lang=zh');
    const outline = JSON.parse(text);
    expect(headers.get('content-type')).toContain('application/json');
    expect(outline.sections[1].heading).toBe('无理由退货');
    expect(outline.sections[1].clauses[1]).toEqual({ id: '2.2', text: '退货运费 €4.50 或 ¥700。' });
    expect(outline.fees[1].amounts).toEqual({ EUR: 450, JPY: 700 });
  });
});

describe('a policy page with little on it', () => {
  test('says that there are no fees, no exclusions and no floors, and heads its parts by number', async () => {
    const { sections, title, 'valid-from': validFrom, ...bare } = parse(readFileSync(cornerShop, 'utf8'));
    expect([sections, title, validFrom]).not.toContain(undefined);
    const rule = parse("{ clause: '2.1', when: {}, then: { review: true } }");
    const file = join(mkdtempSync(join(tmpdir(), 'makegood-policy-')), 'bare.yml');
    writeFileSync(
      file,
      stringify({
        ...bare,
        definitions: {},
        exceptions: [],
        rules: [rule],
        'payout-days': { 'gift-card': 'at-once' },
      }),
    );
    const running = await startServer({ MAKEGOOD_POLICY: file });
    try {
      const { status, text } = await read('/policy?lang=en', {}, running);
      expect(status).toBe(200);
      for (const told of [
        '<h1>Returns and refunds</h1>',
        'For all orders',
        'Nothing is ever taken off a refund.',
        'Nothing is excluded from these rules.',
        'nothing here takes any of them away',
        '<h3>Part 2</h3>',
        'Any reason',
      ])
        expect(text).toContain(told);
    } finally {
      await running.stop();
    }
  });
});
