import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWindow, phone } from '../support/browser.js';
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

const open = (path: string, options: Parameters<typeof openWindow>[2] = {}) =>
  openWindow(browser, `${server.url}${path}`, options);

/** Every text a reader sees whose contrast with what lies behind it is too low, by WCAG 2.2 (1.4.3). */
const tooFaint = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(colour)
        .slice(0, 3)
        .map((channel) => channel / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (a: string, b: string): number => {
      const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (light + 0.05) / (dark + 0.05);
    };
    const isClear = (colour: string): boolean => channels(colour)[3] === 0 || colour === 'none';
    const behind = (element: Element): string => {
      for (let node: Element | null = element; node !== null; node = node.parentElement) {
        const colour = getComputedStyle(node).backgroundColor;
        if (!isClear(colour)) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    /** In a picture: the last shape drawn before the text that holds its beginning. */
    const behindInPicture = (text: SVGTextElement): string => {
      const at = text.getBoundingClientRect();
      const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
      const shapes = [...(text.ownerSVGElement?.querySelectorAll('rect, circle') ?? [])].filter((shape) => {
        const box = shape.getBoundingClientRect();
        const isBefore = (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        return isBefore && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
      });
      const shape = shapes.at(-1);
      return shape === undefined ? behind(text) : getComputedStyle(shape).fill;
    };
    const own = (element: Element): boolean =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
    return [...document.body.querySelectorAll('*')]
      .filter((element) => own(element) && !['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName))
      .filter((element) => element.getClientRects().length > 0)
      .flatMap((element) => {
        const style = getComputedStyle(element);
        const ratio =
          element instanceof SVGTextElement
            ? contrast(style.fill, behindInPicture(element))
            : contrast(style.color, behind(element));
        return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.textContent?.slice(0, 40)}`] : [];
      });
  });

/** Pixels that reach beyond the window, and texts of the picture that leave their box. */
const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const shownPictures = (page: Page) => page.getByRole('img');

describe('the policy page', () => {
  test('opens at the clause a link names, marks it, and leads from a row of the table to its rule', async () => {
    const { page, faults, close } = await open('/policy?lang=en#4.2');
    const clause = page.locator('[id="4.2"]');
    expect(await clause.evaluate((element) => element.matches(':target'))).toBe(true);
    expect(await clause.evaluate((element) => Math.abs(element.getBoundingClientRect().top))).toBeLessThan(
      200,
    );
    await page.locator('table.rows').getByRole('link', { name: 'Rule 2.4' }).first().click();
    expect(new URL(page.url()).hash).toBe('#2.4');
    expect(await page.locator('[id="2.4"]').evaluate((element) => element.matches(':target'))).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  test('reaches every chapter from its list of contents, by keyboard too', async () => {
    const { page, close } = await open('/policy?lang=en');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    const links = page.getByRole('navigation').getByRole('link');
    const titles = await links.allTextContents();
    expect(titles).toEqual(await page.getByRole('heading', { level: 2 }).allTextContents());
    for (const [index, title] of titles.entries()) {
      await links.nth(index).press('Enter');
      expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toBe(title);
    }
    await close();
  });

  test.each(['en', 'zh'])('fits a window of 320 pixels without scrolling sideways, in %s', async (lang) => {
    for (const width of [320, 390, 768, 1040]) {
      const { page, faults, close } = await open(`/policy?lang=${lang}`, {
        viewport: { width, height: 700 },
      });
      expect([width, await overflowPx(page)]).toEqual([width, 0]);
      expect(faults).toEqual([]);
      await close();
    }
  });

  test.each([
    ['en', 'light'],
    ['en', 'dark'],
    ['zh', 'light'],
    ['zh', 'dark'],
  ] as const)('can be read by weak eyes, the picture too, in %s and %s', async (lang, colorScheme) => {
    for (const options of [{}, phone]) {
      const { page, close } = await open(`/policy?lang=${lang}`, { ...options, colorScheme });
      expect(await tooFaint(page)).toEqual([]);
      await close();
    }
  });

  test('shows the way of a refund once, told in words, in letters large enough and inside their boxes', async () => {
    for (const [lang, first] of [
      ['en', 'You ask'],
      ['zh', '您提出申请'],
    ] as const) {
      for (const options of [{}, { viewport: { width: 1050, height: 800 } }, phone]) {
        const { page, close } = await open(`/policy?lang=${lang}`, options);
        expect(await shownPictures(page).count()).toBe(1);
        const picture = shownPictures(page).first();
        expect(await picture.locator('desc').textContent()).toContain(first);
        const letters = await picture.evaluate((svg) => {
          const own = svg.getBoundingClientRect();
          const texts = [...svg.querySelectorAll('text')];
          return {
            smallestPx: Math.min(...texts.map((text) => text.getBoundingClientRect().height)),
            outside: texts
              .filter((text) => text.getBoundingClientRect().right > own.right + 0.5)
              .map((text) => text.textContent),
            beyondBox: texts
              .filter((text) => {
                const at = text.getBoundingClientRect();
                const boxes = [...svg.querySelectorAll('rect')].map((box) => box.getBoundingClientRect());
                const box = boxes.find(
                  ({ left, right, top, bottom }) =>
                    left <= at.left && at.left < right && top <= at.top && at.bottom <= bottom,
                );
                return box !== undefined && at.right > box.right;
              })
              .map((text) => text.textContent),
          };
        });
        expect(letters.outside).toEqual([]);
        expect(letters.beyondBox).toEqual([]);
        expect(letters.smallestPx).toBeGreaterThan(11);
        await close();
      }
    }
  });

  test('stays a table for those who hear it, on a phone as well', async () => {
    const { page, close } = await open('/policy?lang=en', phone);
    const table = page.getByRole('table', { name: /Every right under these rules/ });
    expect(await table.getByRole('columnheader').count()).toBe(6);
    expect(await table.getByRole('rowheader').count()).toBeGreaterThan(5);
    await close();
  });

  test('goes on paper without what only a screen can use, and the language switch leads to the other language', async () => {
    const { page, faults, close } = await open('/policy?lang=en');
    const onScreen = [page.getByRole('navigation'), page.getByRole('button', { name: 'Print' })];
    for (const part of onScreen) expect(await part.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const part of onScreen) expect(await part.isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: '中文' }).isVisible()).toBe(false);
    expect(await page.locator('table.rows thead').isVisible()).toBe(true);
    expect(await shownPictures(page).count()).toBe(1);
    // Ink on paper, whatever the screen is set to.
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await tooFaint(page)).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: '中文' }).click();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(faults).toEqual([]);
    await close();
  });

  test('is printed by its button', async () => {
    const { page, close } = await open('/policy?lang=en');
    const printed = page.evaluate(
      () => new Promise<boolean>((resolve) => window.addEventListener('beforeprint', () => resolve(true))),
    );
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await printed).toBe(true);
    await close();
  });

  test('is complete without scripts, save the button that needs one', async () => {
    const { page, close } = await open('/policy?lang=en', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(7);
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
    await close();
  });

  test('is one link away from the sandbox shop', async () => {
    const { page, close } = await open('/?lang=zh');
    await page.getByRole('contentinfo').getByRole('link', { name: '退换货与退款政策' }).click();
    await page.waitForURL(/\/policy\?lang=zh$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('退换货与退款政策');
    await close();
  });
});
