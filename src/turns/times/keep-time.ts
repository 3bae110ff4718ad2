import { AppError } from '../../base/index.js';
import { dueMoment, foldCase } from '../../cases/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { CaseTimers } from '../ports.js';
import { commitTimeStep } from './commit-time-step.js';
import { escalate } from './escalate.js';
import { callOff, close, withdraw } from './give-up.js';
import { remind } from './remind.js';
import type { DueCase, TimeStep } from './time-step.js';

const attemptsMax = 5;
const putOffMs = 6 * 3_600_000;

/** While a person has the word, the customer is neither reminded nor given up on. */
const isPutOff = ({ due, conversation }: DueCase): boolean =>
  conversation.owner !== 'assistant' && due.action !== 'escalate' && due.action !== 'close';

/** To a full quarter of a day, so that two timers of one case become one again. */
const later = (now: Date): string =>
  new Date((Math.floor(now.getTime() / putOffMs) + 1) * putOffMs).toISOString();

const stepFor = (due: DueCase): TimeStep | Promise<TimeStep> => {
  switch (due.due.action) {
    case 'remind':
      return remind(due);
    case 'withdraw':
      return withdraw(due);
    case 'call-off-return':
      return callOff(due);
    case 'escalate':
      return escalate(due);
    case 'close':
      return close();
  }
};

/**
 * Job handler: does what is due in a case by the clock. A timer that was overtaken finds nothing due; one that comes
 * twice finds that the first has acted. As long as something is due later, a timer is set for it.
 * @throws AppError `settlement-changed` when others kept changing the case; the job is tried again
 */
export const createTimeKeeper =
  (deps: TurnsDependencies, timers: CaseTimers) =>
  async (caseId: string): Promise<void> => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const head = await deps.cases.case(caseId);
      if (head === null) return;
      const entries = await deps.cases.entries(caseId);
      const found = foldCase({ id: head.id, reference: head.reference }, entries);
      const due = dueMoment(found, entries, timers.times);
      if (due === null) return;
      const now = deps.clock.now();
      if (Date.parse(due.at) > now.getTime()) return timers.set(caseId, due.at);
      const conversation = await deps.store.conversation(found.conversationId);
      if (conversation === null)
        throw new AppError('conversation-not-found', { conversationId: found.conversationId });
      const dueCase: DueCase = { deps, found, due, conversation, now };
      if (isPutOff(dueCase)) return timers.set(caseId, later(now));
      if (await commitTimeStep(dueCase, await stepFor(dueCase))) return;
    }
    throw new AppError('settlement-changed', { attempts: attemptsMax });
  };
