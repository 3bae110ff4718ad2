import { type DialogState, renderMessage } from '../dialog/index.js';
import type { TranscriptMessage } from '../domain/index.js';
import { assistantMessages, plainReply } from './assistant-messages.js';
import type { TurnsDependencies } from './dependencies.js';
import type { NewMessage, TakenTurn, TurnCommit } from './ports.js';
import { readMessage } from './read-message.js';
import { runDialog } from './run-dialog.js';
import { newTurnWork } from './turn-work.js';

/** The customer's words as the transcript keeps them. */
const customerMessage = (deps: TurnsDependencies, taken: TakenTurn, words: string): NewMessage => ({
  id: deps.ids.next('msg'),
  role: 'customer',
  author: null,
  reply: plainReply('', words),
  inboundId: taken.inbound.id,
  delivery: 'none',
});

const emptyCommit = (taken: TakenTurn, now: string): TurnCommit => ({
  conversationId: taken.conversation.id,
  leaseToken: taken.leaseToken,
  inboundId: taken.inbound.id,
  at: now,
  state: undefined,
  locale: taken.conversation.locale,
  owner: null,
  messages: [],
  record: null,
  openedCases: [],
  caseEvents: [],
  shopActions: [],
  reservations: [],
  openHandoff: null,
  changeHandoff: null,
  jobs: [],
});

/** Works out everything one message changes. Reads, decides, words; writes nothing. */
export const runTurn = async (deps: TurnsDependencies, taken: TakenTurn): Promise<TurnCommit> => {
  const { conversation, inbound } = taken;
  const now = deps.clock.now().toISOString();
  if (conversation.owner !== 'assistant') return whileAPersonTalks(deps, taken, now);

  const before = conversation.state as DialogState;
  const read = await readMessage(deps, before, inbound, now);
  const work = newTurnWork();
  const { state, record } = await runDialog(deps, conversation, before, read.event, work, {
    now,
    customerWords: read.words,
    transcript: async () => [
      ...(await deps.store.messages(conversation.id, 0)),
      unsaved(taken, read.words, now),
    ],
  });
  const { messages, jobs } = assistantMessages(deps, conversation.channel, work.replies, inbound.id);
  return {
    ...emptyCommit(taken, now),
    state,
    locale: state.locale,
    owner: work.openHandoff === null ? null : { to: 'queue', fromVersion: conversation.ownerVersion },
    messages: [customerMessage(deps, taken, read.words), ...messages],
    record: {
      ...record,
      understanding: read.fingerprint,
      by: read.by,
      policy: deps.policies.current(now).version,
    },
    openedCases: work.openedCases,
    caseEvents: work.caseEvents,
    shopActions: work.shopActions,
    reservations: work.reservations,
    ordersAsRead: work.ordersAsRead,
    caseVersions: work.caseVersions,
    releases: work.releases,
    papers: work.papers,
    openHandoff: work.openHandoff,
    jobs: [...work.jobs, ...jobs],
  };
};

/** The assistant is silent; in the queue it says once that the addition is kept. */
const whileAPersonTalks = async (
  deps: TurnsDependencies,
  taken: TakenTurn,
  now: string,
): Promise<TurnCommit> => {
  const { conversation, inbound } = taken;
  const { message } = inbound;
  const words =
    message.text || (message.choiceId ?? message.attachments.map(({ name }) => `[${name}]`).join(' '));
  const earlier = await deps.store.messages(conversation.id, 0);
  const lastSpoken = earlier.filter((line) => line.role !== 'customer').at(-1);
  const acknowledge = conversation.owner === 'queue' && lastSpoken?.key !== 'handoff.noted';
  const text = acknowledge ? renderMessage(deps.dialog, conversation.locale, 'handoff.noted', {}) : '';
  const { messages, jobs } = assistantMessages(
    deps,
    conversation.channel,
    acknowledge ? [plainReply('handoff.noted', text)] : [],
    inbound.id,
  );
  return { ...emptyCommit(taken, now), messages: [customerMessage(deps, taken, words), ...messages], jobs };
};

const unsaved = (taken: TakenTurn, text: string, at: string): TranscriptMessage => ({
  id: taken.inbound.id,
  conversationId: taken.conversation.id,
  seq: 1_000_000,
  role: 'customer',
  author: null,
  key: null,
  text,
  choices: [],
  card: null,
  inboundId: taken.inbound.id,
  delivery: 'none',
  at,
});

/** When a turn cannot be worked out at all: the message is answered honestly and a person is called. */
export const runUnexpected = (deps: TurnsDependencies, taken: TakenTurn, errorCode: string): TurnCommit => {
  const { conversation, inbound } = taken;
  const now = deps.clock.now().toISOString();
  const text = renderMessage(deps.dialog, conversation.locale, 'unexpected', {});
  const { messages, jobs } = assistantMessages(
    deps,
    conversation.channel,
    [plainReply('unexpected', text)],
    inbound.id,
  );
  return {
    ...emptyCommit(taken, now),
    messages: [
      customerMessage(deps, taken, inbound.message.text || (inbound.message.choiceId ?? '')),
      ...messages,
    ],
    record: { failed: errorCode },
    jobs,
  };
};
