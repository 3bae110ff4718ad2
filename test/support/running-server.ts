import { silentLogger } from '../../src/base/index.js';
import { type BuiltServer, build } from '../../src/server/build.js';
import { readConfig } from '../../src/server/config/index.js';
import { issueDeskLink } from '../../src/server/wiring/desk-link.js';
import { testImage } from './databases.js';

export interface RunningServer {
  readonly url: string;
  readonly server: BuiltServer;
  /** A fresh one-time sign-in link on this server. */
  deskLink(name?: string, role?: 'agent' | 'auditor'): Promise<string>;
  stop(): Promise<void>;
}

/** The real server on a free port, its database in memory unless the settings say otherwise. */
export const startServer = async (settings: Record<string, string> = {}): Promise<RunningServer> => {
  const config = readConfig({
    PORT: '0',
    MAKEGOOD_DATA: 'memory',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const server = await build(config, { logger: silentLogger, image: await testImage() });
  const url = await server.start();
  return {
    url,
    server,
    deskLink: (name = 'Dana', role) => issueDeskLink(server.house, name, url, role),
    stop: () => server.stop(),
  };
};
