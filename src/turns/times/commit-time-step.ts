import { renderMessage } from '../../dialog/index.js';
import type { Desk } from '../../handoff/index.js';
import { assistantMessages, plainReply } from '../assistant-messages.js';
import type { DueCase, TimeStep } from './time-step.js';

const tellDesks = async ({ deps }: DueCase, tell: (desk: Desk) => Promise<void>): Promise<void> => {
  deps.announcer.queueChanged();
  const told = await Promise.allSettled(deps.desks.map(tell));
  const failed = told.filter(({ status }) => status === 'rejected').length;
  if (failed > 0) deps.logger.warn({ failed }, 'a desk could not be told');
};

/**
 * Commits a step on the case as it was read, so that of two who take it only one comes through.
 * @returns false when something moved meanwhile, and nothing was written
 */
export const commitTimeStep = async (due: DueCase, step: TimeStep): Promise<boolean> => {
  const { deps, found, conversation, now } = due;
  const { openHandoff = null, changeHandoff = null, says } = step;
  const replies =
    says === null
      ? []
      : [plainReply(says.key, renderMessage(deps.dialog, conversation.locale, says.key, says.params))];
  const { messages, jobs } = assistantMessages(deps, conversation.channel, replies, null);
  const committed = await deps.store.commit({
    conversationId: conversation.id,
    leaseToken: null,
    inboundId: null,
    at: now.toISOString(),
    state: undefined,
    locale: conversation.locale,
    // Said only while nobody else has the word: who took it meanwhile makes this a conflict.
    owner:
      openHandoff === null
        ? messages.length === 0
          ? null
          : { to: conversation.owner, fromVersion: conversation.ownerVersion }
        : { to: 'queue', fromVersion: conversation.ownerVersion },
    messages,
    record: null,
    openedCases: [],
    caseEvents: step.events.map((entry) => ({ caseId: found.id, ...entry })),
    caseVersions: [{ caseId: found.id, version: found.version }],
    shopActions: step.shopActions ?? [],
    releases: step.releases ?? [],
    reservations: [],
    openHandoff,
    changeHandoff,
    jobs,
  });
  if (!committed.ok) return false;
  deps.announcer.messages(conversation.id, committed.value.messages);
  if (jobs.length > 0) deps.nudge([...new Set(jobs.map((job) => job.name))]);
  if (openHandoff !== null) {
    deps.announcer.owner(conversation.id, 'queue', null);
    await tellDesks(due, (desk) => desk.opened(openHandoff));
  }
  if (changeHandoff !== null) {
    const changed = { ...changeHandoff.to, version: changeHandoff.fromVersion + 1 };
    await tellDesks(due, (desk) => desk.changed(changed));
  }
  return true;
};
