import type { KnownBlock } from '@slack/web-api';
import { splitText } from '../base/index.js';
import type { TranscriptMessage } from '../domain/index.js';

const partMax = 2_900;
const linesMax = 30;

/** Text from people as plain-text sections: never read as a mention or a link, however long. */
export const plainSections = (text: string): KnownBlock[] =>
  splitText(text, partMax).map((part) => ({
    type: 'section',
    text: { type: 'plain_text', text: part, emoji: false },
  }));

/** The end of a transcript as one block of text, oldest line first. */
export const transcriptText = (messages: readonly TranscriptMessage[]): string => {
  const shown = messages.slice(-linesMax);
  const lines = shown.map((message) => `${message.author ?? speaker[message.role]}: ${message.text}`);
  const left = messages.length - shown.length;
  return [...(left > 0 ? [`… ${left} earlier messages`] : []), ...lines].join('\n');
};

const speaker: Readonly<Record<TranscriptMessage['role'], string>> = {
  customer: 'Customer',
  assistant: 'Assistant',
  person: 'Colleague',
  system: 'System',
};
