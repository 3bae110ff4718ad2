import type { HouseEntryType } from '../../audit/index.js';
import { err, ok, type Result } from '../../base/index.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database, Transaction } from '../database.js';

import { eraseConversations } from './erase-conversations.js';
import { eraseFromShop } from './erase-from-shop.js';
import { eraseLogged } from './erase-logged.js';

/** What was erased, counted. */
export interface Erased {
  readonly conversations: number;
  readonly cases: number;
  /** Entries of the log with at least one field that was erased now. */
  readonly entries: number;
  readonly fields: number;
}

export type ErasureRefusal =
  | { readonly kind: 'not-found' }
  /** Something is still going on: these cases, by reference, have to come to rest first. */
  | { readonly kind: 'not-settled'; readonly references: readonly string[] };

const atRest = ['resolved', 'closed', 'denied', 'withdrawn'];

/**
 * Erases what tells who a customer is, and every word they wrote or were written to, in one transaction. What stays:
 * ids, amounts, dates, and what rules read; the log keeps the digests of what is gone, so that every proof still holds,
 * and says which of its entries were touched. Cannot be undone.
 */
export const eraseCustomer = (
  database: Database,
  { customerId, at }: { readonly customerId: string; readonly at: string },
): Promise<Result<Erased, ErasureRefusal>> =>
  database.transaction(async (tx) => {
    const conversationIds = await lockConversations(tx, customerId);
    const cases = await tx.query<{ id: string; reference: string; status: string }>(
      'select id, reference, status from cases where customer_id = $1 order by id for no key update',
      [customerId],
    );
    const known = await tx.query('select id from shop_customers where id = $1', [customerId]);
    if (known.length + cases.length + conversationIds.length === 0) return err({ kind: 'not-found' });
    const live = cases.filter(({ status }) => !atRest.includes(status));
    if (live.length > 0)
      return err({ kind: 'not-settled', references: live.map(({ reference }) => reference) });

    // The append-only tables let a value be overwritten for this reason and no other, until the transaction ends.
    await tx.query(`select set_config('makegood.erasing', 'on', true)`);
    const caseIds = cases.map(({ id }) => id);
    // While the cases still say which parcels were theirs.
    await eraseParcelNews(tx, caseIds);
    // While what is logged of it still stands: the digests that are kept are made from it.
    const { seqs, fields } = await eraseLogged(tx, { caseIds, customerId });
    await erasePapers(tx, caseIds);
    await eraseFromShop(tx, customerId);
    await eraseConversations(tx, conversationIds, at);
    await appendAudit(tx, [
      {
        at,
        actor: 'system',
        type: 'erased' satisfies HouseEntryType,
        caseId: null,
        caseSeq: null,
        payload: { customerId, seqs },
      },
    ]);
    return ok({
      conversations: conversationIds.length,
      cases: cases.length,
      entries: seqs.length,
      fields,
    });
  });

/** A credit memo has to be kept with its amounts; which card was paid back is nobody's business any more. */
const erasePapers = async (tx: Transaction, caseIds: readonly string[]): Promise<void> => {
  await tx.query(
    `update numbered_papers set paper = jsonb_set(paper, '{tender}', '"[…]"')
     where case_id = any($1::text[]) and paper -> 'tender' is not null`,
    [caseIds],
  );
};

/** What carriers sent of their parcels; the number of a parcel leads to its sender. */
const eraseParcelNews = async (tx: Transaction, caseIds: readonly string[]): Promise<void> => {
  await tx.query(
    `update provider_events p set event = '{}'::jsonb
     where p.provider = 'carrier' and p.event ->> 'trackingNumber' in (
       select e.event ->> 'trackingNumber' from case_entries e
       where e.case_id = any($1::text[]) and e.event ->> 'type' = 'return-tracked')`,
    [caseIds],
  );
};

/** Conversations of their cases, and those in which they had proved who they are. */
const lockConversations = async (tx: Transaction, customerId: string): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `select id from conversations c
     where c.id in (select conversation_id from cases where customer_id = $1)
       or c.state #>> '{identity,customerId}' = $1
       or c.id in (select conversation_id from inbound where message ->> 'provenCustomerId' = $1)
     order by id for update`,
    [customerId],
  );
  return rows.map(({ id }) => id);
};
