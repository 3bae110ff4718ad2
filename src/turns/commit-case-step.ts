import { AppError, err, ok, type Result } from '../base/index.js';
import { type Params, renderMessage } from '../dialog/index.js';
import type {
  Actor,
  Case,
  CaseEvent,
  HandoffReason,
  JobRequest,
  RefundIntent,
  ShopAction,
  StoreCreditEntry,
} from '../domain/index.js';
import type { Desk } from '../handoff/index.js';
import { assistantMessages, plainReply } from './assistant-messages.js';
import type { TurnsDependencies } from './dependencies.js';
import { giveToWhoTalks } from './give-to-who-talks.js';
import type { AppeasementBudget, CommitConflict, Conversation, NewPaper, TurnCommit } from './ports.js';
import { putBeforePerson } from './put-before-person.js';

/** What somebody does to a case outside any turn; committed whole or not at all. */
export interface CaseStep {
  readonly events: readonly { readonly actor: Actor; readonly event: CaseEvent }[];
  /** What the customer is told in the conversation of the case, in this order. */
  readonly says: readonly { readonly key: string; readonly params: Params }[];
  /** Names the one thing that is told: told twice, it is said once, because it stands in the transcript. */
  readonly once?: string;
  /** A person has to see to it, for this reason; null leaves the conversation where it is. */
  readonly handOff?: HandoffReason | null;
  readonly shopActions?: readonly ShopAction[];
  readonly releases?: readonly string[];
  readonly reservations?: readonly RefundIntent[];
  /** The order as what is reserved was counted on it. */
  readonly ordersAsRead?: TurnCommit['ordersAsRead'];
  readonly credits?: readonly StoreCreditEntry[];
  readonly appeasementBudget?: AppeasementBudget;
  readonly papers?: readonly NewPaper[];
  readonly jobs?: readonly JobRequest[];
}

/** Somebody has the conversation, or will: they see to this case as well. */
const givenToWhoTalks = async (
  deps: TurnsDependencies,
  found: Case,
  conversation: Conversation,
  reason: HandoffReason,
): Promise<TurnCommit['changeHandoff']> => {
  const open = await deps.handoffs.openHandoffOf(conversation.id);
  const to = open === null ? null : giveToWhoTalks(open, found, reason);
  return open === null || to === null ? null : { id: open.id, fromVersion: open.version, to };
};

/** After the fact: a desk that is down must not undo what was done. */
const tellDesks = async (
  deps: TurnsDependencies,
  handoffId: string,
  tell: (desk: Desk) => Promise<void>,
): Promise<void> => {
  deps.announcer.queueChanged();
  const told = await Promise.allSettled(deps.desks.map(tell));
  const failed = told.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) deps.logger.warn({ handoffId, failed }, 'a desk could not be told');
};

/**
 * Commits a step on a case that has to be as it was read. Where a person has to see to it and nobody has the
 * conversation, it is put into the queue in the same transaction.
 * @returns the case afterwards, or why nothing was written
 */
export const commitCaseStep = async (
  deps: TurnsDependencies,
  found: Case,
  step: CaseStep,
): Promise<Result<Case, CommitConflict>> => {
  const conversation = await deps.store.conversation(found.conversationId);
  if (conversation === null)
    throw new AppError('conversation-not-found', { conversationId: found.conversationId });
  const at = deps.clock.now().toISOString();
  const reason = step.handOff ?? null;
  const handoff = reason === null ? null : await putBeforePerson(deps, { found, conversation, reason, at });
  const said = assistantMessages(
    deps,
    conversation.channel,
    step.says.map(({ key, params }) =>
      plainReply(key, renderMessage(deps.dialog, conversation.locale, key, params)),
    ),
    null,
  );
  const named = step.once === undefined ? null : `msg_${step.once}`;
  const messages = said.messages.map((message) => ({
    ...message,
    ...(named === null ? {} : { id: named }),
    // The assistant is silent while a person talks; what happened is said all the same.
    ...(conversation.owner === 'person' ? { role: 'system' as const } : {}),
  }));
  const jobs: JobRequest[] = [
    ...(step.jobs ?? []),
    ...said.jobs.map((job) =>
      named === null ? job : { ...job, payload: { messageId: named }, singletonKey: named },
    ),
  ];
  const changeHandoff =
    reason === null || handoff !== null ? null : await givenToWhoTalks(deps, found, conversation, reason);
  const isTheirs = handoff !== null || changeHandoff !== null;
  const handedOff: CaseStep['events'] =
    reason === null || !isTheirs ? [] : [{ actor: 'system', event: { type: 'handed-off', reason } }];
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at,
    // Undefined leaves the dialog where it is: what happens outside a turn changes nothing in it.
    state: undefined,
    locale: conversation.locale,
    owner: handoff === null ? null : { to: 'queue', fromVersion: conversation.ownerVersion },
    messages,
    record: null,
    openedCases: [],
    caseEvents: [...step.events, ...handedOff].map((entry) => ({ caseId: found.id, ...entry })),
    caseVersions: [{ caseId: found.id, version: found.version }],
    shopActions: step.shopActions ?? [],
    releases: step.releases ?? [],
    reservations: step.reservations ?? [],
    ordersAsRead: step.ordersAsRead ?? [],
    credits: step.credits ?? [],
    ...(step.appeasementBudget === undefined ? {} : { appeasementBudget: step.appeasementBudget }),
    papers: step.papers ?? [],
    openHandoff: handoff,
    changeHandoff,
    jobs,
  });
  if (!committed.ok) return err(committed.error);
  deps.announcer.messages(conversation.id, committed.value.messages);
  if (jobs.length > 0) deps.nudge([...new Set(jobs.map((job) => job.name))]);
  if (handoff !== null) {
    deps.announcer.owner(conversation.id, 'queue', null);
    await tellDesks(deps, handoff.id, (desk) => desk.opened(handoff));
  }
  if (changeHandoff !== null) {
    const changed = { ...changeHandoff.to, version: changeHandoff.fromVersion + 1 };
    await tellDesks(deps, changed.id, (desk) => desk.changed(changed));
  }
  const after = await deps.cases.case(found.id);
  if (after === null) throw new AppError('not-found', { caseId: found.id });
  return ok(after);
};
