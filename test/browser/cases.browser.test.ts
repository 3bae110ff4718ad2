import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type BrowserWindow, launchBrowser, openWindow } from '../support/browser.js';
import { fileReturn } from '../support/file-return.js';
import { type RunningServer, startServer } from '../support/running-server.js';

let server: RunningServer;
let browser: Browser;
let reference: string;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });
  reference = await fileReturn(server.server.house);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const agentAtCases = async (name: string, options: BrowserContextOptions = {}): Promise<BrowserWindow> => {
  const agent = await openWindow(browser, await server.deskLink(name), options);
  await agent.page.getByRole('button', { name: 'Sign in' }).click();
  await agent.page.getByRole('link', { name: 'Cases', exact: true }).click();
  await agent.page.getByRole('navigation', { name: 'Cases' }).waitFor();
  return agent;
};

test('an agent finds a case by its number, receives the goods, and sees the paper of the refund without a reload', async () => {
  const agent = await agentAtCases('Dana');
  const desk = agent.page;
  await desk.getByText('No cases here').waitFor();
  await desk.getByRole('searchbox', { name: 'Find a case' }).fill(reference.slice(3));
  await desk.getByRole('button', { name: 'Find' }).click();
  await desk.locator('.queue-item', { hasText: reference }).click();
  await desk.getByRole('heading', { name: 'Mei Lin' }).waitFor();
  await desk.getByText('Agreed to refund').waitFor();

  await desk.getByRole('button', { name: 'Receive goods…' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Which goods arrived?' });
  const units = dialog.getByRole('textbox', { name: /Skateboard/ });
  await units.fill('2');
  await dialog.getByText('Write a whole number from 0 to 1.').waitFor();
  await dialog.getByRole('button', { name: 'Receive', exact: true }).click();
  expect(await dialog.isVisible()).toBe(true);
  await units.fill('1');
  await dialog.getByRole('button', { name: 'Receive', exact: true }).click();
  await desk.getByText('Done and recorded.').waitFor();
  await desk.locator('.entry', { hasText: 'Goods received' }).getByText('Dana').waitFor();

  await server.server.house.settle();
  await desk.getByRole('link', { name: 'Credit memo CM-000001' }).waitFor();
  await desk.locator('.handoff-header').getByText('resolved').waitFor();

  await desk.getByRole('button', { name: 'More…' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Add a note…' }).click();
  const note = desk.getByRole('dialog', { name: 'Add a note' });
  await note.getByRole('button', { name: 'Add the note' }).click();
  await note.getByText('Please give a reason.').waitFor();
  await note.getByRole('textbox', { name: 'Note' }).fill('Packed well.');
  await note.getByRole('button', { name: 'Add the note' }).click();
  await desk.locator('.entry', { hasText: 'Packed well.' }).waitFor();

  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe(`${reference}.csv`);
  expect(agent.faults).toEqual([]);
  await agent.close();
});

test('a case is read on a small phone without scrolling sideways, in Chinese too', async () => {
  for (const locale of ['en-US', 'zh-CN']) {
    const agent = await openWindow(browser, await server.deskLink('Omar'), {
      viewport: { width: 320, height: 640 },
      locale,
    });
    const desk = agent.page;
    await desk.getByRole('button', { name: 'Sign in' }).click();
    await desk.locator('.queue').waitFor();
    await desk.goto(`${server.url}/desk#/cases/${reference}`);
    await desk.locator('.timeline').waitFor();
    const wide = await desk.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.desk *')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .filter((element) => !element.matches('.visually-hidden, input, a *, .visually-hidden *'))
        .filter((element) => ['auto', 'scroll', 'visible'].includes(getComputedStyle(element).overflowX))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.className),
    );
    expect(wide).toEqual([]);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await agent.close();
  }
});

test('a case that is not there is said so, with a way back, and the keyboard reaches everything', async () => {
  const agent = await agentAtCases('Kim');
  const desk = agent.page;
  await desk.goto(`${server.url}/desk#/cases/RF-ZZZZ-99`);
  await desk.getByRole('heading', { name: 'There is no such case' }).waitFor();
  await desk.getByRole('button', { name: 'Back to the cases' }).click();
  await desk.getByRole('heading', { name: 'Choose a case' }).waitFor();
  await desk.getByRole('button', { name: 'Done', exact: true }).focus();
  await desk.keyboard.press('Enter');
  const item = desk.locator('.queue-item', { hasText: reference });
  await item.waitFor();
  await desk.keyboard.press('Tab');
  expect(await item.evaluate((element) => element === document.activeElement)).toBe(true);
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: 'Mei Lin' }).waitFor();
  await agent.close();
});
