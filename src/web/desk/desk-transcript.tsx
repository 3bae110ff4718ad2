import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WireMessage } from '../../domain/wire.js';
import { formatMoment } from '../shared/format-time.js';
import type { Locale } from '../shared/locale.js';
import { RichTextView } from '../shared/rich-text-view.js';
import { spokenText } from '../shared/spoken-text.js';
import type { DeskTexts } from '../texts/desk-texts.js';

interface Props {
  readonly transcript: readonly WireMessage[];
  readonly customerName: string | null;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

const nearBottomPx = 120;

/** All that was said, as it was said; what the customer writes now is read out beside it. */
export const DeskTranscript = ({ transcript, customerName, locale, texts }: Props): JSX.Element => {
  const box = useRef<HTMLDivElement>(null);
  const readSeq = useRef(transcript.at(-1)?.seq ?? 0);
  const [spoken, setSpoken] = useState('');
  const authorOf = (message: WireMessage): string => {
    if (message.role === 'customer') return customerName ?? texts.customer;
    return message.role === 'person' ? (message.author ?? texts.title) : texts.assistant;
  };

  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new message
  useEffect(() => {
    const last = transcript.at(-1);
    if (last === undefined || last.seq <= readSeq.current) return;
    readSeq.current = last.seq;
    if (last.role === 'customer') setSpoken(texts.newMessage(authorOf(last), spokenText(last.text)));
    const element = box.current;
    if (element === null) return;
    const added = element.lastElementChild?.clientHeight ?? 0;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (last.role === 'person' || below - added < nearBottomPx) element.scrollTop = element.scrollHeight;
  }, [transcript]);

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div class="talk-transcript" ref={box} tabIndex={0} role="region" aria-label={texts.transcript}>
        {transcript.map((message) => (
          <article key={message.id} class={`said said-${message.role}`}>
            <p class="said-by">
              <strong>{authorOf(message)}</strong> <time dateTime={message.at}>{formatMoment(message.at, locale)}</time>
            </p>
            {message.role === 'assistant' || message.role === 'system' ? (
              <RichTextView text={message.text} />
            ) : (
              <p class="as-written" dir="auto">
                {message.text}
              </p>
            )}
            {message.choices.length > 0 && (
              <p class="said-choices">{message.choices.map((choice) => choice.label).join(' · ')}</p>
            )}
          </article>
        ))}
      </div>
      <p class="visually-hidden" role="log" aria-live="polite">
        {spoken}
      </p>
    </>
  );
};
