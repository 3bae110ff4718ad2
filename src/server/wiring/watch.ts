import type { Watch } from '../../channels/web/index.js';
import type { Announcements } from '../../storage/index.js';

/** Announcements as the web channel and the desk listen to them. */
export const watchAnnouncements = (
  announcements: Pick<Announcements, 'onMessages' | 'onOwner' | 'onQueue'>,
): Watch => ({
  conversation: (conversationId, listener) => {
    const stopMessages = announcements.onMessages(conversationId, () => listener({ kind: 'messages' }));
    const stopOwner = announcements.onOwner(conversationId, (owner, agentName) =>
      listener({ kind: 'owner', owner, agentName }),
    );
    return () => {
      stopMessages();
      stopOwner();
    };
  },
  queue: (listener) => announcements.onQueue(listener),
});
