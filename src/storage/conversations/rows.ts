import type {
  Card,
  Choice,
  Handoff,
  InboundMessage,
  Locale,
  Owner,
  TranscriptMessage,
} from '../../domain/index.js';
import type { Conversation } from '../../turns/index.js';
import { momentOf, momentOrNull } from '../values.js';

export interface ConversationRow {
  id: string;
  channel: InboundMessage['channel'];
  thread_key: string;
  address: Record<string, unknown>;
  locale: Locale;
  owner: Owner;
  owner_version: number;
  state: unknown;
  last_seq: number;
  created_at: Date;
  closed_at: Date | null;
}
export const conversationColumns =
  'id, channel, thread_key, address, locale, owner, owner_version, state, last_seq, created_at, closed_at';

export const conversationOf = (row: ConversationRow): Conversation => ({
  id: row.id,
  channel: row.channel,
  threadKey: row.thread_key,
  address: row.address,
  locale: row.locale,
  owner: row.owner,
  ownerVersion: row.owner_version,
  state: row.state,
  createdAt: momentOf(row.created_at),
  closedAt: momentOrNull(row.closed_at),
});

export interface MessageRow {
  id: string;
  conversation_id: string;
  seq: number;
  role: TranscriptMessage['role'];
  author: string | null;
  key: string | null;
  text: string;
  choices: Choice[];
  card: Card | null;
  inbound_id: string | null;
  delivery: TranscriptMessage['delivery'];
  at: Date;
}
export const selectMessages = `
  select t.id, t.conversation_id, t.seq, t.role, t.author, t.key, t.text, t.choices, t.card, t.inbound_id, t.at,
    coalesce(d.delivery, 'none') as delivery
  from transcript t left join deliveries d on d.message_id = t.id`;

export const messageOf = (row: MessageRow): TranscriptMessage => ({
  id: row.id,
  conversationId: row.conversation_id,
  seq: row.seq,
  role: row.role,
  author: row.author,
  key: row.key,
  text: row.text,
  choices: row.choices,
  card: row.card,
  inboundId: row.inbound_id,
  delivery: row.delivery,
  at: momentOf(row.at),
});

export interface HandoffRow {
  id: string;
  conversation_id: string;
  case_id: string | null;
  reason: Handoff['reason'];
  priority: number;
  status: Handoff['status'];
  agent_id: string | null;
  agent_name: string | null;
  packet: Handoff['packet'];
  locale: Locale;
  opened_at: Date | string;
  claimed_at: Date | string | null;
  closed_at: Date | string | null;
  version: number;
}

/** Also from a row that came as JSON, whose moments are text. */
export const handoffOf = (row: HandoffRow): Handoff => ({
  id: row.id,
  conversationId: row.conversation_id,
  caseId: row.case_id,
  reason: row.reason,
  priority: row.priority,
  status: row.status,
  agentId: row.agent_id,
  agentName: row.agent_name,
  packet: row.packet,
  locale: row.locale,
  openedAt: momentOf(row.opened_at),
  claimedAt: momentOrNull(row.claimed_at),
  closedAt: momentOrNull(row.closed_at),
  version: row.version,
});

/** The open stretch of human work of conversation `$1`, whole, as JSON; null when there is none. */
export const openHandoffAsJson = `(select to_jsonb(h) from handoffs h
  where h.conversation_id = $1 and h.status in ('waiting', 'claimed')) as handoff`;
