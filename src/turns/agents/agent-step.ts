import { type Clock, err, type Ids, type Logger, ok, type Result } from '../../base/index.js';
import type { Params } from '../../dialog/index.js';
import type {
  Case,
  CaseEvent,
  Handoff,
  JobRequest,
  Locale,
  Order,
  Owner,
  RefundIntent,
  Reply,
  TranscriptMessage,
} from '../../domain/index.js';
import type { Desk } from '../../handoff/index.js';
import type { Policy } from '../../policy/index.js';
import type {
  Agent,
  AgentActions,
  AgentRefusal,
  Announcer,
  CaseStore,
  CommitConflict,
  Conversation,
  ConversationStore,
  HandoffStore,
  NewMessage,
  ReservationStore,
  Shop,
  TurnCommit,
} from '../ports.js';

export interface AgentActionsDependencies {
  readonly store: ConversationStore;
  readonly cases: CaseStore;
  readonly handoffs: HandoffStore;
  readonly ledger: ReservationStore;
  readonly shop: Shop;
  /** The version a case about this order falls under. */
  readonly policyFor: (order: Order, found: Case) => Policy;
  /** Words a message of `dialogs/messages/`. */
  readonly say: (key: string, params: Params, locale: Locale) => Reply;
  readonly announcer: Announcer;
  readonly desks: readonly Desk[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Wakes the workers of jobs that were just committed. */
  readonly nudge: (jobs: readonly string[]) => void;
}

/** A hand-off with its conversation, read together before an agent's step. */
export interface Stretch {
  readonly handoff: Handoff;
  readonly conversation: Conversation;
}

export const readStretch = async (
  deps: AgentActionsDependencies,
  handoffId: string,
): Promise<Result<Stretch, AgentRefusal>> => {
  const handoff = await deps.handoffs.handoff(handoffId);
  const conversation = handoff === null ? null : await deps.store.conversation(handoff.conversationId);
  return handoff === null || conversation === null
    ? err({ kind: 'not-found' })
    : ok({ handoff, conversation });
};

/** A stretch that this agent has claimed and that still stands as they saw it. */
export const readOwnStretch = async (
  deps: AgentActionsDependencies,
  asked: { readonly handoffId: string; readonly agent: Agent; readonly version: number | null },
): Promise<Result<Stretch, AgentRefusal>> => {
  const stretch = await readStretch(deps, asked.handoffId);
  if (!stretch.ok) return stretch;
  const { handoff, conversation } = stretch.value;
  const isTheirs =
    handoff.status === 'claimed' && handoff.agentId === asked.agent.id && conversation.owner === 'person';
  const isCurrent = asked.version === null || asked.version === handoff.version;
  return isTheirs && isCurrent ? stretch : err({ kind: 'owner-changed' });
};

export interface AgentStep extends Stretch {
  readonly at: string;
  readonly owner: Owner;
  /** The hand-off as it becomes; null leaves it and its version alone. */
  readonly becomes: Handoff | null;
  readonly messages: readonly NewMessage[];
  readonly caseEvents?: readonly {
    readonly caseId: string;
    readonly actor: `agent:${string}` | 'system';
    readonly event: CaseEvent;
  }[];
  readonly caseVersions?: TurnCommit['caseVersions'];
  readonly reservations?: readonly RefundIntent[];
  readonly jobs?: readonly JobRequest[];
}

/** Channels that have to be called; web and terminal readers fetch. */
const isCalled = ({ channel }: Conversation): boolean => channel === 'slack' || channel === 'botframework';

export const newMessage = (
  conversation: Conversation,
  line: {
    readonly id: string;
    readonly role: 'system' | 'person' | 'assistant';
    readonly author: string | null;
    readonly reply: Reply;
  },
): NewMessage => ({ ...line, inboundId: null, delivery: isCalled(conversation) ? 'waiting' : 'none' });

const deliveries = (messages: readonly NewMessage[]): JobRequest[] =>
  messages
    .filter((message) => message.delivery === 'waiting')
    .map((message) => ({
      name: 'deliver',
      payload: { messageId: message.id },
      singletonKey: message.id,
    }));

/**
 * Commits an agent's step: the conversation's owner and the hand-off are compared and set in the same transaction, so of
 * two agents, or an agent and a turn, only one comes through.
 */
export const commitStep = async (
  deps: AgentActionsDependencies,
  step: AgentStep,
): Promise<Result<readonly TranscriptMessage[], CommitConflict>> => {
  const { conversation, handoff } = step;
  const jobs = [...deliveries(step.messages), ...(step.jobs ?? [])];
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at: step.at,
    // Undefined leaves the dialog's state as it is: a person's words change nothing in it.
    state: undefined,
    locale: conversation.locale,
    owner: { to: step.owner, fromVersion: conversation.ownerVersion },
    messages: step.messages,
    record: null,
    openedCases: [],
    caseEvents: step.caseEvents ?? [],
    caseVersions: step.caseVersions ?? [],
    shopActions: [],
    reservations: step.reservations ?? [],
    openHandoff: null,
    changeHandoff:
      step.becomes === null ? null : { id: handoff.id, fromVersion: handoff.version, to: step.becomes },
    jobs,
  });
  if (!committed.ok) return committed;
  deps.announcer.messages(conversation.id, committed.value.messages);
  if (jobs.length > 0) deps.nudge(jobs.map((job) => job.name));
  return ok(committed.value.messages);
};

