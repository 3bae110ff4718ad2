import { err, ok, type Result } from '../../src/base/index.js';
import type { Handoff } from '../../src/domain/index.js';
import type { AgentActions, AgentRefusal } from '../../src/turns/index.js';
import { transcriptMessage } from './transcript-message.js';

type Actions = Pick<AgentActions, 'claim' | 'reply' | 'giveBack' | 'close'>;

export interface AgentDesk {
  readonly actions: Actions;
  readonly replies: { readonly agentId: string; readonly clientMessageId: string; readonly text: string }[];
  /** The hand-off as it stands; put another one to play a colleague at another desk. */
  handoff: Handoff;
}

/** Agents' actions under the port's own rules: compare-and-set on the version, only the claimer speaks, replies once. */
export const agentDesk = (start: Handoff): AgentDesk => {
  const desk = { handoff: start, replies: [] as AgentDesk['replies'] };
  const change = (version: number, allowed: boolean, to: Partial<Handoff>): Result<Handoff, AgentRefusal> => {
    if (version !== desk.handoff.version || !allowed) return err({ kind: 'owner-changed' });
    desk.handoff = { ...desk.handoff, ...to, version: version + 1 };
    return ok(desk.handoff);
  };
  const actions: Actions = {
    claim: async (_, agent, version) =>
      change(version, desk.handoff.status === 'waiting', {
        status: 'claimed',
        agentId: agent.id,
        agentName: agent.name,
        claimedAt: '2025-11-20T10:05:00.000Z',
      }),
    giveBack: async (_, agent, version) =>
      change(version, desk.handoff.agentId === agent.id, {
        status: 'given-back',
        closedAt: '2025-11-20T10:09:00.000Z',
      }),
    close: async (_, agent, version) =>
      change(version, desk.handoff.agentId === agent.id, {
        status: 'closed',
        closedAt: '2025-11-20T10:09:00.000Z',
      }),
    reply: async (_, agent, clientMessageId, text) => {
      if (desk.handoff.status !== 'claimed' || desk.handoff.agentId !== agent.id)
        return err({ kind: 'owner-changed' });
      if (!desk.replies.some((reply) => reply.clientMessageId === clientMessageId)) {
        desk.replies.push({ agentId: agent.id, clientMessageId, text });
      }
      return ok(transcriptMessage({ role: 'person', author: agent.name, text }));
    },
  };
  return Object.assign(desk, { actions });
};
