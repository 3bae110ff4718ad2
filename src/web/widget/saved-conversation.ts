import type { OutgoingMessage } from './conversation-state.js';

export interface SavedConversation {
  readonly conversationId: string;
  readonly token: string;
  /** Whose conversation it is when the shop's page said so; another customer on this browser starts anew. */
  readonly subject: string | null;
  /** Sent again after a reload, with the same ids. */
  readonly unsent: readonly OutgoingMessage[];
}

export const savedConversationKey = 'makegood.conversation';

/** The conversation this browser had open, or null; storage that is off or full counts as none. */
export const readSavedConversation = (): SavedConversation | null => {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(savedConversationKey) ?? 'null');
    if (typeof saved !== 'object' || saved === null) return null;
    const { conversationId, token, subject, unsent } = saved as Partial<SavedConversation>;
    if (typeof conversationId !== 'string' || typeof token !== 'string') return null;
    return { conversationId, token, subject: subject ?? null, unsent: Array.isArray(unsent) ? unsent : [] };
  } catch {
    return null;
  }
};

export const writeSavedConversation = (saved: SavedConversation | null): void => {
  try {
    if (saved === null) localStorage.removeItem(savedConversationKey);
    else localStorage.setItem(savedConversationKey, JSON.stringify(saved));
  } catch {
    // Private browsing with storage off: the conversation lives as long as the page.
  }
};

/** The `sub` of the page's identity token, read only to notice that another customer signed in; the server verifies. */
export const subjectOfToken = (identityToken: string | null): string | null => {
  const payload = identityToken?.split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    const subject = (claims as { sub?: unknown } | null)?.sub;
    return typeof subject === 'string' ? subject : null;
  } catch {
    return null;
  }
};
