import type { Case } from '../../domain/index.js';
import type { FirstYesWire } from '../../domain/wire.js';
import type { AgentStore } from '../../storage/index.js';

const agentPrefix = 'agent:';

/** A case's first yes with the name of who gave it; an agent who is gone goes by their id. */
export const firstYesToWire = async (
  agents: Pick<AgentStore, 'agent'>,
  found: Case | null,
): Promise<FirstYesWire | null> => {
  const firstYes = found?.firstYes ?? null;
  if (firstYes === null) return null;
  const { by, at, totalMinor, currency, reason } = firstYes;
  const agentId = by.startsWith(agentPrefix) ? by.slice(agentPrefix.length) : by;
  const agent = await agents.agent(agentId);
  return { agentId, agentName: agent?.name ?? agentId, at, totalMinor, currency, reason };
};
