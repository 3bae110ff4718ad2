import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { DownIcon } from '../shared/icons.js';
import type { Locale } from '../shared/locale.js';
import type { WidgetTexts } from '../texts/widget-texts.js';
import type { Choice } from './conversation-state.js';
import { MessageItem } from './message-item.js';
import { Starters } from './starters.js';
import type { TimelineEntry } from './timeline.js';
import { TypingIndicator } from './typing-indicator.js';
import { useRovingFocus } from './use-roving-focus.js';
import { useStickyScroll } from './use-sticky-scroll.js';

interface Props {
  readonly entries: readonly TimelineEntry[];
  readonly typing: boolean;
  readonly visible: boolean;
  readonly locale: Locale;
  readonly texts: WidgetTexts;
  readonly onChoose: (choice: Choice, event: MouseEvent) => void;
  readonly onStarter: (words: string, event: MouseEvent) => void;
  readonly onRetry: () => void;
}

const leads = (entry: TimelineEntry, before: TimelineEntry | undefined): boolean =>
  before === undefined || before.role !== entry.role || before.author !== entry.author;

/** The visible transcript: one tab stop. What is new is read out by the live region beside it, not here. */
export const Transcript = (props: Props): JSX.Element => {
  const { entries, typing, texts } = props;
  const box = useRef<HTMLDivElement>(null);
  const focus = useRovingFocus(entries.map((entry) => entry.key));
  const ownLast = entries.at(-1)?.role === 'customer';
  const scroll = useStickyScroll(box, entries.length, ownLast, `${typing} ${props.visible}`);
  const fresh = entries.every((entry) => entry.role !== 'customer' && entry.choices.length === 0);
  return (
    <div class="transcript-frame">
      <div class="transcript" ref={box} onScroll={scroll.onScroll}>
        <div
          role="feed"
          aria-label={texts.transcript}
          aria-busy={typing}
          onKeyDown={focus.onKeyDown}
          onFocusIn={focus.onFocusIn}
        >
          {entries.map((entry, index) => (
            <MessageItem
              key={entry.key}
              entry={entry}
              position={index + 1}
              count={entries.length}
              leads={leads(entry, entries[index - 1])}
              current={entry.key === focus.currentKey}
              locale={props.locale}
              texts={texts}
              onChoose={props.onChoose}
              onRetry={props.onRetry}
            />
          ))}
        </div>
        {typing && <TypingIndicator label={texts.typing} />}
        {entries.length > 0 && fresh && <Starters texts={texts} onChoose={props.onStarter} />}
      </div>
      {scroll.below !== 'nothing' && (
        <button type="button" class="new-messages" onClick={scroll.toEnd}>
          {scroll.below === 'new' ? texts.newMessages : texts.moreBelow} <DownIcon />
        </button>
      )}
    </div>
  );
};
