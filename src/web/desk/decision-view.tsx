import type { JSX } from 'preact';
import type { HandoffResponse } from '../../domain/wire.js';
import { type Locale, tagOfLocale } from '../shared/locale.js';
import type { DeskTexts } from '../texts/desk-texts.js';
import { BreakdownTable } from './breakdown-table.js';
import { TraceList } from './trace-list.js';

export type Decision = NonNullable<NonNullable<HandoffResponse['case']>['decision']>;

interface Props {
  readonly decision: Decision;
  readonly locale: Locale;
  readonly texts: DeskTexts;
}

/** What the engine decided, on which clause, with the sum and, on request, every rule it tried. */
export const DecisionView = ({ decision, locale, texts }: Props): JSX.Element => {
  const list = new Intl.ListFormat(tagOfLocale(locale), { type: 'conjunction' });
  const because = [
    ...decision.reviewReasons.map((reason) => texts.reviewReasons[reason] ?? reason),
    ...(decision.declineReason === null
      ? []
      : [texts.declineReasons[decision.declineReason] ?? decision.declineReason]),
  ];
  return (
    <div class="decision">
      <p class="decision-outcome">
        <span class={`tag tag-${decision.outcome}`}>{texts.outcome[decision.outcome]}</span>
        {decision.clauses.map((clause) => (
          <span key={clause} class="tag">
            {texts.clause(clause)}
          </span>
        ))}
        {decision.decidedBy.source === 'floor' && (
          <span class="tag">{texts.byLaw(decision.decidedBy.name)}</span>
        )}
      </p>
      {because.length > 0 && (
        <p>
          {texts.because} {list.format(because)}
        </p>
      )}
      {decision.approval === 'two-people' && <p>{texts.takesTwo}</p>}
      {decision.resolutions.length > 0 && (
        <p>
          {texts.mayHave} {list.format(decision.resolutions.map((one) => texts.resolutions[one] ?? one))}
        </p>
      )}
      {decision.until !== null && (
        <p>
          {texts.until} <time dateTime={decision.until}>{decision.until}</time>
        </p>
      )}
      {decision.breakdown && <BreakdownTable breakdown={decision.breakdown} locale={locale} texts={texts} />}
      <TraceList trace={decision.trace} texts={texts} />
      <p class="quiet">{texts.policy(decision.policy.name, decision.policy.version)}</p>
    </div>
  );
};
