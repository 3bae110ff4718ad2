import type { Button, KnownBlock } from '@slack/web-api';
import type { Choice } from '../../domain/index.js';

/** Action ids of choices begin with this; the value is the choice id. */
export const choiceActionPrefix = 'choice:';

const buttonsMax = 25;
const labelMax = 75;

/** Choices as buttons, 25 to a row block; a label that Slack finds too long is shortened, the choice id stays whole. */
export const choiceBlocks = (messageId: string, choices: readonly Choice[]): KnownBlock[] =>
  Array.from({ length: Math.ceil(choices.length / buttonsMax) }, (_, row) => ({
    type: 'actions',
    block_id: `choices:${messageId}:${row}`.slice(0, 255),
    elements: choices.slice(row * buttonsMax, (row + 1) * buttonsMax).map(
      (choice, index): Button => ({
        type: 'button',
        action_id: `${choiceActionPrefix}${row * buttonsMax + index}`,
        text: { type: 'plain_text', text: shorten(choice.label), emoji: false },
        value: choice.id,
      }),
    ),
  }));

const shorten = (label: string): string =>
  label.length <= labelMax ? label : `${label.slice(0, labelMax - 1)}…`;
