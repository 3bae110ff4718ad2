import {
  ActionTypes,
  type Activity,
  ActivityTypes,
  type CardAction,
  CardFactory,
  InputHints,
} from 'botbuilder';
import type { TranscriptMessage } from '../../domain/index.js';

/** Channels that draw suggested actions only as text to send back, and lose the choice id; there a card carries them. */
const cardOnly = new Set(['msteams']);

/**
 * One transcript message as an activity. Choices are suggested actions whose value is the choice id; what the card of a
 * message shows is also in its text, which every channel of the Bot Framework can draw.
 */
export const renderActivity = (message: TranscriptMessage, channelId: string): Partial<Activity> => {
  const said =
    message.role === 'person' && message.author !== null
      ? `**${message.author}:** ${message.text}`
      : message.text;
  const actions = message.choices.map(
    (choice): CardAction => ({
      type: ActionTypes.MessageBack,
      title: choice.label,
      text: choice.label,
      displayText: choice.label,
      value: { choiceId: choice.id },
    }),
  );
  const asCard = actions.length > 0 && cardOnly.has(channelId);
  return {
    type: ActivityTypes.Message,
    // Most channels read markdown, where a single line break is none.
    text: said.replace(/\n+/g, '\n\n'),
    textFormat: 'markdown',
    inputHint: actions.length > 0 ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    ...(actions.length > 0 && !asCard ? { suggestedActions: { to: [], actions } } : {}),
    ...(asCard ? { attachments: [CardFactory.heroCard('', undefined, actions)] } : {}),
  };
};
