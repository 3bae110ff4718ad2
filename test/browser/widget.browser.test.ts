import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWindow, phone } from '../support/browser.js';
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

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inPanel = document.activeElement?.shadowRoot?.activeElement;
    const element = inPanel ?? document.activeElement;
    return `${element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`.trim();
  });
const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('the widget', () => {
  test('resumes after a reload with everything that was said, and stays open', async () => {
    const { page, faults, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    await chat.choose('Where is my refund?');
    const before = await chat.messages.allTextContents();
    await page.reload();
    await chat.messages.nth(before.length - 1).waitFor();
    expect(await chat.messages.allTextContents()).toEqual(before);
    expect(await chat.panel.isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('starts anew, and says so, when the server no longer knows the conversation', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    await page.evaluate(() => {
      const saved = JSON.parse(localStorage.getItem('makegood.conversation') ?? '{}');
      localStorage.setItem('makegood.conversation', JSON.stringify({ ...saved, conversationId: 'gone' }));
    });
    await page.reload();
    await chat.panel.getByText('this is a new one').waitFor();
    await chat.messages.first().waitFor();
    await close();
  });

  test('works by keyboard alone: open, write, choose, read back, close', async () => {
    const { page, faults, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.launcher.focus();
    await page.keyboard.press('Enter');
    await chat.openChoices.first().waitFor();
    expect(await focused(page)).toBe('textarea Your message');

    // Back from the composer: the choices, then the transcript as one stop with arrow keys.
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('button Talk to a person');
    await page.keyboard.press('Enter');
    await chat.messages.nth(2).waitFor();
    expect(await focused(page)).toBe('textarea Your message');
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    expect(await chat.composer.inputValue()).toBe('one\ntwo');
    await page.keyboard.press('Enter');
    expect(await chat.composer.inputValue()).toBe('');

    await chat.messages.last().focus();
    await page.keyboard.press('Home');
    expect(await chat.messages.first().evaluate((article) => article.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await chat.messages.nth(1).evaluate((article) => article.matches(':focus'))).toBe(true);
    expect(await chat.panel.locator('article[tabindex="0"]').count()).toBe(1);

    await page.keyboard.press('Escape');
    expect(await chat.panel.isVisible()).toBe(false);
    expect(await focused(page)).toContain('button Open chat');
    expect(faults).toEqual([]);
    await close();
  });

  test('reads new messages out beside the transcript and leaves the focus where it was', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    await chat.composer.focus();
    await chat.say('hello');
    const spoken = await page.locator('makegood-widget [role="log"]').allTextContents();
    expect(spoken.join(' ')).toMatch(/^Assistant: /);
    expect(spoken.join(' ')).not.toContain('**');
    expect(await focused(page)).toBe('textarea Your message');
    expect(
      await page.locator('makegood-widget [aria-hidden="true"] :is(button, a, [tabindex])').count(),
    ).toBe(0);
    await close();
  });

  test('does not send while an input method composes', async () => {
    const { page, close } = await openWindow(browser, server.url, { locale: 'zh-CN' });
    const chat = chatWindow(page);
    await chat.open();
    await chat.composer.focus();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'tui', selectionStart: 3, selectionEnd: 3 });
    await page.keyboard.press('Enter');
    await client.send('Input.insertText', { text: '退款' });
    expect(await chat.composer.inputValue()).toContain('退款');
    expect(await chat.panel.locator('.message-customer').count()).toBe(0);
    await close();
  });

  test('sends a message that got no answer again under the same id', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    const ids: string[] = [];
    await page.route('**/messages', async (route) => {
      if (route.request().method() === 'POST') ids.push(route.request().postDataJSON().clientMessageId);
      if (ids.length > 3) await route.continue();
      else await route.abort();
    });
    await chat.composer.fill('are you there?');
    await chat.composer.press('Enter');
    await chat.panel.getByRole('button', { name: 'Try again' }).click();
    await chat.messages.nth(2).waitFor();
    expect(ids.length).toBe(4);
    expect(new Set(ids).size).toBe(1);
    expect(await chat.panel.locator('.message-customer').count()).toBe(1);
    await close();
  });

  test('shows in a second tab of the same shop what is said in the first', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    const second = await page.context().newPage();
    await second.goto(server.url);
    const other = chatWindow(second);
    await other.open();
    await chat.choose('Where is my refund?');
    const said = await chat.messages.count();
    await other.messages.nth(said - 1).waitFor();
    expect(await other.panel.locator('.choice-chosen').textContent()).toContain('Where is my refund?');
    await close();
  });

  test('counts what came while it was closed, and forgets the count when it is opened', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    const second = await page.context().newPage();
    await second.goto(server.url);
    const other = chatWindow(second);
    await other.open();
    await chat.launcher.click();
    await other.choose('Where is my refund?');
    await page.locator('makegood-widget .badge', { hasText: /^[1-9]/ }).waitFor();
    expect(await chat.launcher.getAttribute('aria-label')).toMatch(/, \d unread message/);
    await chat.launcher.click();
    await page.locator('makegood-widget .badge', { hasText: /^$/ }).waitFor({ state: 'attached' });
    await close();
  });

  test('stands on the other side, and stays on the screen, where the page reads from right to left', async () => {
    const { page, close } = await openWindow(browser, server.url);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const chat = chatWindow(page);
    await chat.open();
    const box = await chat.panel.boundingBox();
    expect(box?.x).toBe(20);
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    await close();
  });

  test('speaks Chinese on a Chinese page', async () => {
    const { page, faults, close } = await openWindow(browser, `${server.url}/?lang=zh`);
    const chat = chatWindow(page);
    await chat.open();
    expect(await chat.panel.getByRole('heading').first().textContent()).toBe('订单与退款');
    expect(await chat.composer.getAttribute('aria-label')).toBe('您的消息');
    expect(faults).toEqual([]);
    await close();
  });

  test('says how much too long a message is, and does not send it', async () => {
    const { page, close } = await openWindow(browser, server.url);
    const chat = chatWindow(page);
    await chat.open();
    await chat.composer.fill('x'.repeat(4001));
    await chat.panel.getByText('1 character too many').waitFor();
    await chat.composer.press('Enter');
    expect(await chat.panel.locator('.message-customer').count()).toBe(0);
    await close();
  });
});

describe('at phone width', () => {
  test('nothing scrolls sideways, and the panel covers the page', async () => {
    const { page, faults, close } = await openWindow(browser, server.url, phone);
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    const chat = chatWindow(page);
    await chat.open();
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    expect(await chat.panel.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    const inside = await chat.panel
      .locator('.transcript')
      .evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(inside).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('the desk goes from the queue to one conversation and back', async () => {
    const customer = await openWindow(browser, server.url, phone);
    const chat = chatWindow(customer.page);
    await chat.open();
    await chat.choose('Talk to a person');

    const agent = await openWindow(browser, await server.deskLink(), phone);
    await agent.page.getByRole('button', { name: 'Sign in' }).click();
    await agent.page.locator('.queue-item').first().click();
    await agent.page.getByRole('button', { name: 'Claim' }).waitFor();
    expect(await overflowPx(agent.page)).toBeLessThanOrEqual(0);
    await agent.page.getByRole('button', { name: 'Back to the queue' }).click();
    await agent.page.locator('.queue-item').first().waitFor();
    expect(agent.faults).toEqual([]);
    await Promise.all([customer.close(), agent.close()]);
  });
});
