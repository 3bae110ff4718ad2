import type { InboundMessage } from '../../domain/index.js';
import { fromMrkdwn } from './from-mrkdwn.js';
import { slackThreadKey } from './slack-address.js';
import type { SlackMessageEvent } from './slack-events.js';

const textMax = 20_000;
const attachmentsMax = 10;

/** A person's own new message: not a bot's (ours included), not an edit, a deletion, a join or another subtype. */
export const isNewPersonMessage = ({ event }: SlackMessageEvent): boolean =>
  event.bot_id === undefined &&
  event.user !== undefined &&
  (event.subtype === undefined || event.subtype === 'file_share' || event.subtype === 'thread_broadcast');

/** A direct message to the bot as an `InboundMessage`; Slack's `event_id` is the dedupe key. */
export const inboundFromEvent = (
  { team_id, event_id, event }: SlackMessageEvent,
  receivedAt: string,
): InboundMessage => {
  const address = { team: team_id, channel: event.channel, user: event.user ?? '' };
  return {
    channel: 'slack',
    threadKey: slackThreadKey(address),
    eventId: event_id,
    text: fromMrkdwn(event.text ?? '').slice(0, textMax),
    choiceId: null,
    attachments: (event.files ?? []).slice(0, attachmentsMax).map((file) => ({
      kind: file.mimetype?.startsWith('image/') ? 'photo' : 'file',
      name: (file.name ?? file.id).slice(0, 200),
      ref: `slack-file:${file.id}`,
    })),
    locale: null,
    provenCustomerId: null,
    address,
    receivedAt,
  };
};
