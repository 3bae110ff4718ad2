import { randomIds } from '../base/index.js';
import type { Owner, TranscriptMessage } from '../domain/index.js';
import type { Announcer, ConversationStore } from '../turns/index.js';
import { createSignal, type Database, type Signal } from './database.js';

/** Told of what was committed, here or at another replica. Each `on…` answers the way to stop. */
export interface Announcements extends Announcer {
  /** Lines of one conversation in order; after a broken connection a line may come twice: look at `seq`. */
  onMessages(conversationId: string, heard: (messages: readonly TranscriptMessage[]) => void): () => void;
  onOwner(conversationId: string, heard: (owner: Owner, agentName: string | null) => void): () => void;
  onQueue(heard: () => void): () => void;
  close(): Promise<void>;
}

/** What travels between replicas: ids only, the lines themselves are read from the database. */
type Notice = { readonly from: string } & (
  | { readonly kind: 'messages'; readonly conversationId: string; readonly afterSeq: number }
  | {
      readonly kind: 'owner';
      readonly conversationId: string;
      readonly owner: Owner;
      readonly agentName: string | null;
    }
  | { readonly kind: 'queue' }
);
type OwnerChange = { readonly owner: Owner; readonly agentName: string | null };

const channel = 'makegood';

/** Local listeners always; other replicas too on a Postgres server. An announcement may be lost, never invented. */
export const createAnnouncements = async (
  database: Database,
  conversations: Pick<ConversationStore, 'messages'>,
): Promise<Announcements> => {
  const self = randomIds.next('replica');
  const messageListeners = signalsByKey<readonly TranscriptMessage[]>();
  const ownerListeners = signalsByKey<OwnerChange>();
  const queueListeners = createSignal<void>();
  /** Seq of the last line told here, for conversations that are watched. */
  const lastTold = new Map<string, number>();

  const tell = (conversationId: string, messages: readonly TranscriptMessage[]): void => {
    const last = messages.at(-1);
    if (last === undefined || !messageListeners.has(conversationId)) return;
    lastTold.set(conversationId, Math.max(last.seq, lastTold.get(conversationId) ?? 0));
    messageListeners.emit(conversationId, messages);
  };
  const tellFromDatabase = async (conversationId: string, afterSeq: number): Promise<void> => {
    if (!messageListeners.has(conversationId)) return;
    tell(conversationId, await conversations.messages(conversationId, afterSeq));
  };
  const lost = (): void => database.logger.warn({ code: 'storage-unavailable' }, 'an announcement was lost');

  const hear = (payload: string): void => {
    const notice = JSON.parse(payload) as Notice;
    if (notice.from === self) return;
    if (notice.kind === 'queue') queueListeners.emit();
    else if (notice.kind === 'owner') ownerListeners.emit(notice.conversationId, notice);
    else tellFromDatabase(notice.conversationId, notice.afterSeq).catch(lost);
  };
  const catchUp = (): void => {
    queueListeners.emit();
    for (const [conversationId, seq] of lastTold) tellFromDatabase(conversationId, seq).catch(lost);
  };
  const stopListening = await database.listen(channel, hear, catchUp);
  const notify = (notice: Omit<Notice, 'from'> & Record<string, unknown>): void => {
    if (database.kind === 'embedded') return;
    database
      .query('select pg_notify($1, $2)', [channel, JSON.stringify({ ...notice, from: self })])
      .catch(lost);
  };

  return Object.freeze({
    messages: (conversationId: string, messages: readonly TranscriptMessage[]) => {
      const [first] = messages;
      if (first === undefined) return;
      tell(conversationId, messages);
      notify({ kind: 'messages', conversationId, afterSeq: first.seq - 1 });
    },
    owner: (conversationId: string, owner: Owner, agentName: string | null) => {
      ownerListeners.emit(conversationId, { owner, agentName });
      notify({ kind: 'owner', conversationId, owner, agentName });
    },
    queueChanged: () => {
      queueListeners.emit();
      notify({ kind: 'queue' });
    },
    onMessages: (conversationId: string, heard: (messages: readonly TranscriptMessage[]) => void) => {
      const stop = messageListeners.subscribe(conversationId, heard);
      return () => {
        stop();
        if (!messageListeners.has(conversationId)) lastTold.delete(conversationId);
      };
    },
    onOwner: (conversationId: string, heard: (owner: Owner, agentName: string | null) => void) =>
      ownerListeners.subscribe(conversationId, (change) => heard(change.owner, change.agentName)),
    onQueue: (heard: () => void) => queueListeners.subscribe(heard),
    close: stopListening,
  });
};

/** One signal a key, kept only while somebody listens. */
const signalsByKey = <T>() => {
  const signals = new Map<string, { signal: Signal<T>; listeners: number }>();
  return {
    has: (key: string): boolean => signals.has(key),
    emit: (key: string, value: T): void => signals.get(key)?.signal.emit(value),
    subscribe: (key: string, listener: (value: T) => void): (() => void) => {
      const found = signals.get(key) ?? { signal: createSignal<T>(), listeners: 0 };
      signals.set(key, found);
      found.listeners += 1;
      const stop = found.signal.subscribe(listener);
      let isStopped = false;
      return () => {
        if (isStopped) return;
        isStopped = true;
        stop();
        found.listeners -= 1;
        if (found.listeners === 0) signals.delete(key);
      };
    },
  };
};
