import type { JSX } from 'preact';
import { CheckIcon } from '../shared/icons.js';
import type { WidgetTexts } from '../texts/widget-texts.js';
import type { Choice } from './conversation-state.js';
import type { TimelineEntry } from './timeline.js';

interface Props {
  readonly entry: TimelineEntry;
  readonly texts: WidgetTexts;
  readonly onChoose: (choice: Choice, event: MouseEvent) => void;
}

/**
 * The answers offered with a message. Past ones stay where they were and readable, the chosen one marked. They
 * remain the same elements, only switched off by `aria-disabled`, so that the focus is never lost with a button.
 */
export const ChoiceButtons = ({ entry, texts, onChoose }: Props): JSX.Element => {
  const open = entry.choosing === 'open';
  return (
    <fieldset class="choices" aria-label={texts.choices}>
      {entry.choices.map((choice) => {
        const chosen = choice.id === entry.chosenId;
        return (
          <button
            key={choice.id}
            type="button"
            class={`choice${chosen ? ' choice-chosen' : ''}`}
            aria-disabled={!open}
            tabIndex={open ? 0 : -1}
            onClick={(event) => open && onChoose(choice, event)}
            dir="auto"
          >
            {chosen && <CheckIcon />}
            {choice.label}
            {chosen && <span class="visually-hidden"> ({texts.chosen})</span>}
          </button>
        );
      })}
    </fieldset>
  );
};
