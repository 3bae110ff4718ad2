import type { ChannelInbox, ChannelThread } from '../../src/channels/ports.js';
import type { InboundMessage } from '../../src/domain/index.js';

export interface RecordingInbox extends ChannelInbox {
  readonly threads: ChannelThread[];
  /** Stored once per thread and event id, as the port promises. */
  readonly messages: InboundMessage[];
  failNext(error: Error): void;
}

/** Keeps what a channel hands over, under the port's own promise about duplicates. */
export const recordingInbox = (): RecordingInbox => {
  const threads: ChannelThread[] = [];
  const messages: InboundMessage[] = [];
  const failures: Error[] = [];
  return {
    threads,
    messages,
    failNext: (error) => failures.push(error),
    open: async (thread) => {
      threads.push(thread);
    },
    accept: async (message) => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      const isKnown = messages.some(
        (m) => m.threadKey === message.threadKey && m.eventId === message.eventId,
      );
      if (!isKnown) messages.push(message);
    },
  };
};
