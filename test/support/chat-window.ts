import type { Locator, Page } from 'playwright-core';

/** The widget on a page, as a customer handles it. Playwright's locators look into open shadow roots. */
export interface ChatWindow {
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly messages: Locator;
  /** Answers that can be clicked now. */
  readonly openChoices: Locator;
  open(): Promise<void>;
  /** Writes, sends, and waits until the transcript has the words and an answer to them. */
  say(words: string): Promise<void>;
  choose(label: string | RegExp): Promise<void>;
}

export const chatWindow = (page: Page): ChatWindow => {
  const widget = page.locator('makegood-widget');
  const panel = widget.getByRole('dialog');
  const messages = panel.locator('article');
  const composer = panel.locator('textarea');
  const openChoices = panel.locator('.choice[aria-disabled="false"]');
  const typing = panel.locator('.typing');

  const answered = async (before: number): Promise<void> => {
    await messages.nth(before + 1).waitFor();
    await typing.waitFor({ state: 'detached' });
  };
  return {
    launcher: widget.locator('.launcher'),
    panel,
    composer,
    messages,
    openChoices,
    open: async () => {
      await widget.locator('.launcher').click();
      await messages.first().waitFor();
    },
    say: async (words) => {
      const before = await messages.count();
      await composer.fill(words);
      await composer.press('Enter');
      await answered(before);
    },
    choose: async (label) => {
      const before = await messages.count();
      await openChoices.filter({ hasText: label }).first().click();
      await answered(before);
    },
  };
};
