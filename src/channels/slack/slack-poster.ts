import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownBlock, WebClient } from '@slack/web-api';
import { AppError, type Clock, type Logger, systemClock } from '../../base/index.js';
import { boltLogger } from './bolt-logger.js';
import { createPace } from './pace.js';
import { slackCall } from './slack-call.js';

export interface SlackPost {
  readonly channel: string;
  /** mrkdwn; what notifications and screen readers say. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string;
}

/** Everything we say to Slack, paced and with faults in our own words (`channel-unavailable`, `channel-refused`). */
export interface SlackPoster {
  post(message: SlackPost): Promise<{ readonly ts: string }>;
  update(message: SlackPost & { readonly ts: string }): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** Seen by one person only, gone when they reload. */
  whisper(message: SlackPost & { readonly user: string }): Promise<void>;
  /** Display name; the id itself when Slack does not answer, so that a name never holds up a claim. */
  userName(user: string): Promise<string>;
}

export interface SlackPosterOptions {
  readonly botToken: string;
  /** Ends with a slash; Slack's own when left out. */
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  /** Real time, never the frozen clock of a demonstration: pauses are counted by it. */
  readonly wallClock?: Clock;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const intervalMs = 1_000;
const waitMaxMs = 15_000;
const namesMax = 1_000;

export const createSlackPoster = (options: SlackPosterOptions): SlackPoster => {
  const clientOf = (timeout: number): WebClient =>
    new WebClient(options.botToken, {
      ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
      logger: boltLogger(options.logger),
      // Retries are the outbox's business: it remembers them over a restart, the client does not.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout,
    });
  const client = clientOf(10_000);
  // Names are asked for while Slack waits for our acknowledgement.
  const quickClient = clientOf(1_500);
  const pace = createPace({
    intervalMs,
    waitMaxMs,
    clock: options.wallClock ?? systemClock,
    wait: options.wait ?? sleep,
  });
  const names = new Map<string, string>();

  const paced = async <T>(channel: string, call: () => Promise<T>): Promise<T> => {
    await pace.turn(channel);
    return slackCall(channel, pace, call);
  };
  const body = (message: SlackPost) => ({
    channel: message.channel,
    text: message.text,
    blocks: [...message.blocks],
    unfurl_links: false,
    unfurl_media: false,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  });

  return Object.freeze({
    post: async (message: SlackPost) => {
      const answer = await paced(message.channel, () => client.chat.postMessage(body(message)));
      if (answer.ts === undefined) throw new AppError('channel-unavailable', { reason: 'no-timestamp' });
      return { ts: answer.ts };
    },
    update: async (message: SlackPost & { readonly ts: string }) => {
      const { channel, text, ts } = message;
      await slackCall(`update ${channel}`, pace, () =>
        client.chat.update({ channel, text, ts, blocks: [...message.blocks] }),
      );
    },
    remove: async (channel: string, ts: string) => {
      await slackCall(`delete ${channel}`, pace, () => client.chat.delete({ channel, ts }));
    },
    whisper: async (message: SlackPost & { readonly user: string }) => {
      await slackCall(`whisper ${message.channel}`, pace, () =>
        client.chat.postEphemeral({ ...body(message), user: message.user }),
      );
    },
    userName: async (user: string) => {
      const known = names.get(user);
      if (known !== undefined) return known;
      try {
        const answer = await slackCall('users.info', pace, () => quickClient.users.info({ user }));
        const name =
          answer.user?.profile?.display_name || answer.user?.real_name || answer.user?.name || user;
        if (names.size >= namesMax) names.clear();
        names.set(user, name);
        return name;
      } catch {
        return user;
      }
    },
  });
};
