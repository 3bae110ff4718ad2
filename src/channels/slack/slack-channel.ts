import { App, ExpressReceiver } from '@slack/bolt';
import { Router } from 'express';
import { type Clock, type Logger, systemClock } from '../../base/index.js';
import type { ChannelInbox } from '../ports.js';
import { boltLogger } from './bolt-logger.js';
import { choiceActionPrefix } from './choice-blocks.js';
import { chosenBlocks } from './chosen-blocks.js';
import { fromMrkdwn } from './from-mrkdwn.js';
import { inboundFromClick } from './inbound-from-click.js';
import { inboundFromEvent, isNewPersonMessage } from './inbound-from-event.js';
import { rejectFuture } from './reject-future.js';
import { type SlackClick, slackClickSchema, slackMessageEventSchema } from './slack-events.js';
import type { SlackPoster } from './slack-poster.js';
import type { TriageInbox } from './triage-inbox.js';

export interface SlackChannelOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly inbox: ChannelInbox;
  readonly poster: SlackPoster;
  /** Set when hand-offs are worked on in Slack. */
  readonly triage?: TriageInbox | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Real time, for signatures: the frozen clock of a demonstration would refuse every request. */
  readonly wallClock?: Clock;
}

/**
 * Slack's events and clicks, on a router to be mounted before any body parser: the signature covers the raw bytes.
 * Customers are served in direct messages only.
 *
 * Acknowledged once the message is stored, not before: Bolt would acknowledge an event on arrival, and a crash
 * in between would lose it. When storing fails Slack gets a 500 and sends the event again.
 */
export const createSlackChannel = (options: SlackChannelOptions): { readonly router: Router } => {
  const logger = boltLogger(options.logger);
  const receiver = new ExpressReceiver({
    signingSecret: options.signingSecret,
    endpoints: '/',
    processBeforeResponse: true,
    logger,
  });
  const app = new App({
    receiver,
    logger,
    authorize: async () => ({ botToken: options.botToken }),
    // We never keep Bolt's conversation state: its default store grows without end.
    convoStore: false,
    ignoreSelf: false,
  });
  app.error(async (error) => {
    throw error;
  });

  app.event('message', async ({ body }) => {
    const parsed = slackMessageEventSchema.safeParse(body);
    if (!parsed.success || !isNewPersonMessage(parsed.data)) return;
    const { event } = parsed.data;
    if (event.channel_type === 'im') {
      await options.inbox.accept(inboundFromEvent(parsed.data, options.clock.now().toISOString()));
    } else if (
      event.channel === options.triage?.channel &&
      event.thread_ts !== undefined &&
      event.user !== undefined
    ) {
      await options.triage.wrote({
        channel: event.channel,
        threadTs: event.thread_ts,
        ts: event.ts,
        user: event.user,
        text: fromMrkdwn(event.text ?? ''),
      });
    }
  });

  app.action(/.*/, async ({ body, ack }) => {
    const click = slackClickSchema.safeParse(body);
    if (click.success) await takeClick(options, click.data);
    await ack();
  });

  const router = Router();
  router.use(rejectFuture(options.wallClock ?? systemClock), receiver.router);
  return Object.freeze({ router });
};

const takeClick = async (options: SlackChannelOptions, click: SlackClick): Promise<void> => {
  const action = click.actions[0];
  if (action === undefined) return;
  if (!action.action_id.startsWith(choiceActionPrefix)) {
    await options.triage?.pressed({
      actionId: action.action_id,
      value: action.value ?? '',
      channel: click.channel.id,
      messageTs: click.message.ts,
      user: click.user.id,
    });
    return;
  }
  const message = inboundFromClick(click, options.clock.now().toISOString());
  if (message === null) return;
  await options.inbox.accept(message);
  // Slack waits three seconds; how the old message looks can come after.
  options.poster
    .update({
      channel: click.channel.id,
      ts: click.message.ts,
      text: click.message.text ?? '',
      blocks: chosenBlocks(click),
    })
    .catch((error: unknown) =>
      options.logger.warn(
        { code: error instanceof Error ? error.name : 'unknown' },
        'a chosen button still shows',
      ),
    );
};
