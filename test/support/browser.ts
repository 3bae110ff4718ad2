import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** One window of its own person: no cookie or storage is shared with another. */
export interface BrowserWindow {
  readonly page: Page;
  /** What the page complained about: script errors, console errors, refused resources. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: switches });

/** As large and as touchable as a phone. */
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

export const openWindow = async (
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<BrowserWindow> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
};
