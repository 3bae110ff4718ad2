import type { JSX } from 'preact';
import type { AgentResponse, CasePageResponse } from '../../../domain/wire.js';
import type { Locale } from '../../shared/locale.js';
import type { DeskTexts } from '../../texts/desk-texts.js';
import { DecisionView } from '../decision-view.js';
import { StorySection } from '../story-section.js';
import { CaseActionBar } from './case-action-bar.js';
import { CaseGoods } from './case-goods.js';
import { CaseHeader } from './case-header.js';
import { CaseMoney } from './case-money.js';
import { CaseNotice } from './case-notice.js';
import { CasePapers } from './case-papers.js';
import { CaseTimeline } from './case-timeline.js';
import { useCaseActions } from './use-case-actions.js';

interface Props {
  readonly agent: AgentResponse;
  readonly page: CasePageResponse;
  readonly locale: Locale;
  readonly texts: DeskTexts;
  readonly onChanged: (answer: CasePageResponse) => void;
  readonly onReload: () => Promise<unknown>;
  readonly onBack: () => void;
}

/** One case: what was decided and what it brings, what happened so far beside it, what can be done below. */
export const CasePage = ({ agent, page, locale, texts, onChanged, onReload, onBack }: Props): JSX.Element => {
  const { case: found } = page;
  const actions = useCaseActions({ csrf: agent.csrf, reference: found.reference, onChanged, onReload });
  const shared = { page, locale, texts };
  return (
    <div class="handoff case">
      <CaseHeader {...shared} onBack={onBack} />
      <CaseNotice
        notice={actions.notice}
        currency={page.orderCurrency}
        locale={locale}
        texts={texts}
        onDismiss={actions.dismiss}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
      <div class="case-body" tabIndex={0}>
        <div class="case-sections">
          <StorySection title={texts.decision}>
            {found.decision === null ? (
              <p class="quiet">{texts.noDecision}</p>
            ) : (
              <DecisionView decision={found.decision} locale={locale} texts={texts} />
            )}
          </StorySection>
          <CaseMoney {...shared} />
          <CaseGoods {...shared} />
          <CasePapers {...shared} />
        </div>
        <CaseTimeline {...shared} />
      </div>
      <CaseActionBar {...shared} busy={actions.busy} run={actions.run} />
    </div>
  );
};
