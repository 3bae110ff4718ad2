import type { MessagesResponse, WireMessage } from '../../domain/wire.js';

export type Owner = MessagesResponse['owner'];
export type Choice = WireMessage['choices'][number];

/** What the customer wrote and the server has not yet shown back in the transcript. */
export interface OutgoingMessage {
  /** Stays the same however often it is sent, so that a resend is never a second message. */
  readonly clientMessageId: string;
  readonly text: string;
  readonly choiceId: string | null;
  readonly at: string;
  readonly status: 'sending' | 'failed' | 'accepted';
  /** Known once a reply to it is. */
  readonly inboundId: string | null;
  /** Its place in the transcript once accepted: just before this seq. */
  readonly beforeSeq: number | null;
}

export type Notice = 'expired' | 'stale' | 'rate-limited' | 'rejected' | 'stored-later' | 'closed';

export interface ConversationState {
  readonly phase: 'resting' | 'starting' | 'ready' | 'unavailable';
  readonly messages: readonly WireMessage[];
  readonly outgoing: readonly OutgoingMessage[];
  readonly owner: Owner;
  readonly agentName: string | null;
  readonly line: 'open' | 'waiting' | 'offline';
  readonly notice: Notice | null;
  /** A message is with the server and its answer is not here yet. */
  readonly asking: boolean;
  /** An answer will come by the stream although the request for it has ended. */
  readonly answerDue: boolean;
  /** Messages up to this one were there before and are not read out as new. */
  readonly historySeq: number;
}

export const restingState: ConversationState = Object.freeze({
  phase: 'resting',
  messages: [],
  outgoing: [],
  owner: 'assistant',
  agentName: null,
  line: 'open',
  notice: null,
  asking: false,
  answerDue: false,
  historySeq: 0,
});

/** The last message without a gap before it: where the stream goes on after a break. */
export const contiguousSeq = (messages: readonly WireMessage[]): number => {
  let seq = 0;
  for (const message of messages) {
    if (message.seq !== seq + 1) return seq;
    seq = message.seq;
  }
  return seq;
};

const isShownBack = (outgoing: OutgoingMessage, message: WireMessage): boolean =>
  message.role === 'customer' &&
  (outgoing.inboundId === null
    ? message.text.trim() === outgoing.text.trim()
    : outgoing.inboundId === message.inboundId);

/** Folds transcript messages in, in any order and any number of times; each seq is kept once. */
export const takeMessages = (state: ConversationState, taken: readonly WireMessage[]): ConversationState => {
  const known = new Set(state.messages.map((message) => message.seq));
  const fresh = taken.filter(
    (message, index) => !known.has(message.seq) && taken.findIndex((m) => m.seq === message.seq) === index,
  );
  if (fresh.length === 0) return state;
  let outgoing = state.outgoing;
  for (const message of fresh) {
    const shown = outgoing.find((one) => isShownBack(one, message));
    if (shown !== undefined) outgoing = outgoing.filter((one) => one !== shown);
  }
  const lastPerson = fresh.findLast((message) => message.role === 'person');
  return {
    ...state,
    messages: [...state.messages, ...fresh].sort((a, b) => a.seq - b.seq),
    outgoing,
    agentName: lastPerson?.author ?? state.agentName,
    answerDue: state.answerDue && fresh.every((message) => message.role === 'customer'),
  };
};

/** The server took an outgoing message and gave these replies. */
export const acceptOutgoing = (
  state: ConversationState,
  clientMessageId: string,
  answer: MessagesResponse,
): ConversationState => {
  const reply = answer.messages.find((message) => message.role !== 'customer');
  const inboundId = reply?.inboundId ?? answer.messages[0]?.inboundId ?? null;
  const known =
    inboundId !== null && state.messages.some((m) => m.role === 'customer' && m.inboundId === inboundId);
  const outgoing = state.outgoing.flatMap((one) => {
    if (one.clientMessageId !== clientMessageId) return [one];
    return known ? [] : [{ ...one, status: 'accepted' as const, inboundId, beforeSeq: reply?.seq ?? null }];
  });
  return takeMessages({ ...state, outgoing, owner: answer.owner }, answer.messages);
};

export const changeOutgoing = (
  state: ConversationState,
  clientMessageId: string,
  change: Partial<OutgoingMessage> | null,
): ConversationState => ({
  ...state,
  outgoing: state.outgoing.flatMap((one) => {
    if (one.clientMessageId !== clientMessageId) return [one];
    return change === null ? [] : [{ ...one, ...change }];
  }),
});
