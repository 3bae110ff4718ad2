import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, openWindow } from '../support/browser.js';
import { chatWindow } from '../support/chat-window.js';
import { type RunningServer, startServer } from '../support/running-server.js';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a refund is settled on the demo page, from the launcher to the case card', async () => {
  const { page, faults, close } = await openWindow(browser, server.url);
  const chat = chatWindow(page);
  await chat.open();
  await chat.say('hi the headphones i got last week crackle on the left side, want my money back');
  await chat.say('mei.lin@example.com, 98101');
  await chat.say('The left ear crackles and cuts out.');
  await chat.choose('Refund');

  const decision = chat.panel.locator('.card').last();
  expect(await decision.locator('tfoot td').textContent()).toBe('$96.34');
  expect(await decision.locator('tbody td').allTextContents()).toEqual(['$89.00', '$7.34']);
  expect(await decision.locator('.card-clause').textContent()).toContain('Policy 4.2');

  await chat.choose('Yes');
  const filed = chat.panel.locator('.case-card');
  expect(await filed.locator('.case-reference').textContent()).toMatch(/RF-[0-9A-Z]{4}-\d{2}$/);

  // What was chosen stays readable and is over.
  const chosen = chat.panel.locator('.choice-chosen');
  expect(await chosen.allTextContents()).toEqual(['Refund (chosen)', 'Yes (chosen)']);
  expect(await chat.openChoices.count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test('两只碎杯子的退款以中文办完', async () => {
  const { page, faults, close } = await openWindow(browser, `${server.url}/?lang=zh`);
  const chat = chatWindow(page);
  await chat.open();
  await chat.say('我上周买的杯子碎了，两个都碎了，怎么退钱啊');
  await chat.say('li.na@example.com 200031');
  await chat.say('到货时两只都碎了');
  expect(await chat.panel.locator('.card tfoot td').last().textContent()).toBe('¥124.00');
  await chat.choose('确认');
  await chat.panel.locator('.case-card').waitFor();
  expect(faults).toEqual([]);
  await close();
});
