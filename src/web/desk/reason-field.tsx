import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly fault: string | null;
}

/** A reason in words, as approving and declining both need. */
export const ReasonField = ({ label, words, onWords, fault }: Props): JSX.Element => (
  <label class="field">
    <span>{label}</span>
    <textarea
      rows={3}
      maxLength={1000}
      value={words}
      dir="auto"
      aria-invalid={fault !== null}
      aria-describedby="reason-fault"
      onInput={(event) => onWords(event.currentTarget.value)}
    />
    <span id="reason-fault" class="field-error" role="alert">
      {fault}
    </span>
  </label>
);
