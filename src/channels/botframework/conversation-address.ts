import { z } from 'zod';
import { fingerprint } from '../../base/index.js';
import type { Activity } from './activity-schema.js';

const account = z.looseObject({ id: z.string(), name: z.string().nullish() });

/** The conversation reference, kept so that we can speak first later. */
export const botFrameworkAddressSchema = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  locale: z.string().nullable(),
  conversation: z.looseObject({ id: z.string() }),
  bot: account.nullable(),
  user: account,
});
export type BotFrameworkAddress = z.infer<typeof botFrameworkAddressSchema>;

/** Without the activity id: an answer that comes hours later does not belong under the first message. */
export const addressOf = (activity: Activity): BotFrameworkAddress => ({
  serviceUrl: activity.serviceUrl,
  channelId: activity.channelId,
  locale: activity.locale ?? null,
  conversation: activity.conversation,
  bot: activity.recipient ?? null,
  user: activity.from,
});

/** Conversation ids are unique within a channel, and some channels make them very long. */
export const threadKeyOf = (activity: Activity): string => {
  const key = `${activity.channelId}:${activity.conversation.id}`;
  return key.length <= 500 ? key : `${activity.channelId}:${fingerprint(activity.conversation.id)}`;
};
