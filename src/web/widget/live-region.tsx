import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { spokenText } from '../shared/spoken-text.js';
import type { WidgetTexts } from '../texts/widget-texts.js';
import { authorOf } from './author-of.js';
import type { ConversationState } from './conversation-state.js';

interface Props {
  readonly state: ConversationState;
  readonly visible: boolean;
  readonly unread: number;
  readonly texts: WidgetTexts;
}

const linesMax = 12;

/**
 * What a screen reader hears of new messages: words without marks, possible answers last. It stands beside the
 * visible transcript, so that reading back there is never interrupted and nothing is read twice.
 */
export const LiveRegion = ({ state, visible, unread, texts }: Props): JSX.Element => {
  const [lines, setLines] = useState<readonly { readonly key: string; readonly words: string }[]>([]);
  const readSeq = useRef(0);

  useEffect(() => {
    const from = Math.max(readSeq.current, state.historySeq);
    const fresh = state.messages.filter((message) => message.seq > from && message.role !== 'customer');
    readSeq.current = state.messages.at(-1)?.seq ?? 0;
    if (fresh.length === 0) return;
    const spoken = fresh.map((message) => {
      const words = spokenText(message.text);
      const choices = message.choices.map((choice) => choice.label).join(', ');
      const options = choices === '' ? '' : ` ${texts.options(choices)}`;
      return { key: message.id, words: texts.said(authorOf(message, texts), words) + options };
    });
    // Behind a closed panel the count is enough; the words are read when the customer comes to them.
    const said = visible ? spoken : [{ key: `unread-${unread}`, words: texts.unread(unread) }];
    setLines((before) => [...before, ...said].slice(-linesMax));
  }, [state.messages, state.historySeq, visible, unread, texts]);

  return (
    <div
      class="visually-hidden"
      role="log"
      aria-live="polite"
      aria-relevant="additions"
      aria-label={texts.newMessages}
    >
      {lines.map((line) => (
        <p key={line.key}>{line.words}</p>
      ))}
    </div>
  );
};
