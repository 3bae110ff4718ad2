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
