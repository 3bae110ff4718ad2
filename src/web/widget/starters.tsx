import type { JSX } from 'preact';
import type { WidgetTexts } from '../texts/widget-texts.js';

interface Props {
  readonly texts: WidgetTexts;
  readonly onChoose: (words: string, event: MouseEvent) => void;
}

/** First sentences for an empty conversation: sent as words, as if typed. */
export const Starters = ({ texts, onChoose }: Props): JSX.Element => (
  <fieldset class="choices starters" aria-label={texts.transcriptStart}>
    {texts.starters.map((words) => (
      <button key={words} type="button" class="choice" onClick={(event) => onChoose(words, event)}>
        {words}
      </button>
    ))}
  </fieldset>
);
