import type { JSX } from 'preact';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  readonly onValue: (value: Value) => void;
}

/** One of a few; the browser's own list, so that it works the same with keys, fingers and screen readers. */
export const SelectField = <Value extends string>({
  label,
  value,
  choices,
  onValue,
}: Props<Value>): JSX.Element => (
  <label class="field">
    <span>{label}</span>
    <select value={value} onChange={(event) => onValue(event.currentTarget.value as Value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  </label>
);
