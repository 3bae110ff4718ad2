import type { WireMessage } from '../../domain/wire.js';
import type { Choice, ConversationState, OutgoingMessage } from './conversation-state.js';

export interface TimelineEntry {
  readonly key: string;
  readonly role: WireMessage['role'];
  readonly author: string | null;
  readonly text: string;
  readonly at: string;
  readonly seq: number | null;
  readonly choices: readonly Choice[];
  /** `open` may be clicked; the others only show what could be, and was, chosen. */
  readonly choosing: 'open' | 'past';
  readonly chosenId: string | null;
  readonly card: WireMessage['card'];
  readonly sending: OutgoingMessage['status'] | null;
}

const entryOfOutgoing = (one: OutgoingMessage): TimelineEntry => ({
  key: one.clientMessageId,
  role: 'customer',
  author: null,
  text: one.text,
  at: one.at,
  seq: null,
  choices: [],
  choosing: 'past',
  chosenId: null,
  card: null,
  sending: one.status,
});

const entryOfMessage = (message: WireMessage): TimelineEntry => ({
  key: message.id,
  role: message.role,
  author: message.author,
  text: message.text,
  at: message.at,
  seq: message.seq,
  choices: message.choices,
  choosing: 'past',
  chosenId: null,
  card: message.card,
  sending: null,
});

/** Only the latest choices are open, until the customer has answered or a person has taken over. */
const withChoices = (entries: readonly TimelineEntry[], personInCharge: boolean): TimelineEntry[] => {
  const lastOffer = entries.findLastIndex((entry) => entry.choices.length > 0);
  return entries.map((entry, index) => {
    if (entry.choices.length === 0) return entry;
    const answer = entries
      .slice(index + 1)
      .find((later) => later.role === 'customer' || later.choices.length > 0);
    const words = answer?.role === 'customer' ? answer.text.trim() : null;
    const chosenId = entry.choices.find((choice) => choice.label.trim() === words)?.id ?? null;
    const open = index === lastOffer && answer === undefined && !personInCharge;
    return { ...entry, chosenId, choosing: open ? 'open' : 'past' };
  });
};

/** What the transcript shows, in order: what the server has, with what is still on its way put in its place. */
export const timelineOf = (state: ConversationState): TimelineEntry[] => {
  const entries = state.messages.map(entryOfMessage);
  for (const one of state.outgoing) {
    const entry = entryOfOutgoing(one);
    const before =
      one.beforeSeq === null ? -1 : entries.findIndex((other) => (other.seq ?? 0) >= (one.beforeSeq ?? 0));
    if (before < 0) entries.push(entry);
    else entries.splice(before, 0, entry);
  }
  return withChoices(entries, state.owner === 'person');
};
