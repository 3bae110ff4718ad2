import { type AgentActionsDependencies, insist } from './agents/agent-step.js';
import { approveAsAgent } from './agents/approve-as-agent.js';
import { claimHandoff } from './agents/claim-handoff.js';
import { declineAsAgent } from './agents/decline-as-agent.js';
import { endStretch } from './agents/end-stretch.js';
import { replyAsAgent } from './agents/reply-as-agent.js';
import type { AgentActions } from './ports.js';

export type { AgentActionsDependencies } from './agents/agent-step.js';

/**
 * What a person at a desk can do, the same for every desk. Each action is one commit guarded by the owner's version and
 * the hand-off's; an agent who was too slow gets a refusal, never half an action.
 */
export const createAgentActions = (deps: AgentActionsDependencies): AgentActions =>
  Object.freeze({
    claim: insist(claimHandoff(deps)),
    reply: insist(replyAsAgent(deps)),
    approve: insist(approveAsAgent(deps)),
    decline: insist(declineAsAgent(deps)),
    giveBack: insist(endStretch(deps, 'given-back')),
    close: insist(endStretch(deps, 'closed')),
  });
