import type { JSX } from 'preact';
import type { Card } from './card.js';

export interface CaseCardTexts {
  readonly caseReference: string;
}

interface Props {
  readonly card: Extract<Card, { kind: 'case' }>;
  readonly texts: CaseCardTexts;
}

/** The reference stands below, large: the heading does not repeat it. */
const headingOf = (card: Props['card']): string =>
  card.title.replace(card.reference, '').trim() || card.title;

/** The receipt of a filed case: its reference, its status and what happens next. */
export const CaseCard = ({ card, texts }: Props): JSX.Element => (
  <section class="card case-card" dir="auto">
    <header class="card-head">
      <h3>{headingOf(card)}</h3>
      <span class="card-tag">{card.status}</span>
    </header>
    <p class="case-reference">
      <span class="visually-hidden">{texts.caseReference} </span>
      {card.reference}
    </p>
    {card.rows.length > 0 && (
      <dl class="card-facts">
        {card.rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    )}
  </section>
);
