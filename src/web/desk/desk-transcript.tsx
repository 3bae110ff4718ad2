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

  const atBottom = useRef(true);
  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  };
  // The reply box and notices take room from below: whoever was at the end stays there.
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(() => atBottom.current && toEnd());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const last = transcript.at(-1);
    if (last === undefined || last.seq <= readSeq.current) return;
    readSeq.current = last.seq;
    if (last.role === 'customer') setSpoken(texts.newMessage(authorOf(last), spokenText(last.text)));
    if (last.role === 'person' || atBottom.current) toEnd();
  }, [transcript]);
  const onScroll = (): void => {
    const element = box.current;
    if (element === null || element.clientHeight === 0) return;
    atBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottomPx;
  };

  return (
    <>
      <section
        class="talk-transcript"
        ref={box}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        aria-label={texts.transcript}
      >
        {transcript.map((message) => (
          <article key={message.id} class={`said said-${message.role}`}>
            <p class="said-by">
              <strong>{authorOf(message)}</strong>{' '}
              <time dateTime={message.at}>{formatMoment(message.at, locale)}</time>
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
      </section>
      <p class="visually-hidden" role="log" aria-live="polite">
        {spoken}
      </p>
    </>
  );
};