/** Tells who watches. Desks are told after the fact: a desk that is down must not undo what an agent did. */
export const announceStep = async (
  deps: AgentActionsDependencies,
  step: { readonly owner: Owner; readonly handoff: Handoff; readonly ownerBefore: Owner },
): Promise<void> => {
  const { handoff, owner } = step;
  if (owner !== step.ownerBefore)
    deps.announcer.owner(handoff.conversationId, owner, owner === 'person' ? handoff.agentName : null);
  deps.announcer.queueChanged();
  const told = await Promise.allSettled(deps.desks.map((desk) => desk.changed(handoff)));
  for (const [index, outcome] of told.entries()) {
    if (outcome.status === 'fulfilled') continue;
    deps.logger.error(
      {
        handoffId: handoff.id,
        desk: deps.desks[index]?.name,
        error: String(outcome.reason?.code ?? outcome.reason?.name),
      },
      'desk not told',
    );
  }
};

/** A step that changes the hand-off, from commit to announcement; whoever was slower is told that it changed. */
export const takeStep = async (
  deps: AgentActionsDependencies,
  step: AgentStep & { readonly becomes: Handoff },
): Promise<Result<Handoff, CommitConflict>> => {
  const committed = await commitStep(deps, step);
  if (!committed.ok) return committed;
  const handoff = { ...step.becomes, version: step.handoff.version + 1 };
  await announceStep(deps, { owner: step.owner, ownerBefore: step.conversation.owner, handoff });
  return ok(handoff);
};

/** The conversation's owner version, or the case, moved under a step: what may be done now has to be read again. */
export interface Moved {
  readonly kind: 'moved';
}

const moves: ReadonlySet<CommitConflict['kind']> = new Set(['owner-changed', 'case-changed']);

export const asRefusal = <T>(result: Result<T, CommitConflict>): Result<T, AgentRefusal | Moved> =>
  result.ok ? result : err({ kind: moves.has(result.error.kind) ? 'moved' : 'owner-changed' });

/** One action as it is tried once. */
export type Attempt<Name extends keyof AgentActions> = (
  ...asked: Parameters<AgentActions[Name]>
) => Promise<Result<Acted<Name>, AgentRefusal | Moved>>;
type Acted<Name extends keyof AgentActions> =
  Awaited<ReturnType<AgentActions[Name]>> extends Result<infer T, AgentRefusal> ? T : never;

const attemptsMax = 5;

/**
 * Two messages sent quickly by one agent meet at the owner's version, and neither may be lost: the slower step is taken
 * again on what is there now. Whether the conversation is still theirs is read anew each time.
 */
export const insist =
  <Asked extends unknown[], T>(attempt: (...asked: Asked) => Promise<Result<T, AgentRefusal | Moved>>) =>
  async (...asked: Asked): Promise<Result<T, AgentRefusal>> => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const result = await attempt(...asked);
      if (result.ok) return result;
      if (result.error.kind !== 'moved') return err(result.error);
    }
    return err({ kind: 'owner-changed' });
  };
