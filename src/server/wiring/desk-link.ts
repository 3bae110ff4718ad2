import { hashToken } from '../../channels/web/index.js';
import type { House } from './open-house.js';

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

const addressOf = ({ config }: House): string => config.web.publicUrl ?? `http://localhost:${config.port}`;

/** Makes a one-time sign-in link. Only the hash of its token is stored: the link is shown here and never again. */
export const issueDeskLink = async (
  house: House,
  name: string,
  address = addressOf(house),
): Promise<string> => {
  const agentId = agentIdOf(name);
  const known = await house.agents.agent(agentId);
  await house.agents.put({ id: agentId, name, limitMinor: known?.limitMinor ?? null });
  const token = house.ids.secret();
  const expiresAt = new Date(house.clock.now().getTime() + linkMinutes * 60_000).toISOString();
  await house.agents.addSignInLink({ tokenHash: hashToken(token), agentId, expiresAt });
  return `${address}/desk/sign-in?token=${token}`;
};
