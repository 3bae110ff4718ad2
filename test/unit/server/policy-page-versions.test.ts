import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { parse } from 'yaml';
import { loadContent } from '../../../src/content/index.js';
import { compilePolicy, createPolicyBook, type Policy, unreadablePolicy } from '../../../src/policy/index.js';
import { messagesOfPolicyPage, policyPageRoutes } from '../../../src/server/policy-page/index.js';
import { messagesOfTurns } from '../../../src/turns/index.js';

const { dialog } = loadContent({
  dialogsFolder: resolve('dialogs'),
  policy: 'standard-retail',
  messages: [...messagesOfTurns, ...messagesOfPolicyPage],
});
const { 'valid-from': _, ...cornerShop } = parse(readFileSync('test/support/corner-shop.yml', 'utf8'));

const titled = (title: string, validFrom: string | null): Policy => {
  const compiled = compilePolicy({
    ...cornerShop,
    title: { en: title, zh: title },
    ...(validFrom === null ? {} : { 'valid-from': validFrom }),
  });
  if (!compiled.ok) throw new Error(`the corner shop has faults: ${JSON.stringify(compiled.error)}`);
  return compiled.value;
};
const [first, mistaken, second, today, tomorrow] = [
  titled('First rules', null),
  titled('Mistaken rules', '2026-07-01'),
  titled('Second rules', '2026-07-01'),
  titled('Rules of today', '2026-11-01'),
  titled('Rules of tomorrow', '2026-12-01'),
] as const;
const { version, name, sources } = titled('Forgotten rules', '2026-08-01');
const forgotten = unreadablePolicy(
  {
    version: version.replace(/^.{4}/, 'ffff'),
    name,
    validFrom: '2026-08-01',
    sources: { ...sources, document: { policy: name } },
  },
  today,
);

let moment = '2026-11-22T12:00:00Z';
let stop = (): void => {};
let url = '';
beforeAll(async () => {
  const app = express().use(
    policyPageRoutes({
      // Corrections stand before what they correct.
      policies: createPolicyBook([tomorrow, second, today, mistaken, forgotten, first]),
      dialog,
      clock: { now: () => new Date(moment) },
      locale: 'en',
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => server.close();
});
afterAll(() => stop());

const short = (policy: Policy): string => policy.version.slice(0, 12);
const read = async (path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
const titleOf = (page: string): string | undefined => /<h1>(.*)<\/h1>/.exec(page)?.[1];
const linksOf = (page: string): (readonly [string | undefined, string | undefined])[] =>
  [
    ...(/<ul class="versions"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? '').matchAll(/<a href="(.*?)">(.*?)<\/a>/g),
  ].map((match) => [match[1]?.replaceAll('&amp;', '&'), match[2]] as const);

describe('a policy page of several versions', () => {
  test('shows the rules of today, and links those that older orders fall under', async () => {
    const page = await read('/policy?lang=en');
    expect(titleOf(page)).toBe('Rules of today');
    expect(linksOf(page)).toEqual([
      [
        `/policy?version=${short(second)}&lang=en`,
        'Orders placed from 1 July 2026 and before 1 August 2026: the rules of that time',
      ],
      [`/policy?version=${short(first)}&lang=en`, 'Orders placed before 1 July 2026: the rules of that time'],
    ]);
    expect(linksOf(await read('/policy?lang=zh')).map(([, text]) => text)).toEqual([
      '2026年7月1日起、2026年8月1日之前的订单：当时的规则',
      '2026年7月1日之前的订单：当时的规则',
    ]);
  });

  test('serves an older version at its address, says whose orders it is for, and leads back', async () => {
    const page = await read(`/policy?version=${short(first)}&lang=en`);
    expect(titleOf(page)).toBe('First rules');
    expect(page).toContain('For orders placed before 1 July 2026');
    expect(linksOf(page)[0]).toEqual([
      '/policy?lang=en',
      'Orders placed from 1 November 2026: today’s rules',
    ]);
    expect(page).toContain(`href="/policy?version=${short(first)}&amp;lang=zh"`);
    expect(JSON.parse(await read(`/policy.json?version=${short(first)}`)).title).toBe('First rules');
  });

  test('shows no version that has not begun, was corrected, cannot be read or is unknown', async () => {
    for (const asked of [tomorrow, mistaken, forgotten])
      expect(titleOf(await read(`/policy?version=${short(asked)}&lang=en`))).toBe('Rules of today');
    for (const query of ['version=nothing', 'version=', `version=${short(first)}&version=${short(first)}`])
      expect(titleOf(await read(`/policy?${query}`))).toBe('Rules of today');
    expect(await read('/policy?lang=en')).not.toMatch(/tomorrow|December/);
  });

  test('lists the rules of today as those of their time once the next ones begin', async () => {
    moment = '2026-12-01T12:00:00Z';
    const page = await read('/policy?lang=en');
    expect(titleOf(page)).toBe('Rules of tomorrow');
    expect(linksOf(page)[0]?.[1]).toBe(
      'Orders placed from 1 November 2026 and before 1 December 2026: the rules of that time',
    );
  });

  test('names no other while there has been only one', async () => {
    moment = '2026-06-01T12:00:00Z';
    const page = await read('/policy?lang=en');
    expect(titleOf(page)).toBe('First rules');
    expect(linksOf(page)).toEqual([]);
  });
});
