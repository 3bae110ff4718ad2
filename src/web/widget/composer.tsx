import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { SendIcon } from '../shared/icons.js';
import type { WidgetTexts } from '../texts/widget-texts.js';

/** The server's own limit. */
const lengthMax = 4000;
const counterFrom = lengthMax - 300;

interface Props {
  readonly texts: WidgetTexts;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onSend: (words: string) => void;
}

/** Where the customer writes. Enter sends, Shift and Enter start a new line; an input method's Enter does neither. */
export const Composer = ({ texts, field, words, onWords, onSend }: Props): JSX.Element => {
  const [composing, setComposing] = useState(false);
  const length = words.length;
  const over = length - lengthMax;
  const empty = words.trim() === '';

  useLayoutEffect(() => {
    const element = field.current;
    // In a hidden panel nothing has a height to measure.
    if (element === null || element.scrollHeight === 0) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${Math.min(element.scrollHeight, 140)}px`;
  }, [words, field]);

  const send = (): void => {
    if (empty || over > 0) return;
    onSend(words.trim());
    onWords('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // 229 is what Safari gives for the Enter that ends a composition.
    if (event.key !== 'Enter' || event.shiftKey || composing || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
    >
      <div class="composer-box">
        <textarea
          ref={field}
          rows={1}
          value={words}
          dir="auto"
          aria-label={texts.composerLabel}
          aria-describedby="makegood-composer-hint makegood-composer-count"
          aria-invalid={over > 0}
          placeholder={texts.composerPlaceholder}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => onWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
        <button
          type="submit"
          class="send"
          aria-disabled={empty || over > 0}
          aria-label={texts.send}
          title={texts.send}
        >
          <SendIcon />
        </button>
      </div>
      <p id="makegood-composer-hint" class="visually-hidden">
        {texts.composerHint}
      </p>
      <p id="makegood-composer-count" class={`counter${over > 0 ? ' counter-over' : ''}`}>
        {length > counterFrom && (over > 0 ? texts.charactersOver(over) : texts.charactersLeft(-over))}
      </p>
    </form>
  );
};
