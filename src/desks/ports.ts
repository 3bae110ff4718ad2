import type { KnownBlock } from '@slack/web-api';

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
