import type { InboundMessage } from '../../domain/index.js';
import type { Conversation, ConversationStore, TakenTurn } from '../../turns/index.js';
import type { Database, Executor, HotStatement } from '../database.js';
import {
  type ConversationRow,
  conversationColumns,
  conversationOf,
  type HandoffRow,
  handoffOf,
  openHandoffAsJson,
} from './rows.js';

const takeStatement: HotStatement = {
  name: 'take_turn',
  text: `
  update conversations set lease_token = $2, leased_at = $3::timestamptz, leased_owner_version = owner_version
  where id = $1 and (lease_token is null or leased_at <= $4::timestamptz)
    and exists (select 1 from inbound where conversation_id = $1 and handled_at is null)
  returning ${conversationColumns}`,
};

export const takeTurn =
  (database: Database): ConversationStore['takeTurn'] =>
  async (conversationId, leaseToken, now, leaseMs) => {
    const [row] = await database.hot<ConversationRow>(takeStatement, [
      conversationId,
      leaseToken,
      now,
      lapsedSince(now, leaseMs),
    ]);
    if (row === undefined) return null;
    // Asked for after the lease is ours: the statement that took it may have waited for a turn that handled the message.
    return nextTurn(database, conversationOf(row), leaseToken);
  };

/** A lease taken at or before this moment has run out. */
export const lapsedSince = (now: string, leaseMs: number): string =>
  new Date(Date.parse(now) - leaseMs).toISOString();

const nextStatement: HotStatement = {
  name: 'next_turn',
  text: `
  with next as (
    select id, message from inbound where conversation_id = $1 and handled_at is null order by arrival limit 1
  ), released as (
    update conversations set lease_token = null, leased_at = null
    where id = $1 and lease_token = $2 and not exists (select 1 from next)
  )
  select next.id, next.message, ${openHandoffAsJson} from next`,
};

/** The oldest unhandled message of a turn that is held; without one the turn is given up. */
export const nextTurn = async (
  executor: Executor,
  conversation: Conversation,
  leaseToken: string,
): Promise<TakenTurn | null> => {
  const [next] = await executor.hot<{ id: string; message: InboundMessage; handoff: HandoffRow | null }>(
    nextStatement,
    [conversation.id, leaseToken],
  );
  if (next === undefined) return null;
  return {
    conversation,
    inbound: { id: next.id, conversationId: conversation.id, message: next.message },
    leaseToken,
    handoff: next.handoff === null ? null : handoffOf(next.handoff),
  };
};
