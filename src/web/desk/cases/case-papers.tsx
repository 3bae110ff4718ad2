import type { JSX } from 'preact';
import type { CasePageResponse } from '../../../domain/wire.js';
import { formatAmount } from '../../shared/format-amount.js';
import { formatMoment } from '../../shared/format-time.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { StorySection } from '../story-section.js';
import { paperAddress } from './cases-client.js';

interface Props {
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** The numbered papers of a case, each to be opened. */
export const CasePapers = ({ page, locale, texts }: Props): JSX.Element => {
  const words = texts.cases;
  return (
    <StorySection title={words.papers}>
      {page.papers.length === 0 ? (
        <p class="quiet">{words.noPapers}</p>
      ) : (
        <ul class="rows">
          {page.papers.map((paper) => (
            <li key={paper.number}>
              <span class="row-main">
                <a href={paperAddress(paper.number)} target="_blank" rel="noreferrer">
                  {words.paperKinds[paper.kind] ?? paper.kind} {paper.number}
                </a>
                {paper.cancels !== null && ` ${words.cancelsPaper(paper.cancels)}`}
              </span>
              {paper.totalMinor !== null && paper.currency !== null && (
                <strong>{formatAmount(paper.totalMinor, paper.currency, locale)}</strong>
              )}
              <time class="quiet" dateTime={paper.at}>
                {formatMoment(paper.at, locale)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </StorySection>
  );
};
