import { AppError } from '../base/index.js';
import type { HandoffReason } from '../domain/index.js';
import type { TurnsDependencies } from './dependencies.js';
import { putBeforePerson } from './put-before-person.js';

export type PersonCaller = (
  caseId: string,
  asked: { readonly reason: HandoffReason; readonly note: string },
) => Promise<void>;

const attemptsMax = 5;

/**
 * Puts a case before a person outside any turn, with a note that says why. The same note again calls nobody: it was seen.
 * The customer hears nothing of it.
 * @throws AppError `settlement-changed` when others kept changing the case
 */
export const createPersonCaller =
  (deps: TurnsDependencies): PersonCaller =>
  async (caseId, { reason, note }) => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const found = await deps.cases.case(caseId);
      if (found === null) return;
      const entries = await deps.cases.entries(caseId);
      if (entries.some(({ event }) => event.type === 'noted' && event.text === note)) return;
      const conversation = await deps.store.conversation(found.conversationId);
      if (conversation === null)
        throw new AppError('conversation-not-found', { conversationId: found.conversationId });
      const at = deps.clock.now().toISOString();
      const handoff = await putBeforePerson(deps, { found, conversation, reason, at });
      const events = [
        { type: 'noted' as const, text: note },
        ...(handoff === null ? [] : [{ type: 'handed-off' as const, reason }]),
      ];
      const committed = await deps.store.commit({
        conversationId: conversation.id,
        leaseToken: null,
        inboundId: null,
        at,
        state: undefined,
        locale: conversation.locale,
        owner: handoff === null ? null : { to: 'queue', fromVersion: conversation.ownerVersion },
        messages: [],
        record: null,
        openedCases: [],
        caseEvents: events.map((event) => ({ caseId, actor: 'system' as const, event })),
        caseVersions: [{ caseId, version: found.version }],
        shopActions: [],
        reservations: [],
        openHandoff: handoff,
        changeHandoff: null,
        jobs: [],
      });
      if (!committed.ok) continue;
      if (handoff === null) return;
      deps.announcer.owner(conversation.id, 'queue', null);
      deps.announcer.queueChanged();
      const told = await Promise.allSettled(deps.desks.map((desk) => desk.opened(handoff)));
      const failed = told.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) deps.logger.warn({ handoffId: handoff.id, failed }, 'a desk could not be told');
      return;
    }
    throw new AppError('settlement-changed', { attempts: attemptsMax });
  };
