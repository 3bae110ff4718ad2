import type { Transaction } from '../database.js';

/** What a hand-off keeps: that it was, about which order and case, and when. */
const emptyPacket = `jsonb_build_object('summary', '', 'wants', '', 'customerName', null, 'facts', '[]'::jsonb,
  'promised', '', 'riskNotes', '[]'::jsonb, 'suggestedReplies', '[]'::jsonb,
  'mood', '{"angry": false, "legalThreat": false, "vulnerable": false, "abusive": false}'::jsonb)`;

/**
 * Takes every word out of conversations, and the way to them: nobody can read or go on with one. Lines stay, so that
 * it still shows how often somebody wrote and when.
 */
export const eraseConversations = async (
  tx: Transaction,
  conversationIds: readonly string[],
  at: string,
): Promise<void> => {
  if (conversationIds.length === 0) return;
  const these = [conversationIds];
  await tx.query(
    `update conversations set state = null, address = '{}'::jsonb, token_hash = null, lease_token = null, leased_at = null,
       thread_key = 'erased ' || id, closed_at = coalesce(closed_at, $2::timestamptz)
     where id = any($1::text[])`,
    [conversationIds, at],
  );
  await tx.query(
    `update inbound set thread_key = 'erased ' || conversation_id, handled_at = coalesce(handled_at, $2::timestamptz),
       message = message || jsonb_build_object('text', '', 'choiceId', null, 'attachments', '[]'::jsonb,
         'address', '{}'::jsonb, 'threadKey', 'erased ' || conversation_id)
     where conversation_id = any($1::text[])`,
    [conversationIds, at],
  );
  await tx.query(
    `update transcript set text = '', choices = '[]'::jsonb, card = null where conversation_id = any($1::text[])`,
    these,
  );
  await tx.query('update turn_records set record = null where conversation_id = any($1::text[])', these);
  await tx.query(
    `update handoffs set packet = packet || ${emptyPacket},
       status = case when status in ('waiting', 'claimed') then 'closed' else status end,
       closed_at = coalesce(closed_at, $2::timestamptz), version = version + 1
     where conversation_id = any($1::text[])`,
    [conversationIds, at],
  );
};
