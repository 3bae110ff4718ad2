import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault?: string | null;
  readonly lengthMax: number;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly hint?: string;
}

/** One line of text with its label and what is wrong with it. */
export const TextField = ({
  label,
  value,
  onValue,
  fault = null,
  lengthMax,
  inputMode = 'text',
  hint,
}: Props): JSX.Element => {
  const id = useId();
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        inputMode={inputMode}
        autocomplete="off"
        maxLength={lengthMax}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={id}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint !== undefined && <span class="field-hint">{hint}</span>}
      <span id={id} class="field-error" role="alert">
        {fault}
      </span>
    </label>
  );
};
