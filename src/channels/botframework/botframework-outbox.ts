import type { CloudAdapter, ConversationReference } from 'botbuilder';
import { AppError } from '../../base/index.js';
import type { Outbox } from '../../turns/index.js';
import { botFrameworkAddressSchema } from './conversation-address.js';
import { renderActivity } from './render-activity.js';

/** Speaks first in a conversation whose reference was kept. @throws AppError `channel-unavailable` or `channel-refused`. */
export const createBotFrameworkOutbox = (options: {
  readonly adapter: CloudAdapter;
  readonly appId: string;
}): Outbox =>
  Object.freeze({
    deliver: async (conversation, message) => {
      const address = botFrameworkAddressSchema.safeParse(conversation.address);
      if (!address.success)
        throw new AppError('channel-refused', { reason: 'no-address', conversationId: conversation.id });
      const { bot, locale, ...rest } = address.data;
      const reference = {
        ...rest,
        ...(bot === null ? {} : { bot }),
        ...(locale === null ? {} : { locale }),
      } as unknown as Partial<ConversationReference>;
      try {
        await options.adapter.continueConversationAsync(options.appId, reference, async (context) => {
          withoutRetries(context.turnState.get(options.adapter.ConnectorClientKey));
          // The library makes up an id for this turn, and our message would answer an activity that nobody sent.
          context.activity.id = undefined as unknown as string;
          await context.sendActivity(renderActivity(message, address.data.channelId));
        });
      } catch (cause) {
        throw deliveryFault(cause);
      }
    },
  } satisfies Outbox);

/**
 * Retries are the outbox's business: it remembers them over a restart, and a `Retry-After` must not hold a worker.
 * The library has no setting for this (`noRetryPolicy` is typed, and never read), so its pipeline is shortened.
 */
const withoutRetries = (connector: unknown): void => {
  type Pipeline = { removePolicy(policy: { name: string }): unknown };
  const pipeline = (connector as { client?: { pipeline?: Pipeline } } | undefined)?.client?.pipeline;
  pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
};

/** 408, 425, 429 and all 5xx pass by themselves; another 4xx means that the bot may not speak there any more. */
const deliveryFault = (cause: unknown): AppError => {
  const status = statusOf(cause);
  if (status !== null && status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)) {
    return new AppError('channel-refused', { reason: 'connector', status }, { cause });
  }
  return new AppError(
    'channel-unavailable',
    { reason: 'connector', ...(status === null ? {} : { status }) },
    { cause },
  );
};

const statusOf = (cause: unknown): number | null => {
  if (typeof cause !== 'object' || cause === null || !('statusCode' in cause)) return null;
  return typeof cause.statusCode === 'number' ? cause.statusCode : null;
};
