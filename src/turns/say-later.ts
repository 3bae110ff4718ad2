import { type Params, renderMessage } from '../dialog/index.js';
import type { Case, CaseEvent, JobRequest } from '../domain/index.js';
import type { TurnsDependencies } from './dependencies.js';
import { assistantMessages, plainReply } from './run-turn.js';

/**
 * Says something in the conversation of a case outside any turn, together with what it tells of.
 * `once` names it: told twice, it is said once, because what was said stands in the transcript.
 */
export const sayLater = async (
  deps: TurnsDependencies,
  found: Case,
  said: {
    once: string;
    key: string;
    params: Params;
    events?: readonly CaseEvent[];
    jobs?: readonly JobRequest[];
  },
): Promise<boolean> => {
  const conversation = await deps.store.conversation(found.conversationId);
  const id = `msg_${said.once}`;
  if (conversation === null || (await deps.store.message(id)) !== null) return false;
  const text = renderMessage(deps.dialog, conversation.locale, said.key, said.params);
  const { messages, jobs } = assistantMessages(
    deps,
    conversation.channel,
    [plainReply(said.key, text)],
    null,
  );
  const later = [
    ...(said.jobs ?? []),
    ...jobs.map((job) => ({ ...job, payload: { messageId: id }, singletonKey: id })),
  ];
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at: deps.clock.now().toISOString(),
    state: undefined,
    locale: conversation.locale,
    owner: null,
    messages: messages.map((message) => ({ ...message, id })),
    record: null,
    openedCases: [],
    caseEvents: (said.events ?? []).map((event) => ({ caseId: found.id, actor: 'system' as const, event })),
    shopActions: [],
    reservations: [],
    openHandoff: null,
    changeHandoff: null,
    jobs: later,
  });
  if (!committed.ok) return false;
  deps.announcer.messages(conversation.id, committed.value.messages);
  if (later.length > 0) deps.nudge([...new Set(later.map((job) => job.name))]);
  return true;
};
