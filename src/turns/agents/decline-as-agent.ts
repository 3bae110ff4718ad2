import { actorOf, readCaseFor } from './agent-case.js';
import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  newMessage,
  readOwnStretch,
  takeStep,
} from './agent-step.js';

/**
 * A person's no, with the reason the customer reads.
 * @throws AppError `transition-invalid` when the case is past a decision.
 */
export const declineAsAgent =
  (deps: AgentActionsDependencies): Attempt<'decline'> =>
  async (handoffId, agent, version, reason) => {
    const stretch = await readOwnStretch(deps, { handoffId, agent, version });
    if (!stretch.ok) return stretch;
    const found = await readCaseFor(deps, stretch.value, 'declined-by-person');
    if (!found.ok) return found;
    const { handoff, conversation } = stretch.value;
    const { id: caseId, reference } = found.value;
    const reply = deps.say('handoff.declined', { agent: agent.name, reference, reason }, conversation.locale);
    return asRefusal(
      await takeStep(deps, {
        handoff,
        conversation,
        at: deps.clock.now().toISOString(),
        owner: 'person',
        becomes: handoff,
        messages: [
          newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply }),
        ],
        caseEvents: [{ caseId, actor: actorOf(agent), event: { type: 'declined-by-person', reason } }],
      }),
    );
  };
