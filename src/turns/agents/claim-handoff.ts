import { err, ok } from '../../base/index.js';
import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  newMessage,
  readStretch,
  takeStep,
} from './agent-step.js';

/** Queue to person. The same agent claiming twice has claimed once. */
export const claimHandoff =
  (deps: AgentActionsDependencies): Attempt<'claim'> =>
  async (handoffId, agent, version) => {
    const stretch = await readStretch(deps, handoffId);
    if (!stretch.ok) return stretch;
    const { handoff, conversation } = stretch.value;
    if (handoff.status === 'claimed' && handoff.agentId === agent.id) return ok(handoff);
    if (handoff.status !== 'waiting' || handoff.version !== version || conversation.owner !== 'queue') {
      return err({ kind: 'owner-changed' });
    }
    const at = deps.clock.now().toISOString();
    const reply = deps.say('handoff.claimed', { agent: agent.name }, conversation.locale);
    return asRefusal(
      await takeStep(deps, {
        handoff,
        conversation,
        at,
        owner: 'person',
        becomes: { ...handoff, status: 'claimed', agentId: agent.id, agentName: agent.name, claimedAt: at },
        messages: [
          newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply }),
        ],
      }),
    );
  };
