/** The launcher's own words, apart from the panel's so that the loader stays small. */
export const launcherTexts = {
  open: 'Open chat: orders and refunds',
  close: 'Close chat',
  unread: (count: number): string => (count === 1 ? '1 unread message' : `${count} unread messages`),
  failed: 'The chat could not be loaded. Try again.',
};
export type LauncherTexts = typeof launcherTexts;
