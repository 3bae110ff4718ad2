import { openTestServerDatabase } from './databases.js';
import { type RunningServer, startServer } from './running-server.js';

export interface RacePlace {
  readonly name: string;
  /** Customers who race: more than there are units of any goods, shared evenly among three kinds. */
  readonly clients: number;
  open(
    settings?: Readonly<Record<string, string>>,
  ): Promise<{ readonly servers: readonly [RunningServer, ...RunningServer[]]; close(): Promise<void> }>;
}

const unlimited = { MAKEGOOD_CONVERSATIONS_PER_MINUTE: '100000', MAKEGOOD_REQUESTS_PER_MINUTE: '100000' };

/** Where many do the same thing at once: always the embedded database, and two servers on one Postgres when there is one. */
export const racePlaces: readonly RacePlace[] = [
  {
    name: 'one server with the embedded database',
    clients: 24,
    open: async (settings) => {
      const server = await startServer({ ...unlimited, ...settings });
      return { servers: [server], close: () => server.stop() };
    },
  },
  ...(process.env.TEST_DATABASE_URL
    ? [
        {
          name: 'two servers on one Postgres',
          clients: 50,
          open: async (settings?: Readonly<Record<string, string>>) => {
            const kept = await openTestServerDatabase();
            const own = { ...unlimited, ...settings, DATABASE_URL: kept.url };
            const servers = [await startServer(own), await startServer(own)] as const;
            return {
              servers,
              close: async () => {
                await Promise.all(servers.map((server) => server.stop()));
                await kept.drop();
              },
            };
          },
        },
      ]
    : []),
];
