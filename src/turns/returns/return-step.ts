import { AppError, err, ok, type Result } from '../../base/index.js';
import { type Params, renderMessage } from '../../dialog/index.js';
import type { Actor, Case, CaseEvent, JobRequest, RefundIntent, ShopAction } from '../../domain/index.js';
import { assistantMessages, plainReply } from '../assistant-messages.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { TurnCommit } from '../ports.js';
import { putBeforePerson } from '../put-before-person.js';
import { findReturn } from './find-return.js';
import type { ReturnRefusal } from './ports.js';

/** What one step changes; committed whole or not at all. */
export interface ReturnStep {
  readonly events: readonly { readonly actor: Actor; readonly event: CaseEvent }[];
  /** What the customer is told. */
  readonly says: readonly { readonly key: string; readonly params: Params }[];
  /** Reserved refunds whose money leaves now. */
  readonly sends?: readonly string[];
  readonly releases?: readonly string[];
  readonly reservations?: readonly RefundIntent[];
  /** The order as what is reserved was counted on it. */
  readonly ordersAsRead?: TurnCommit['ordersAsRead'];
  readonly shopActions?: readonly ShopAction[];
  /** Something here is for a person to settle. */
  readonly needsPerson?: boolean;
}

/** One step as it is tried once on a case as it stands; null where it was taken before. */
export type Attempt<By> = (
  deps: TurnsDependencies,
  found: Case,
  asked: By,
) => Promise<Result<ReturnStep | null, ReturnRefusal>>;

const attemptsMax = 5;

/**
 * Takes a step on the case that is named. The case has to be as it was read and each refund let go still reserved;
 * otherwise the step is worked out again on what is there now.
 */
export const insistOn =
  <By>(deps: TurnsDependencies, attempt: Attempt<By>) =>
  async (name: string, asked: By): Promise<Result<Case, ReturnRefusal>> => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const found = await findReturn(deps)(name);
      if (!found.ok) return found;
      const step = await attempt(deps, found.value, asked);
      if (!step.ok) return step;
      if (step.value === null) return found;
      if (await commitReturnStep(deps, found.value, step.value)) {
        const after = await deps.cases.case(found.value.id);
        return after === null ? err({ kind: 'case-not-found' }) : ok(after);
      }
    }
    throw new AppError('settlement-changed', { attempts: attemptsMax });
  };

const refundJob = (intentId: string): JobRequest => ({
  name: 'refund',
  payload: { intentId },
  singletonKey: intentId,
});

/** @returns false when something moved meanwhile, and nothing was written. */
const commitReturnStep = async (deps: TurnsDependencies, found: Case, step: ReturnStep): Promise<boolean> => {
  const conversation = await deps.store.conversation(found.conversationId);
  if (conversation === null)
    throw new AppError('conversation-not-found', { conversationId: found.conversationId });
  const at = deps.clock.now().toISOString();
  const handoff = step.needsPerson
    ? await putBeforePerson(deps, { found, conversation, reason: 'policy-review', at })
    : null;
  const said = assistantMessages(
    deps,
    conversation.channel,
    step.says.map(({ key, params }) =>
      plainReply(key, renderMessage(deps.dialog, conversation.locale, key, params)),
    ),
    null,
  );
  const handedOff: ReturnStep['events'] =
    handoff === null ? [] : [{ actor: 'system', event: { type: 'handed-off', reason: handoff.reason } }];
  const jobs = [...(step.sends ?? []).map(refundJob), ...said.jobs];
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at,
    state: undefined,
    locale: conversation.locale,
    owner: handoff === null ? null : { to: 'queue', fromVersion: conversation.ownerVersion },
    messages: said.messages,
    record: null,
    openedCases: [],
    caseEvents: [...step.events, ...handedOff].map((entry) => ({ caseId: found.id, ...entry })),
    caseVersions: [{ caseId: found.id, version: found.version }],
    shopActions: step.shopActions ?? [],
    releases: step.releases ?? [],
    reservations: step.reservations ?? [],
    ordersAsRead: step.ordersAsRead ?? [],
    openHandoff: handoff,
    changeHandoff: null,
    jobs,
  });
  if (!committed.ok) return false;
  deps.announcer.messages(conversation.id, committed.value.messages);
  if (jobs.length > 0) deps.nudge([...new Set(jobs.map((job) => job.name))]);
  if (handoff !== null) {
    deps.announcer.owner(conversation.id, 'queue', null);
    deps.announcer.queueChanged();
    const told = await Promise.allSettled(deps.desks.map((desk) => desk.opened(handoff)));
    const failed = told.filter(({ status }) => status === 'rejected').length;
    if (failed > 0) deps.logger.warn({ handoffId: handoff.id, failed }, 'a desk could not be told');
  }
  return true;
};
