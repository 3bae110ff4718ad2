import { AppError } from '../../base/index.js';
import type { Outbox } from '../../turns/index.js';
import { renderForSlack } from './render-for-slack.js';
import { slackAddressSchema } from './slack-address.js';
import type { SlackPoster } from './slack-poster.js';

const rememberedMax = 1_000;

/**
 * Brings messages to a Slack direct message. A long message is several posts: when one of them fails, the next try
 * goes on where this one stopped, as long as the process lives.
 *
 * @throws AppError `channel-unavailable` (try again) or `channel-refused` (don't).
 */
export const createSlackOutbox = (options: { readonly poster: SlackPoster }): Outbox => {
  const posted = new Map<string, number>();
  return Object.freeze({
    deliver: async (conversation, message) => {
      const address = slackAddressSchema.safeParse(conversation.address);
      if (!address.success)
        throw new AppError('channel-refused', { reason: 'no-address', conversationId: conversation.id });
      const renderings = renderForSlack(message);
      for (let part = posted.get(message.id) ?? 0; part < renderings.length; part += 1) {
        const rendering = renderings[part];
        if (rendering === undefined) break;
        await options.poster.post({ channel: address.data.channel, ...rendering });
        if (posted.size >= rememberedMax) posted.delete(posted.keys().next().value ?? '');
        posted.set(message.id, part + 1);
      }
    },
  } satisfies Outbox);
};
