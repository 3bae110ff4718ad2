import { readSavedConversation, type SavedConversation, savedConversationKey } from './saved-conversation.js';

interface BrowserSignals {
  readonly onOffline: () => void;
  readonly onOnline: () => void;
  /** The tab has been out of sight for a while. */
  readonly onHidden: () => void;
  readonly onShown: () => void;
  /** Another tab of the same shop saved its conversation. */
  readonly onSavedElsewhere: (saved: SavedConversation) => void;
}

/** A hidden tab gives its connection back: browsers allow few of them per shop over HTTP/1.1. */
const hiddenMaxMs = 20_000;

/** What the browser tells a conversation that lives as long as its page. */
export const watchBrowser = (signals: BrowserSignals): void => {
  let hiddenTimer = 0;
  addEventListener('offline', signals.onOffline);
  addEventListener('online', signals.onOnline);
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) hiddenTimer = window.setTimeout(signals.onHidden, hiddenMaxMs);
    else signals.onShown();
  });
  addEventListener('storage', (event) => {
    const saved = event.key === savedConversationKey ? readSavedConversation() : null;
    if (saved !== null) signals.onSavedElsewhere(saved);
  });
};
