import type { Handoff, TranscriptMessage } from '../domain/index.js';

/** A place where people work: told of what happens, never asked for a decision. Each method may be called twice. */
export interface Desk {
  readonly name: string;
  /** A conversation waits for a person. */
  opened(handoff: Handoff): Promise<void>;
  /** The customer wrote while a person is, or will be, in charge. */
  customerWrote(handoff: Handoff, message: TranscriptMessage): Promise<void>;
  /** Claimed, given back or closed, here or at another desk. */
  changed(handoff: Handoff): Promise<void>;
}

/** Which message elsewhere stands for which hand-off. Must outlive a restart: its thread is answered days later. */
export interface DeskThreads {
  /** Keeps the first thread of a hand-off; a second one loses and the first is answered. */
  save(link: DeskThread): Promise<DeskThread>;
  byHandoff(handoffId: string): Promise<DeskThread | null>;
  byThread(channel: string, ts: string): Promise<DeskThread | null>;
}
export interface DeskThread {
  readonly handoffId: string;
  readonly channel: string;
  /** The provider's name for the message that opens the thread; Slack's is its timestamp. */
  readonly ts: string;
}
