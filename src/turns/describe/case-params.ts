import type { CardFacts, Params } from '../../dialog/index.js';
import type { Case } from '../../domain/index.js';

/** What the case card shows; labels and status are worded when it is drawn. */
export const caseCardFacts = (found: Case, params: Params): NonNullable<CardFacts['caseCard']> => ({
  reference: found.reference,
  statusKey: `case-status.${found.status}`,
  rows: [
    { labelKey: 'card.order', params: { value: found.orderNumber } },
    ...(params.items === undefined ? [] : [{ labelKey: 'card.about', params: { value: params.items } }]),
    ...(found.totalMinor === null || found.currency === null || found.totalMinor === 0
      ? []
      : [
          {
            labelKey: 'card.amount',
            params: {
              value: { kind: 'money' as const, amountMinor: found.totalMinor, currency: found.currency },
            },
          },
        ]),
  ],
});
