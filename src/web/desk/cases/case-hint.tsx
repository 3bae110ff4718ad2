import type { JSX } from 'preact';
import type { DeskTexts } from '../../texts/desk-texts.js';
import type { CaseFault } from './use-case.js';

interface Props {
  readonly fault: CaseFault | null;
  readonly isOpen: boolean;
  readonly onAgain: () => void;
  readonly onBack: () => void;
  readonly texts: DeskTexts;
}

/** What stands in the place of a case: choose one, it is being read, it is not there, it could not be read. */
export const CaseHint = ({ fault, isOpen, onAgain, onBack, texts }: Props): JSX.Element => {
  const words = texts.cases;
  if (!isOpen)
    return (
      <div class="desk-hint">
        <h1>{words.chooseTitle}</h1>
        <p>{words.chooseBody}</p>
      </div>
    );
  if (fault === null)
    return (
      <div class="desk-hint" role="status">
        <h1>{texts.loading}</h1>
      </div>
    );
  return (
    <div class="desk-hint" role="alert">
      <h1>{fault === 'missing' ? words.missingTitle : words.failedTitle}</h1>
      <div class="hint-actions">
        {fault === 'failed' && (
          <button type="button" class="button" onClick={onAgain}>
            {words.again}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </div>
  );
};
