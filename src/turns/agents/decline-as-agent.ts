import { AppError } from '../../base/index.js';
import type { Case } from '../../domain/index.js';
import { actorOf, readCaseInHand } from './agent-case.js';
import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  newMessage,
  takeStep,
} from './agent-step.js';

/** Money that failed is owed: what may be declined there is a first yes to making up for it otherwise. */
const isOwed = ({ status, firstYes }: Case): boolean =>
  (status === 'refund-failed' || status === 'manual') && firstYes === null;

/**
 * A person's no, with the reason the customer reads; it also ends a first yes, whoever gave it.
 * @throws AppError `transition-invalid` when the case is past a decision.
 */
export const declineAsAgent =
  (deps: AgentActionsDependencies): Attempt<'decline'> =>
  async (handoffId, agent, version, reason) => {
    const inHand = await readCaseInHand(deps, { handoffId, agent, version }, 'declined-by-person');
    if (!inHand.ok) return inHand;
    const { handoff, conversation, found } = inHand.value;
    const { id: caseId, reference, status } = found;
    if (isOwed(found)) throw new AppError('transition-invalid', { caseId, status });
    const reply = deps.say('handoff.declined', { agent: agent.name, reference, reason }, conversation.locale);
    return asRefusal(
      await takeStep(deps, {
        handoff,
        conversation,
        at: deps.clock.now().toISOString(),
        owner: conversation.owner,
        becomes: handoff,
        messages: [
          newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply }),
        ],
        caseVersions: [{ caseId, version: found.version }],
        caseEvents: [{ caseId, actor: actorOf(agent), event: { type: 'declined-by-person', reason } }],
      }),
    );
  };
