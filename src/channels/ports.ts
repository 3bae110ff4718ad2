import type { ChannelName, InboundMessage, Locale } from '../domain/index.js';

/** A thread somewhere else in which a customer and the assistant speak. */
export interface ChannelThread {
  readonly channel: ChannelName;
  readonly threadKey: string;
  /** What is needed to speak first later; kept with the conversation. */
  readonly address: Readonly<Record<string, unknown>>;
  readonly locale: Locale | null;
}

/** Where a channel hands over what it has verified. Replies never come back this way: they leave by the outbox. */
export interface ChannelInbox {
  /** Finds or starts the conversation of this thread; one that is started says the greeting. */
  open(thread: ChannelThread): Promise<void>;
  /**
   * Finds or starts the conversation and stores the message under its event id. Resolves as soon as it is stored, the
   * turn runs afterwards: a provider waits three seconds for its acknowledgement. The same event again changes nothing.
   */
  accept(message: InboundMessage): Promise<void>;
}
