import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { AppError } from '../base/index.js';
import {
  createEventStreams,
  createIdentityVerifier,
  createRateLimiters,
  createWebChannel,
} from '../channels/web/index.js';
import type { Config } from './config/index.js';
import { approvableAmount, createDeskApi } from './desk/index.js';
import { createHttpApp, watchConnections } from './http/index.js';
import { describeApi } from './openapi/index.js';
import { packageVersion, pagesFolder } from './places.js';
import { openChannels } from './wiring/open-channels.js';
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

/** Everything put together and nothing listening yet. */
export const build = async (config: Config, options: HouseOptions): Promise<BuiltServer> => {
  const house = await openHouse(config, options);
  const { ids, clock, logger, ephemeral, store, cases, handoffs, agents, watch, actions, turns } = house;
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
  const https = config.web.publicUrl?.startsWith('https:') ?? false;
  const streams = createEventStreams();
  const servesAlone = house.database.kind === 'embedded' && config.redisUrl === null;
  const limit = createRateLimiters({ ...config.web, counts: servesAlone ? null : ephemeral });
  const web = createWebChannel({
    store,
    handoffs,
    watch,
    turns,
    verifyIdentity: createIdentityVerifier(config.web.identitySecret, clock),
    limit,
    allowedOrigins: config.web.allowedOrigins,
    locale: config.locale,
    streams,
    clock,
    ids,
    logger,
  });
  const desk = createDeskApi({
    store,
    handoffs,
    cases,
    agents,
    actions,
    watch,
    streams,
    approvable: approvableAmount({ ...house, policy: house.content.policy }),
    limitRequests: limit.requests,
    clock,
    ids,
    logger,
    sessionHours: config.desk.sessionHours,
    https,
  });
  const app = createHttpApp({
    // Called channels first: their signatures cover the raw body, so no parser may come before them.
    routers: [await openChannels(house, house.deskThreads), web, desk],
    openApi: describeApi(packageVersion()),
    pagesFolder,
    readiness,
    trustedProxies: config.web.trustedProxies,
    https,
    logger,
    ids,
  });
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
