import { formatMoney } from '../base/index.js';
import type { Breakdown, Card, Decision, Locale } from '../domain/index.js';
import type { DialogContent } from './content.js';
import type { Params } from './params.js';
import { renderMessage } from './render.js';

/** What an operation leaves in the frame's facts for cards. */
export interface CardFacts {
  readonly decision?: Decision;
  readonly orderNumber?: string;
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
  breakdown: Breakdown,
): { label: string; amount: string; total: boolean }[] => {
  const rates = new Set(breakdown.lines.flatMap((line) => line.taxName ?? []));
  const rows = breakdown.lines
    .filter((line) => line.amountMinor !== 0 || line.bucket === 'goods')
    .map((line) => ({
      label: renderMessage(content, locale, `bucket.${line.bucket}`, {
        name: line.names?.[locale] ?? line.name ?? '',
        quantity: line.quantity ?? 1,
        clause: line.clause ?? '',
        // One tax needs no name.
        rate: rates.size > 1 ? (line.taxName ?? 'none') : 'none',
      }),
      amount: formatMoney({ amountMinor: line.amountMinor, currency: breakdown.currency }, locale),
      total: false,
    }));
  const total = formatMoney(
    { amountMinor: Math.abs(breakdown.totalMinor), currency: breakdown.currency },
    locale,
  );
  const key = breakdown.totalMinor < 0 ? 'bucket.to-pay' : 'bucket.total';
  return [...rows, { label: renderMessage(content, locale, key, {}), amount: total, total: true }];
};

/** The decision with its arithmetic, line by line, for channels that can draw a table. */
export const renderDecisionCard = (content: DialogContent, locale: Locale, facts: CardFacts): Card | null => {
  const { decision } = facts;
  if (decision === undefined) return null;
  const clause = decision.clauses[0];
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: decision.breakdown?.currency ?? 'USD' }, locale);
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
      decision.outcome === 'approve' && decision.breakdown !== null
        ? rowsOf(content, locale, decision.breakdown)
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
