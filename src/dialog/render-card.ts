import type { Card, Decision, Locale } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { Params, ParamValue } from './params.js';
import { formatAmount, renderMessage } from './render.js';

/** What an operation leaves in the frame's facts for cards. */
export interface CardFacts {
  readonly decision?: Decision;
  readonly orderNumber?: string;
  /** The decision's arithmetic, row by row to the total; amounts in minor units. */
  readonly table?: {
    readonly currency: string;
    readonly rows: readonly {
      readonly label: ParamValue;
      readonly amountMinor: number;
      readonly total: boolean;
    }[];
  } | null;
  readonly clauseTexts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly caseCard?: {
    readonly reference: string;
    readonly statusKey: string;
    readonly rows: readonly { readonly labelKey: string; readonly params: Params }[];
  };
}

const rowsOf = (
  content: DialogContent,
  locale: Locale,
  { currency, rows }: NonNullable<CardFacts['table']>,
): { label: string; amount: string; total: boolean }[] =>
  rows.map(({ label, amountMinor, total }) => ({
    label: renderMessage(content, locale, 'choice.label', { label }),
    amount: formatAmount({ amountMinor, currency }, locale),
    total,
  }));

/** The decision with its arithmetic, line by line, for channels that can draw a table. */
export const renderDecisionCard = (content: DialogContent, locale: Locale, facts: CardFacts): Card | null => {
  const { decision } = facts;
  if (decision === undefined) return null;
  const clause = decision.clauses[0];
  const money = (amountMinor: number): string =>
    formatAmount({ amountMinor, currency: decision.breakdown?.currency ?? 'USD' }, locale);
  const notes =
    decision.outcome === 'approve' && decision.breakdown !== null
      ? decision.breakdown.tenders
          .filter((tender) => tender.amountMinor > 0)
          .map((tender) =>
            renderMessage(content, locale, 'card.tender', {
              amount: money(tender.amountMinor),
              tender: tender.label,
            }),
          )
      : [];
  return {
    kind: 'decision',
    title: renderMessage(content, locale, `card.title.${decision.outcome}`, {}),
    orderNumber: facts.orderNumber ?? '',
    rows:
      decision.outcome === 'approve' && facts.table !== undefined && facts.table !== null
        ? rowsOf(content, locale, facts.table)
        : [],
    notes,
    clause: clause === undefined ? null : { id: clause, text: facts.clauseTexts?.[clause]?.[locale] ?? '' },
    breakdown: decision.outcome === 'approve' ? decision.breakdown : null,
  };
};

/** A case with its reference and status. */
export const renderCaseCard = (content: DialogContent, locale: Locale, facts: CardFacts): Card | null => {
  const card = facts.caseCard;
  if (card === undefined) return null;
  return {
    kind: 'case',
    title: renderMessage(content, locale, 'card.case', { reference: card.reference }),
    reference: card.reference,
    status: renderMessage(content, locale, card.statusKey, {}),
    rows: card.rows.map((row) => ({
      label: renderMessage(content, locale, row.labelKey, {}),
      value: renderMessage(content, locale, `${row.labelKey}.value`, row.params),
    })),
  };
};
