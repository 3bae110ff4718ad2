import { AppError, type Clock } from '../../base/index.js';
import { takesTwoPeople } from '../../cases/index.js';
import type { Case, TranscriptMessage } from '../../domain/index.js';
import type { HandoffResponse } from '../../domain/wire.js';
import type { AgentStore } from '../../storage/index.js';
import type { CaseStore, ConversationStore, HandoffStore } from '../../turns/index.js';
import type { ApprovableAmount } from './approvable-amount.js';
import { firstYesToWire } from './first-yes-to-wire.js';
import { caseToWire, handoffToWire } from './to-wire.js';

export interface ViewDeps {
  readonly store: Pick<ConversationStore, 'conversation' | 'messages'>;
  readonly handoffs: Pick<HandoffStore, 'handoff' | 'openHandoffOf'>;
  readonly cases: Pick<CaseStore, 'case'>;
  readonly agents: Pick<AgentStore, 'agent'>;
  readonly approvable: (found: Case) => Promise<ApprovableAmount | null>;
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
export const viewHandoff = async (deps: ViewDeps, handoffId: string): Promise<HandoffResponse> => {
  const handoff = await deps.handoffs.handoff(handoffId);
  const conversation = handoff === null ? null : await deps.store.conversation(handoff.conversationId);
  if (handoff === null || conversation === null) throw new AppError('not-found');
  const found = handoff.caseId === null ? null : await deps.cases.case(handoff.caseId);
  const approvable = found === null ? null : await deps.approvable(found);
  return {
    handoff: handoffToWire(handoff, await firstYesToWire(deps.agents, found)),
    owner: conversation.owner,
    transcript: await wholeTranscript(deps.store, conversation.id),
    case: found === null ? null : caseToWire(found),
    approveMaxMinor: approvable?.limitMinor ?? null,
    takesTwoPeople: found !== null && takesTwoPeople(found, 0, approvable?.limitMinor ?? 0),
    approveCurrency: approvable?.currency ?? null,
    mostRefundableMinor: approvable?.mostRefundableMinor ?? null,
    now: deps.clock.now().toISOString(),
  };
};
