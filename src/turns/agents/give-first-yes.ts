import type { Handoff } from '../../domain/index.js';
import { actorOf, type CaseInHand } from './agent-case.js';
import { type AgentActionsDependencies, type AgentStep, newMessage } from './agent-step.js';
import type { PersonsYes } from './settle-by-person.js';

/** The first of two yeses, as a step: an entry in the case and no money. The customer hears once that somebody checks. */
export const giveFirstYes = (
  deps: AgentActionsDependencies,
  { handoff, conversation, found }: CaseInHand,
  { agent, amountMinor, reason, order }: PersonsYes,
): AgentStep & { readonly becomes: Handoff } => {
  const { id: caseId, reference, version } = found;
  const reply = deps.say('handoff.first-yes', { agent: agent.name, reference }, conversation.locale);
  return {
    handoff,
    conversation,
    at: deps.clock.now().toISOString(),
    owner: conversation.owner,
    // Only its version changes, as for every decision: a second click comes too late.
    becomes: handoff,
    messages:
      found.firstYes === null
        ? [newMessage(conversation, { id: deps.ids.next('msg'), role: 'system', author: null, reply })]
        : [],
    caseVersions: [{ caseId, version }],
    caseEvents: [
      {
        caseId,
        actor: actorOf(agent),
        event: {
          type: 'approval-given',
          resolution: 'refund',
          totalMinor: amountMinor,
          currency: order.currency,
          reason,
        },
      },
    ],
  };
};
