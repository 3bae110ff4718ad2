import type { Clock, Ids } from '../../base/index.js';
import { hashToken } from '../../channels/web/index.js';
import type { AgentStore, DeskRole } from '../../storage/index.js';
import type { Config } from '../config/index.js';

export interface DeskLinkDeps {
  readonly agents: Pick<AgentStore, 'agent' | 'put' | 'addSignInLink'>;
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
}

export const linkMinutes = 60;

/** An agent's id follows from the name, so that a second link for the same person is the same person. */
const agentIdOf = (name: string): string => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return plain === '' ? `agent-${hashToken(name).slice(0, 12)}` : plain;
};

const addressOf = ({ config }: DeskLinkDeps): string =>
  config.web.publicUrl ?? `http://localhost:${config.port}`;

/** Makes a one-time sign-in link. Only the hash of its token is stored: the link is shown here and never again. */
export const issueDeskLink = async (
  deps: DeskLinkDeps,
  name: string,
  address = addressOf(deps),
  /** Left out, somebody known keeps theirs and somebody new is an agent. */
  role?: DeskRole,
): Promise<string> => {
  const agentId = agentIdOf(name);
  const known = await deps.agents.agent(agentId);
  await deps.agents.put({
    id: agentId,
    name,
    limitMinor: known?.limitMinor ?? null,
    ...(role === undefined ? {} : { role }),
  });
  const token = deps.ids.secret();
  const expiresAt = new Date(deps.clock.now().getTime() + linkMinutes * 60_000).toISOString();
  await deps.agents.addSignInLink({ tokenHash: hashToken(token), agentId, expiresAt });
  return `${address}/desk/sign-in?token=${token}`;
};
