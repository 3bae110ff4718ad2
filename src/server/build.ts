import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { AppError } from '../base/index.js';
import { createEventStreams } from '../channels/web/index.js';
import { assembleApp } from './assemble-app.js';
import type { Config } from './config/index.js';
import { watchConnections } from './http/index.js';
import { type House, type HouseOptions, openHouse } from './wiring/open-house.js';

export interface BuiltServer {
  readonly app: Express;
  readonly house: House;
  /** Listens and takes up work. Answers the address that browsers use. */
  start(): Promise<string>;
  /** Takes nothing new, finishes what runs, and closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Requests under way get this long to end. */
const drainMs = 20_000;

const listen = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const cure =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} is taken: stop what uses it, or set PORT to another one.`
          : 'Set HOST and PORT to an address of this machine.';
      reject(
        new AppError('config-invalid', { setting: 'PORT', reason: cause.code ?? 'listen' }, { cure, cause }),
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

const onHouse = async (house: House): Promise<BuiltServer> => {
  const { config, logger, store, ephemeral } = house;
  let stopping: Promise<void> | null = null;
  const readiness = {
    get stopping() {
      return stopping !== null;
    },
    check: async () => {
      await store.conversation('');
      await ephemeral.ping();
    },
  };
  const streams = createEventStreams();
  const app = await assembleApp(house, { streams, readiness });
  const server = createServer(app);
  const connections = watchConnections(server);
  // Longer than usual proxies keep a connection, so that it is never closed under a request on its way.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;

  const stop = async (): Promise<void> => {
    logger.info({}, 'stopping');
    streams.closeAll();
    await connections.close(drainMs);
    await house.close();
    logger.info({}, 'stopped');
  };
  return {
    app,
    house,
    start: async () => {
      const { port } = await listen(server, config.port, config.host);
      await house.startWork();
      logger.info({ port, host: config.host, environment: config.environment }, 'listening');
      return config.web.publicUrl ?? `http://localhost:${port}`;
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
};

/** Everything put together and nothing listening yet. */
export const build = async (config: Config, options: HouseOptions): Promise<BuiltServer> => {
  const house = await openHouse(config, options);
  try {
    return await onHouse(house);
  } catch (error) {
    await house.close();
    throw error;
  }
};
