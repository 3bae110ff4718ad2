import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type BrowserWindow, launchBrowser, openWindow } from '../support/browser.js';
import { chatWindow } from '../support/chat-window.js';
import { policyWithLimits } from '../support/policy-with-limits.js';
import { type RunningServer, startServer } from '../support/running-server.js';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ MAKEGOOD_POLICY: policyWithLimits({ assistant: 50, agent: 100 }) });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const agentSignsIn = async (name: string): Promise<BrowserWindow> => {
  const agent = await openWindow(browser, await server.deskLink(name));
  await agent.page.getByRole('button', { name: 'Sign in' }).click();
  await agent.page.getByRole('navigation', { name: 'Queue' }).waitFor();
  return agent;
};
const approveWith = async (desk: Page, amount: string, reason: string, words: string): Promise<void> => {
  const dialog = desk.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: /^Amount in USD/ });
  await field.fill(amount);
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill(reason);
  await dialog.getByRole('button', { name: words }).click();
};

test('above the limit two agents approve, each at their own desk, and the customer is told once', async () => {
  const customer = await openWindow(browser, server.url);
  const chat = chatWindow(customer.page);
  await chat.open();
  await chat.say('I want a refund for the boots, the sole came off after two months');
  await chat.say('sam.carter@example.com 97205');
  await chat.panel.getByText('Waiting for a person').waitFor();

  const [dana, omar] = [await agentSignsIn('Dana'), await agentSignsIn('Omar')];
  await dana.page.locator('.queue-item', { hasText: 'Sam Carter' }).click();
  await dana.page.getByRole('button', { name: 'Claim' }).click();
  await dana.page.getByRole('button', { name: 'Approve…' }).click();
  await dana.page.getByRole('dialog').getByText('A colleague has to approve the same amount').waitFor();
  await approveWith(dana.page, '126.00', 'Sole failed after two months', 'Give the first yes to $126.00');
  await dana.page.getByText('Your yes is recorded. It now stands').waitFor();
  await chat.panel.getByText('has asked a colleague to check').waitFor();
  expect(await chat.panel.getByText('$126.00').count()).toBe(0);

  // Omar sees it come in, reads who approved and why, and need not take the conversation over.
  const group = omar.page.locator('.queue-group', { hasText: 'Waits for a second yes' });
  await group.locator('.queue-item', { hasText: 'Dana approved $126.00' }).click();
  await omar.page.getByText('“Sole failed after two months”').waitFor();
  expect(await omar.page.getByRole('button', { name: 'Claim' }).count()).toBe(0);
  await omar.page.getByRole('button', { name: 'Approve $126.00 too…' }).click();
  await approveWith(omar.page, '126.00', 'Photos agree', 'Approve $126.00 too');
  await omar.page.getByText('Approved and recorded.').waitFor();
  await chat.panel.getByText('Omar approved $126.00').first().waitFor();
  await group.waitFor({ state: 'detached' });
  // Dana is still the one who talks.
  await dana.page.getByRole('textbox', { name: /^Reply to/ }).waitFor();

  for (const window of [customer, dana, omar]) expect(window.faults).toEqual([]);
  await Promise.all([customer, dana, omar].map((window) => window.close()));
});
