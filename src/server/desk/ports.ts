import type { Agent } from '../../turns/index.js';

/** How agents get in. Tokens are kept as hashes; each method takes "now" so that a frozen clock holds here too. */
export interface AgentDoor {
  /** Uses up a one-time link; null when it is unknown, used or over. */
  useLink(tokenHash: string, now: string): Promise<Agent | null>;
  openSession(session: {
    tokenHash: string;
    agentId: string;
    csrf: string;
    expiresAt: string;
  }): Promise<void>;
  session(tokenHash: string, now: string): Promise<AgentSession | null>;
  endSession(tokenHash: string): Promise<void>;
}

export interface AgentSession {
  readonly agent: Agent;
  readonly csrf: string;
}
