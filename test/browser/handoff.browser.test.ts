import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type BrowserWindow, launchBrowser, openWindow } from '../support/browser.js';
import { type ChatWindow, chatWindow } from '../support/chat-window.js';
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

const customerAsksForAPerson = async (): Promise<{ customer: BrowserWindow; chat: ChatWindow }> => {
  const customer = await openWindow(browser, server.url);
  const chat = chatWindow(customer.page);
  await chat.open();
  await chat.choose('Talk to a person');
  return { customer, chat };
};

const agentSignsIn = async (name: string): Promise<BrowserWindow> => {
  const agent = await openWindow(browser, await server.deskLink(name));
  await agent.page.getByRole('button', { name: 'Sign in' }).click();
  await agent.page.getByRole('navigation', { name: 'Queue' }).waitFor();
  return agent;
};

test('a person takes over live, the assistant keeps silent, and gives the conversation back', async () => {
  const agent = await agentSignsIn('Dana');
  const { customer, chat } = await customerAsksForAPerson();
  const desk = agent.page;

  // It appears at the desk without a reload.
  await desk.locator('.queue-item').first().click();
  await desk.getByRole('button', { name: 'Claim' }).click();
  await chat.panel.getByText('Dana is here').waitFor();

  const reply = desk.getByRole('textbox', { name: /^Reply to/ });
  await reply.fill('Hi, Dana here, I have read everything.');
  await reply.press('Enter');
  await chat.panel.getByText('Hi, Dana here, I have read everything.').waitFor();

  await chat.composer.fill('thank you, the sole came off');
  await chat.composer.press('Enter');
  await desk.getByText('thank you, the sole came off').first().waitFor();
  const last = chat.messages.last();
  await last.getByText('thank you, the sole came off').waitFor();
  expect(await last.getAttribute('class')).toContain('message-customer');

  await desk.getByRole('button', { name: 'Give back' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Give back' }).click();
  await chat.panel.getByText('Assistant, answers at once').waitFor();

  expect(customer.faults).toEqual([]);
  expect(agent.faults).toEqual([]);
  await Promise.all([customer.close(), agent.close()]);
});

test('an agent approves less than all that remains, and the customer is told in the chat', async () => {
  const customer = await openWindow(browser, server.url);
  const chat = chatWindow(customer.page);
  await chat.open();
  await chat.say('I want a refund for the boots, the sole came off after two months');
  await chat.say('sam.carter@example.com 97205');
  await chat.panel.getByText('Waiting for a person').waitFor();

  const agent = await agentSignsIn('Dana');
  const desk = agent.page;
  await desk.locator('.queue-item', { hasText: 'Sam Carter' }).click();
  await desk.getByText('Policy 4.5').first().waitFor();
  await desk.getByRole('button', { name: 'Claim' }).click();
  await desk.getByRole('button', { name: 'Approve…' }).click();
  const dialog = desk.getByRole('dialog');
  const amount = dialog.getByRole('textbox', { name: /^Amount in USD/ });
  expect(await amount.inputValue()).toBe('180.00');

  await amount.fill('180.01');
  await dialog.getByText('At most $180.00 remains').waitFor();
  await amount.fill('126.00');
  await dialog.getByRole('button', { name: 'Approve $126.00' }).click();
  await dialog.getByText('Please give a reason.').waitFor();
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Sole failed after two months of wear');
  await dialog.getByRole('button', { name: 'Approve $126.00' }).click();
  await desk.getByText('Approved and recorded.').waitFor();
  await chat.panel.getByText('approved $126.00').first().waitFor();

  expect(customer.faults).toEqual([]);
  expect(agent.faults).toEqual([]);
  await Promise.all([customer.close(), agent.close()]);
});

test('the slower of two agents is told that somebody else was faster', async () => {
  const { customer } = await customerAsksForAPerson();
  const [dana, joon] = [await agentSignsIn('Dana'), await agentSignsIn('Joon')];
  await dana.page.locator('.queue-item').first().click();
  await joon.page.locator('.queue-item').first().click();
  await joon.page.getByRole('button', { name: 'Claim' }).waitFor();
  // Joon's page does not hear of the claim in time.
  await joon.page.route('**/desk/api/handoffs/*', (route) => route.abort());
  await joon.page.route('**/desk/api/queue', (route) => route.abort());
  await dana.page.getByRole('button', { name: 'Claim' }).click();
  await dana.page.getByRole('textbox', { name: /^Reply to/ }).waitFor();
  await joon.page.unroute('**/desk/api/handoffs/*');
  await joon.page.getByRole('button', { name: 'Claim' }).click();
  await joon.page.getByText('Somebody else changed this conversation meanwhile').waitFor();
  await joon.page.getByText('Dana is on this conversation').waitFor();
  await Promise.all([customer.close(), dana.close(), joon.close()]);
});

test('whoever is not signed in sees how to get in, and nothing else', async () => {
  const visitor = await openWindow(browser, `${server.url}/desk`);
  await visitor.page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
  expect(await visitor.page.getByText('makegood desk-link').count()).toBe(1);
  await visitor.close();
});
