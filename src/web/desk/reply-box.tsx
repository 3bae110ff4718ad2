import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { newId } from '../shared/new-id.js';
import type { RequestFailed } from '../shared/request-json.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import type { DeskActions } from './desk-client.js';

const lengthMax = 4000;

interface Props {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly customerName: string;
  readonly suggested: readonly string[];
  readonly onSuggested: (words: string) => void;
  readonly onSend: (body: DeskActions['reply']) => Promise<RequestFailed | null>;
  readonly texts: DeskTexts;
}

/** Where the agent writes. A failed send keeps the words and their id, so that trying again is never a second message. */
export const ReplyBox = (props: Props): JSX.Element => {
  const { words, onWords, texts } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const attempt = useRef<DeskActions['reply'] | null>(null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const over = words.length - lengthMax;
  const unsendable = words.trim() === '' || over > 0 || sending;

  const send = async (): Promise<void> => {
    if (unsendable) return;
    const text = words.trim();
    const body = attempt.current?.text === text ? attempt.current : { clientMessageId: newId(), text };
    attempt.current = body;
    setSending(true);
    const failure = await props.onSend(body);
    setSending(false);
    setFailed(failure !== null);
    if (failure !== null) return;
    attempt.current = null;
    onWords('');
  };

  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
        field.current?.focus();
      }}
    >
      {props.suggested.length > 0 && (
        <fieldset class="suggested" aria-label={texts.suggested}>
          {props.suggested.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              class="suggestion"
              dir="auto"
              onClick={() => {
                props.onSuggested(suggestion);
                field.current?.focus();
              }}
            >
              {suggestion}
            </button>
          ))}
        </fieldset>
      )}
      <div class="reply-row">
        <textarea
          ref={field}
          rows={2}
          value={words}
          dir="auto"
          aria-label={texts.replyLabel(props.customerName)}
          aria-describedby="reply-hint"
          aria-invalid={over > 0}
          placeholder={texts.replyPlaceholder}
          onInput={(event) => onWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            void send();
          }}
        />
        <button type="submit" class="button" aria-disabled={unsendable}>
          {texts.send}
        </button>
      </div>
      <p id="reply-hint" class={over > 0 || failed ? 'field-error' : 'visually-hidden'}>
        {over > 0 ? texts.tooLong(over) : failed ? texts.notSent : texts.replyHint}
      </p>
    </form>
  );
};
