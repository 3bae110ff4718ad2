import type { StoreCreditEntry, StoredPaper } from '../domain/index.js';
import type { Json } from './seals/json-place.js';

/** What is logged of a paper: its place in its series, and all that it says. */
export const paperPayload = ({
  series,
  number,
  paper,
}: Pick<StoredPaper, 'series' | 'number' | 'paper'>): Json => ({
  series,
  count: number,
  paper: paper as Json,
});

/** What is logged of an entry of somebody's store credit. Who, when and in which case stand in the log's own entry. */
export const creditPayload = (entry: Omit<StoreCreditEntry, 'at' | 'actor' | 'caseId'>): Json => {
  const { id, customerId, kind, amountMinor, currency, intentId, reason } = entry;
  return { id, customerId, kind, amountMinor, currency, intentId, reason };
};
