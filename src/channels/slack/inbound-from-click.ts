import type { InboundMessage } from '../../domain/index.js';
import { slackThreadKey } from './slack-address.js';
import type { SlackClick } from './slack-events.js';

/**
 * A clicked choice as an `InboundMessage`. The dedupe key is the button and its message, so that a double click is one
 * answer; a different button of the same message still arrives and is judged as stale by the turn.
 */
export const inboundFromClick = (click: SlackClick, receivedAt: string): InboundMessage | null => {
  const action = click.actions[0];
  if (action?.value === undefined) return null;
  const address = { team: click.team.id, channel: click.channel.id, user: click.user.id };
  return {
    channel: 'slack',
    threadKey: slackThreadKey(address),
    eventId: `choice:${click.message.ts}:${action.value}`.slice(0, 300),
    text: action.text?.text ?? '',
    choiceId: action.value,
    attachments: [],
    locale: null,
    provenCustomerId: null,
    address,
    receivedAt,
  };
};
