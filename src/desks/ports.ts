import type { KnownBlock } from '@slack/web-api';

/** Which Slack card stands for which hand-off. Must outlive a restart: a thread is answered days later. */
export interface DeskThreads {
  /** Keeps the first card of a hand-off; a second one loses and the first is answered. */
  save(link: DeskThread): Promise<DeskThread>;
  byHandoff(handoffId: string): Promise<DeskThread | null>;
  byThread(channel: string, ts: string): Promise<DeskThread | null>;
}
export interface DeskThread {
  readonly handoffId: string;
  readonly channel: string;
  /** Slack's timestamp of the card, which names its thread. */
  readonly ts: string;
}

/** What the triage desk says in Slack; paced, and failing with `channel-unavailable` or `channel-refused`. */
export interface DeskPoster {
  post(message: DeskPost): Promise<{ readonly ts: string }>;
  update(message: DeskPost & { readonly ts: string }): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  whisper(message: DeskPost & { readonly user: string }): Promise<void>;
  userName(user: string): Promise<string>;
}
export interface DeskPost {
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string;
}
