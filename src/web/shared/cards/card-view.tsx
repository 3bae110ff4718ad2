import type { JSX } from 'preact';
import type { Card } from './card.js';
import { CaseCard, type CaseCardTexts } from './case-card.js';
import { DecisionCard, type DecisionCardTexts } from './decision-card.js';

export type CardTexts = DecisionCardTexts & CaseCardTexts;

/** A message's card, whichever kind it is. */
export const CardView = ({ card, texts }: { readonly card: Card; readonly texts: CardTexts }): JSX.Element =>
  card.kind === 'decision' ? (
    <DecisionCard card={card} texts={texts} />
  ) : (
    <CaseCard card={card} texts={texts} />
  );
