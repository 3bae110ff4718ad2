import type { JSX } from 'preact';
import type { WidgetTexts } from '../texts/widget-texts.js';

interface Props {
  readonly texts: WidgetTexts;
  readonly onRetry: () => void;
}

/** When no conversation could be started or resumed. */
export const Unavailable = ({ texts, onRetry }: Props): JSX.Element => (
  <div class="unavailable" role="alert">
    <p class="unavailable-what">{texts.unavailable}</p>
    <p>{texts.unavailableCure}</p>
    <button type="button" class="button" onClick={onRetry}>
      {texts.retry}
    </button>
  </div>
);
