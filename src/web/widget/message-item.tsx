import type { JSX } from 'preact';
import { CardView } from '../shared/cards/card-view.js';
import { formatTime } from '../shared/format-time.js';
import type { Locale } from '../shared/locale.js';
import { RichTextView } from '../shared/rich-text-view.js';
import { textBesideCard } from '../shared/text-beside-card.js';
import type { WidgetTexts } from '../texts/widget-texts.js';
import { authorOf } from './author-of.js';
import { ChoiceButtons } from './choice-buttons.js';
import type { Choice } from './conversation-state.js';
import type { TimelineEntry } from './timeline.js';

interface Props {
  readonly entry: TimelineEntry;
  readonly position: number;
  readonly count: number;
  /** First of several by the same author: carries the name. */
  readonly leads: boolean;
  readonly current: boolean;
  readonly locale: Locale;
  readonly texts: WidgetTexts;
  readonly onChoose: (choice: Choice, event: MouseEvent) => void;
  readonly onRetry: () => void;
}

/** One message of the transcript, whoever wrote it. */
export const MessageItem = (props: Props): JSX.Element => {
  const { entry, texts, locale } = props;
  const labelId = `by-${entry.key}`;
  const bodyId = `body-${entry.key}`;
  const shownText = entry.card === null ? entry.text : textBesideCard(entry.text, entry.card);
  return (
    <article
      class={`message message-${entry.role}${props.leads ? ' message-leads' : ''}`}
      aria-labelledby={labelId}
      aria-describedby={bodyId}
      aria-posinset={props.position}
      aria-setsize={props.count}
      tabIndex={props.current ? 0 : -1}
      data-key={entry.key}
    >
      <p class="message-author" id={labelId}>
        <span>{authorOf(entry, texts)}</span> <time dateTime={entry.at}>{formatTime(entry.at, locale)}</time>
      </p>
      <div class="message-body" id={bodyId}>
        {shownText !== '' && (
          <div class="bubble">
            {entry.role === 'customer' || entry.role === 'person' ? (
              <p class="as-written" dir="auto">
                {entry.text}
              </p>
            ) : (
              <RichTextView text={shownText} />
            )}
          </div>
        )}
        {entry.card && <CardView card={entry.card} texts={texts.card} />}
      </div>
      {entry.sending === 'sending' && <p class="delivery">{texts.sending}</p>}
      {entry.sending === 'failed' && (
        <p class="delivery delivery-failed">
          {texts.notSent}{' '}
          <button type="button" class="text-button" onClick={props.onRetry}>
            {texts.retry}
          </button>
        </p>
      )}
      {entry.choices.length > 0 && <ChoiceButtons entry={entry} texts={texts} onChoose={props.onChoose} />}
    </article>
  );
};
