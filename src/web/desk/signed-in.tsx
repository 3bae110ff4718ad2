import type { JSX } from 'preact';
import type { AgentResponse } from '../../domain/wire.js';
import type { Locale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { CasesView } from './cases/cases-view.js';
import { QueueView } from './queue-view.js';
import { useDeskPlace } from './use-desk-place.js';

interface Props {
  readonly agent: AgentResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onSignedOut: () => void;
}

/** The part of the desk that the address names: who waits, or all cases. */
export const SignedIn = (props: Props): JSX.Element => {
  const place = useDeskPlace();
  const { sections } = props.texts.cases;
  return (
    <>
      <nav class="sections" aria-label={props.texts.title}>
        {(['queue', 'cases'] as const).map((name) => (
          <a
            key={name}
            href={`#/${name === 'cases' ? 'cases' : ''}`}
            aria-current={place.section === name ? 'page' : undefined}
          >
            {sections[name]}
          </a>
        ))}
      </nav>
      {place.section === 'queue' ? (
        <QueueView {...props} handoffId={place.handoffId} />
      ) : (
        <CasesView {...props} reference={place.reference} />
      )}
    </>
  );
};
