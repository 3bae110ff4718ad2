import { AppError, type Clock } from '../../base/index.js';
import type { Case, TranscriptMessage } from '../../domain/index.js';
import type { HandoffResponse } from '../../domain/wire.js';
import type { DeskAgent } from '../../storage/index.js';
import type { CaseStore, ConversationStore, HandoffStore } from '../../turns/index.js';
import { caseToWire, handoffToWire } from './to-wire.js';

export interface ViewDeps {
  readonly store: Pick<ConversationStore, 'conversation' | 'messages'>;
  readonly handoffs: Pick<HandoffStore, 'handoff' | 'openHandoffOf' | 'queue'>;
  readonly cases: Pick<CaseStore, 'case'>;
  /** What this agent may approve alone, minor units of the case's currency. */
  readonly approveMaxMinor: (agent: DeskAgent, found: Case) => number;
  readonly clock: Clock;
}

const pageSize = 500;

const wholeTranscript = async (
  store: ViewDeps['store'],
  conversationId: string,
): Promise<TranscriptMessage[]> => {
  const all: TranscriptMessage[] = [];
  for (;;) {
    const page = await store.messages(conversationId, all.at(-1)?.seq ?? 0);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
};

/** Everything an agent needs to see of one hand-off. @throws AppError `not-found` */
export const viewHandoff = async (
  deps: ViewDeps,
  handoffId: string,
  agent: DeskAgent,
): Promise<HandoffResponse> => {
  const handoff = await deps.handoffs.handoff(handoffId);
  const conversation = handoff === null ? null : await deps.store.conversation(handoff.conversationId);
  if (handoff === null || conversation === null) throw new AppError('not-found');
  const found = handoff.caseId === null ? null : await deps.cases.case(handoff.caseId);
  return {
    handoff: handoffToWire(handoff),
    owner: conversation.owner,
    transcript: await wholeTranscript(deps.store, conversation.id),
    case: found === null ? null : caseToWire(found),
    approveMaxMinor: found === null ? null : deps.approveMaxMinor(agent, found),
    now: deps.clock.now().toISOString(),
  };
};
