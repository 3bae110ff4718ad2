import type { Handoff } from '../../domain/index.js';
import type { TurnCommit } from '../../turns/index.js';
import { refuse } from '../conversations/refused.js';
import type { Transaction } from '../database.js';
import { jsonText } from '../values.js';

/** Refuses a second open stretch of human work in one conversation. */
export const openHandoff = async (tx: Transaction, handoff: Handoff): Promise<void> => {
  const opened = await tx.query(
    `insert into handoffs (id, conversation_id, case_id, reason, priority, status, agent_id, agent_name, packet, locale,
       opened_at, claimed_at, closed_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14) on conflict do nothing returning id`,
    [
      handoff.id,
      handoff.conversationId,
      handoff.caseId,
      handoff.reason,
      handoff.priority,
      handoff.status,
      handoff.agentId,
      handoff.agentName,
      jsonText(handoff.packet),
      handoff.locale,
      handoff.openedAt,
      handoff.claimedAt,
      handoff.closedAt,
      handoff.version,
    ],
  );
  if (opened.length === 0) refuse({ kind: 'handoff-changed' });
};

/** Compare-and-set on the version; the stored version rises by one whatever `to` says. */
export const changeHandoff = async (
  tx: Transaction,
  change: NonNullable<TurnCommit['changeHandoff']>,
): Promise<void> => {
  const { to } = change;
  const changed = await tx.query(
    `update handoffs set case_id = $3, reason = $4, priority = $5, status = $6, agent_id = $7, agent_name = $8,
       packet = $9::jsonb, claimed_at = $10, closed_at = $11, version = version + 1
     where id = $1 and version = $2 returning id`,
    [
      change.id,
      change.fromVersion,
      to.caseId,
      to.reason,
      to.priority,
      to.status,
      to.agentId,
      to.agentName,
      jsonText(to.packet),
      to.claimedAt,
      to.closedAt,
    ],
  );
  if (changed.length === 0) refuse({ kind: 'handoff-changed' });
};
