import { err, fingerprint, ok } from '../../base/index.js';
import {
  type AgentActionsDependencies,
  type Attempt,
  asRefusal,
  commitStep,
  newMessage,
  readOwnStretch,
} from './agent-step.js';

/** The same message sent again by an impatient page has the same id, and is found instead of said twice. */
const messageIdOf = (handoffId: string, agentId: string, clientMessageId: string): string =>
  `msg_${fingerprint([handoffId, agentId, clientMessageId]).slice(0, 32)}`;

/** What the agent writes, word for word, under their name. */
export const replyAsAgent =
  (deps: AgentActionsDependencies): Attempt<'reply'> =>
  async (handoffId, agent, clientMessageId, text) => {
    const id = messageIdOf(handoffId, agent.id, clientMessageId);
    const before = await deps.store.message(id);
    if (before !== null) return ok(before);
    const stretch = await readOwnStretch(deps, { handoffId, agent, version: null });
    if (!stretch.ok) return stretch;
    const { conversation } = stretch.value;
    const reply = { key: '', text, choices: [], card: null };
    try {
      const committed = await commitStep(deps, {
        ...stretch.value,
        at: deps.clock.now().toISOString(),
        // Setting the owner to what it is refuses the reply when somebody closed the conversation meanwhile.
        owner: 'person',
        becomes: null,
        messages: [newMessage(conversation, { id, role: 'person', author: agent.name, reply })],
      });
      if (!committed.ok) return asRefusal(committed);
      const [said] = committed.value;
      return said === undefined ? err({ kind: 'owner-changed' }) : ok(said);
    } catch (error) {
      // The same message may be on its way twice at once; the second finds its id taken.
      const twin = await deps.store.message(id);
      if (twin === null) throw error;
      return ok(twin);
    }
  };
