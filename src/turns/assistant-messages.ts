import type { JobRequest, Reply } from '../domain/index.js';
import type { TurnsDependencies } from './dependencies.js';
import type { NewMessage } from './ports.js';

/** Channels that have to be called; readers of the others fetch for themselves. */
const called = (channel: string): boolean => channel === 'slack' || channel === 'botframework';

export const plainReply = (key: string, text: string): Reply => ({ key, text, choices: [], card: null });

export const assistantMessages = (
  deps: TurnsDependencies,
  channel: string,
  replies: readonly Reply[],
  inboundId: string | null,
): { messages: NewMessage[]; jobs: JobRequest[] } => {
  const messages = replies.map(
    (reply): NewMessage => ({
      id: deps.ids.next('msg'),
      role: 'assistant',
      author: null,
      reply,
      inboundId,
      delivery: called(channel) ? 'waiting' : 'none',
    }),
  );
  const jobs = called(channel)
    ? messages.map(
        ({ id }): JobRequest => ({ name: 'deliver', payload: { messageId: id }, singletonKey: id }),
      )
    : [];
  return { messages, jobs };
};
