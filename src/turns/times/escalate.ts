import type { Case, Handoff } from '../../domain/index.js';
import { giveToWhoTalks } from '../give-to-who-talks.js';
import { putBeforePerson } from '../put-before-person.js';
import { bySystem, type DueCase, type TimeStep } from './time-step.js';

/** What is waited for comes forward by a step; who has claimed it is told only of a case that is not theirs yet. */
const broughtForward = (open: Handoff, found: Case): NonNullable<TimeStep['changeHandoff']> | null => {
  const isRaised = open.status === 'waiting' && open.priority > 1;
  const told = open.caseId === found.id ? null : giveToWhoTalks(open, found, 'overdue');
  if (told === null && !isRaised) return null;
  const to = { ...(told ?? open), priority: isRaised ? open.priority - 1 : open.priority };
  return { id: open.id, fromVersion: open.version, to };
};

/**
 * A promised time has passed: the case says so, and a person is called. Where one is waited for already, theirs comes
 * forward by a step; whoever has claimed it is not disturbed, unless it is about another case. The customer is told when
 * somebody takes over, and only then.
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
  return { events: [overdue], says: null, changeHandoff: open === null ? null : broughtForward(open, found) };
};
