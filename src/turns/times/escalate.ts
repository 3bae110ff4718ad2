import { putBeforePerson } from '../put-before-person.js';
import { bySystem, type DueCase, type TimeStep } from './time-step.js';

/**
 * A promised time has passed: the case says so, and a person is called. Where one is waited for already, theirs comes
 * forward by a step; whoever has claimed it is not disturbed. The customer is told when somebody takes over, and only then.
 */
export const escalate = async ({ deps, found, due, conversation, now }: DueCase): Promise<TimeStep> => {
  const overdue = bySystem({ type: 'overdue', status: found.status, dueAt: due.at });
  const handoff = await putBeforePerson(deps, {
    found,
    conversation,
    reason: 'overdue',
    at: now.toISOString(),
  });
  if (handoff !== null) {
    return {
      events: [overdue],
      // Of goods that we wait for there is nothing to be sorry for, and to be sorry each day helps nobody.
      says:
        found.status === 'resolved' || due.misses > 0
          ? null
          : { key: 'time-overdue', params: { reference: found.reference } },
      openHandoff: handoff,
    };
  }
  const open = await deps.handoffs.openHandoffOf(conversation.id);
  const isRaised = open?.status === 'waiting' && open.priority > 1;
  return {
    events: [overdue],
    says: null,
    changeHandoff: isRaised
      ? {
          id: open.id,
          fromVersion: open.version,
          to: { ...open, caseId: open.caseId ?? found.id, priority: open.priority - 1 },
        }
      : null,
  };
};
