import type { Database } from '../../src/storage/index.js';
import { groupBy } from './group-by.js';
import type { Journal } from './web-shopper.js';

/** Something that must never be, told in ids only. */
export interface Violation {
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Line {
  readonly id: string;
  readonly seq: number;
  readonly role: string;
  readonly key: string | null;
  readonly inbound_id: string | null;
}

interface Inbound {
  readonly id: string;
  readonly event_id: string;
  readonly handled: boolean;
  readonly records: number;
}

const repliesOf = (lines: readonly Line[], inboundId: string): string[] =>
  lines.filter((line) => line.inbound_id === inboundId && line.role !== 'customer').map(({ id }) => id);

const judgeConversation = (
  journal: Journal,
  lines: readonly Line[],
  inbounds: readonly Inbound[],
): Violation[] => {
  const { conversationId } = journal;
  const violations: Violation[] = [];
  const violation = (kind: string, details: Violation['details'] = {}): void => {
    violations.push({ kind, details: { conversationId, ...details } });
  };
  if (lines.some(({ seq }, index) => seq !== index + 1)) violation('transcript-gap');
  for (const { clientMessageId, answer } of journal.sent) {
    const stored = inbounds.filter(({ event_id }) => event_id === clientMessageId);
    const [first] = stored;
    if (first === undefined || stored.length > 1) {
      violation(first === undefined ? 'message-lost' : 'message-stored-twice', { clientMessageId });
      continue;
    }
    const said = lines.filter(({ role, inbound_id }) => role === 'customer' && inbound_id === first.id);
    if (said.length !== 1)
      violation(said.length === 0 ? 'message-lost' : 'message-twice', { clientMessageId });
    const replies = repliesOf(lines, first.id);
    if (replies.join() !== answer.map(({ id }) => id).join())
      violation('answered-otherwise', { clientMessageId, replies: replies.length });
  }
  for (const { id, handled, records } of inbounds) {
    if (!handled) violation('not-answered', { inboundId: id });
    if (handled && records !== 1)
      violation(records === 0 ? 'turn-unrecorded' : 'answered-twice', { inboundId: id });
  }
  const failed = lines.filter(({ key }) => key === 'unexpected').length;
  if (failed > 0) violation('turn-failed', { times: failed });
  return violations;
};

/** Every message that was taken is there once and answered once, as the page was told; nothing else was answered. */
export const judgeMessages = async (
  database: Database,
  journals: readonly Journal[],
): Promise<{ violations: Violation[]; messages: number }> => {
  const lines = await database.query<Line & { conversation_id: string }>(
    'select conversation_id, id, seq, role, key, inbound_id from transcript order by conversation_id, seq',
  );
  const inbounds = await database.query<Inbound & { conversation_id: string }>(
    `select i.conversation_id, i.id, i.event_id, i.handled_at is not null as handled,
       (select count(*)::int from turn_records r where r.conversation_id = i.conversation_id and r.inbound_id = i.id) as records
     from inbound i`,
  );
  const linesBy = groupBy(lines, ({ conversation_id }) => conversation_id);
  const inboundsBy = groupBy(inbounds, ({ conversation_id }) => conversation_id);
  return {
    violations: journals.flatMap((journal) =>
      judgeConversation(
        journal,
        linesBy.get(journal.conversationId) ?? [],
        inboundsBy.get(journal.conversationId) ?? [],
      ),
    ),
    messages: inbounds.length,
  };
};
