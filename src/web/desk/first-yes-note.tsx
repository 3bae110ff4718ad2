import type { JSX } from 'preact';
import type { HandoffResponse } from '../../domain/wire.js';
import { formatAmount } from '../shared/format-amount.js';
import { formatMoment } from '../shared/format-time.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { standingFirstYes } from './kind-of-yes.js';
import { StorySection } from './story-section.js';

interface Props {
  readonly answer: HandoffResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** Who approved first, how much, when and why, and whether it still counts. */
export const FirstYesNote = ({ answer, locale, texts }: Props): JSX.Element | null => {
  const { firstYes } = answer.handoff;
  if (firstYes === null) return null;
  const { agentName, at, totalMinor, currency, reason } = firstYes;
  return (
    <StorySection title={texts.firstYes}>
      <p>
        <strong>{texts.firstYesOf(agentName, formatAmount(totalMinor, currency, locale))}</strong>
        {' · '}
        <time dateTime={at}>{formatMoment(at, locale)}</time>
      </p>
      <p dir="auto">{`“${reason}”`}</p>
      {standingFirstYes(answer) === null && (
        <p class="field-error">
          {texts.firstYesVoid(formatAmount(answer.mostRefundableMinor ?? 0, currency, locale))}
        </p>
      )}
    </StorySection>
  );
};
