import type { KnownBlock } from '@slack/web-api';
import type { SlackClick } from './slack-events.js';
import { escapeMrkdwn } from './to-mrkdwn.js';

/** The clicked message again: its buttons gone, what was chosen in their place, so that the answer stays readable. */
export const chosenBlocks = (click: SlackClick): KnownBlock[] => {
  const kept = (click.message.blocks ?? []).filter((block) => block.type !== 'actions');
  const label = click.actions[0]?.text?.text ?? '';
  return [
    // These are blocks we sent, given back by Slack.
    ...(kept as unknown as KnownBlock[]),
    { type: 'context', elements: [{ type: 'mrkdwn', text: `✓ ${escapeMrkdwn(label)}` }] },
  ];
};
