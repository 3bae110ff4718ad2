import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Database } from '../database.js';
import { agentSessions, agents, signInLinks } from '../schema/desk.js';

/** An `agent` works cases; an `auditor` reads everything, the audit log too, and changes nothing. */
export const deskRoles = ['agent', 'auditor'] as const;
export type DeskRole = (typeof deskRoles)[number];

export interface DeskAgent {
  readonly id: string;
  readonly name: string;
  /** What this agent may approve alone, minor units; null means the shop's general limit. */
  readonly limitMinor: number | null;
  readonly role: DeskRole;
}

export interface DeskSession {
  readonly agent: DeskAgent;
  readonly csrf: string;
  readonly expiresAt: string;
}

/** People at the desk. Tokens are known by their SHA-256 only, so that a copy of the database opens nothing. */
export interface AgentStore {
  /** Adds an agent or changes name and limit; the role stays what it was unless one is given. */
  put(agent: Omit<DeskAgent, 'role'> & { readonly role?: DeskRole }): Promise<void>;
  agent(agentId: string): Promise<DeskAgent | null>;
  agents(): Promise<DeskAgent[]>;
  addSignInLink(link: {
    readonly tokenHash: string;
    readonly agentId: string;
    readonly expiresAt: string;
  }): Promise<void>;
  /** Uses a link up. Null when it is unknown, too old or was used before, even at the same moment. */
  useSignInLink(tokenHash: string): Promise<DeskAgent | null>;
  addSession(session: {
    readonly tokenHash: string;
    readonly agentId: string;
    readonly csrf: string;
    readonly expiresAt: string;
  }): Promise<void>;
  /** Null when it is unknown, over or ended. */
  session(tokenHash: string): Promise<DeskSession | null>;
  endSession(tokenHash: string): Promise<void>;
}

const agentColumns = {
  id: agents.id,
  name: agents.name,
  limitMinor: agents.limitMinor,
  role: agents.role,
};

export const createAgentStore = (database: Database): AgentStore => {
  const now = (): string => database.clock.now().toISOString();
  return Object.freeze({
    put: async (agent: Parameters<AgentStore['put']>[0]) => {
      const { name, limitMinor, role } = agent;
      const changed = { name, limitMinor, ...(role === undefined ? {} : { role }) };
      await database.run((orm) =>
        orm
          .insert(agents)
          .values({ ...agent, createdAt: now() })
          .onConflictDoUpdate({ target: agents.id, set: changed }),
      );
    },
    agent: async (agentId: string) => {
      const [found] = await database.run((orm) =>
        orm.select(agentColumns).from(agents).where(eq(agents.id, agentId)),
      );
      return found ?? null;
    },
    agents: () =>
      database.run((orm) => orm.select(agentColumns).from(agents).orderBy(agents.name, agents.id)),
    addSignInLink: async (link: { tokenHash: string; agentId: string; expiresAt: string }) => {
      await database.run((orm) => orm.insert(signInLinks).values(link));
    },
    useSignInLink: async (tokenHash: string) => {
      const used = await database.run((orm) =>
        orm
          .update(signInLinks)
          .set({ usedAt: now() })
          .where(
            and(
              eq(signInLinks.tokenHash, tokenHash),
              isNull(signInLinks.usedAt),
              gt(signInLinks.expiresAt, now()),
            ),
          )
          .returning({ agentId: signInLinks.agentId }),
      );
      const agentId = used[0]?.agentId;
      if (agentId === undefined) return null;
      const [found] = await database.run((orm) =>
        orm.select(agentColumns).from(agents).where(eq(agents.id, agentId)),
      );
      return found ?? null;
    },
    addSession: async (session: { tokenHash: string; agentId: string; csrf: string; expiresAt: string }) => {
      await database.run(async (orm) => {
        await orm.delete(agentSessions).where(lte(agentSessions.expiresAt, now()));
        await orm.insert(agentSessions).values(session);
      });
    },
    session: async (tokenHash: string) => {
      const [found] = await database.run((orm) =>
        orm
          .select({ agent: agentColumns, csrf: agentSessions.csrf, expiresAt: agentSessions.expiresAt })
          .from(agentSessions)
          .innerJoin(agents, eq(agents.id, agentSessions.agentId))
          .where(and(eq(agentSessions.tokenHash, tokenHash), gt(agentSessions.expiresAt, now()))),
      );
      return found ?? null;
    },
    endSession: async (tokenHash: string) => {
      await database.run((orm) => orm.delete(agentSessions).where(eq(agentSessions.tokenHash, tokenHash)));
    },
  });
};
