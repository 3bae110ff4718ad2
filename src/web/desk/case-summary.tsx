import type { JSX } from 'preact';
import type { HandoffResponse } from '../../domain/wire.js';
import { formatAmount } from '../shared/format-amount.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { StorySection } from './story-section.js';

interface Props {
  readonly found: NonNullable<HandoffResponse['case']>;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** The case as it stands: reference, status, evidence, refunds under way. */
export const CaseSummary = ({ found, locale, texts }: Props): JSX.Element => (
  <StorySection title={texts.case}>
    <p>
      <strong class="reference">{found.reference}</strong>{' '}
      <span class="tag">{texts.caseStatus(found.status)}</span>
    </p>
    {found.evidence.length > 0 && (
      <ul class="plain-list" aria-label={texts.evidence}>
        {found.evidence.map((one, index) => (
          <li key={index} dir="auto">
            {one.kind === 'photo' ? `${texts.photo} ${one.text ?? one.ref ?? ''}` : `“${one.text ?? ''}”`}
          </li>
        ))}
      </ul>
    )}
    {found.intents.length > 0 && (
      <ul class="plain-list" aria-label={texts.refunds}>
        {found.intents.map((intent) => (
          <li key={intent.id}>
            {formatAmount(intent.amountMinor, intent.currency, locale)}, {texts.caseStatus(intent.status)}
          </li>
        ))}
      </ul>
    )}
  </StorySection>
);
