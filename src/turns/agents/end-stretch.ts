import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  newMessage,
  readOwnStretch,
  takeStep,
} from './agent-step.js';

/** Ends the human stretch with a line in the transcript, and the assistant answers again. */
export const endStretch =
  (deps: AgentActionsDependencies, ending: 'given-back' | 'closed'): Attempt<'close'> =>
  async (handoffId, agent, version) => {
    const stretch = await readOwnStretch(deps, { handoffId, agent, version });
    if (!stretch.ok) return stretch;
    const { handoff, conversation } = stretch.value;
    const at = deps.clock.now().toISOString();
    const say = (role: 'system' | 'assistant', key: string) =>
      newMessage(conversation, {
        id: deps.ids.next('msg'),
        role,
        author: null,
        reply: deps.say(key, { agent: agent.name }, conversation.locale),
      });
    return asRefusal(
      await takeStep(deps, {
        handoff,
        conversation,
        at,
        owner: 'assistant',
        becomes: { ...handoff, status: ending, closedAt: at },
        messages: [
          say('system', `handoff.${ending}`),
          // Given back, the assistant says that it listens again; closed, the customer has what they came for.
          ...(ending === 'given-back' ? [say('assistant', 'handed-back')] : []),
        ],
      }),
    );
  };
