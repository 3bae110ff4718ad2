import type { JSX } from 'preact';
import type { HandoffResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { CaseSummary } from './case-summary.js';
import { DecisionView } from './decision-view.js';
import { FirstYesNote } from './first-yes-note.js';
import { StorySection } from './story-section.js';

interface Props {
  readonly answer: HandoffResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** The packet: all that a person should know before saying a word. */
export const Story = ({ answer, locale, texts }: Props): JSX.Element => {
  const { packet } = answer.handoff;
  return (
    <aside class="story" aria-label={texts.storyTab}>
      <FirstYesNote answer={answer} locale={locale} texts={texts} />
      <StorySection title={texts.wants}>
        <p class="story-wants" dir="auto">
          {packet.wants || packet.summary}
        </p>
      </StorySection>
      {packet.summary !== '' && packet.summary !== packet.wants && (
        <StorySection title={texts.summary}>
          <p dir="auto">{packet.summary}</p>
        </StorySection>
      )}
      {packet.facts.length > 0 && (
        <StorySection title={texts.facts}>
          <dl class="facts">
            {packet.facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd dir="auto">{fact.value}</dd>
              </div>
            ))}
          </dl>
        </StorySection>
      )}
      <StorySection title={texts.decision}>
        {answer.case?.decision ? (
          <DecisionView decision={answer.case.decision} locale={locale} texts={texts} />
        ) : (
          <p class="quiet">{texts.noDecision}</p>
        )}
      </StorySection>
      <StorySection title={texts.promised}>
        <p dir="auto">{packet.promised || texts.nothingPromised}</p>
      </StorySection>
      <StorySection title={texts.risk}>
        {packet.riskNotes.length === 0 ? (
          <p class="quiet">{texts.noRisk}</p>
        ) : (
          <ul class="plain-list">
            {packet.riskNotes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </StorySection>
      {answer.case && <CaseSummary found={answer.case} locale={locale} texts={texts} />}
    </aside>
  );
};
