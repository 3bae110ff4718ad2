import type { KnownBlock } from '@slack/web-api';
import { splitText } from '../../base/index.js';
import type { TranscriptMessage } from '../../domain/index.js';
import { cardBlocks } from './card-blocks.js';
import { choiceBlocks } from './choice-blocks.js';
import { textBesideCard } from './text-beside-card.js';
import { escapeMrkdwn, toMrkdwn } from './to-mrkdwn.js';

export interface SlackRendering {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const sectionMax = 3_000;
/** Escaping makes text longer (`&` becomes five characters), so text is cut before it with room to grow. */
const cutAt = 2_400;

/**
 * One transcript message as the Slack messages that say it, in order: text of at most 3,000 characters each,
 * the card and the choices on the last one. A person's message carries their name.
 */
export const renderForSlack = (message: TranscriptMessage): SlackRendering[] => {
  const words = message.card === null ? message.text : textBesideCard(message.text, message.card);
  const said =
    message.role === 'person' && message.author !== null ? `**${message.author}:** ${words}` : words;
  const parts = splitText(said, cutAt).flatMap((part) =>
    toMrkdwn(part).length <= sectionMax ? [part] : splitText(part, cutAt / 5),
  );
  const texts = parts.length === 0 ? [''] : parts;
  return texts.map((part, index) => {
    const text = toMrkdwn(part);
    const isLast = index === texts.length - 1;
    const blocks: KnownBlock[] = [
      ...(text === '' ? [] : [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }]),
      ...(isLast && message.card !== null ? cardBlocks(message.card) : []),
      ...(isLast ? choiceBlocks(message.id, message.choices) : []),
    ];
    return { text: text || escapeMrkdwn(message.card?.title ?? '…'), blocks };
  });
};
