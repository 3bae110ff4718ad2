import type { Express } from 'express';
import {
  createIdentityVerifier,
  createRateLimiters,
  createWebChannel,
  type EventStreams,
} from '../channels/web/index.js';
import { floorJsonSchema, policyJsonSchema } from '../policy/index.js';
import { shopJsonSchema } from '../shops/index.js';
import { auditRoutes } from './audit/index.js';
import { carrierRoutes } from './carrier/index.js';
import { approvableAmount, createDeskApi } from './desk/index.js';
import { createHttpApp, type Readiness } from './http/index.js';
import { labelRoutes, printLabel } from './labels/index.js';
import { describeApi } from './openapi/index.js';
import { packageVersion, pagesFolder } from './places.js';
import { policyPageRoutes } from './policy-page/index.js';
import { printPaper } from './records/index.js';
import { stripeWebhook } from './webhooks/index.js';
import { openChannels } from './wiring/open-channels.js';
import type { House } from './wiring/open-house.js';

/** Every door of the house on one HTTP app: called channels, web channel, desk, pages. */
export const assembleApp = async (
  house: House,
  { streams, readiness }: { readonly streams: EventStreams; readonly readiness: Readiness },
): Promise<Express> => {
  const { config, ids, clock, logger, ephemeral, store, cases, handoffs, agents, watch, actions, turns } =
    house;
  const https = config.web.publicUrl?.startsWith('https:') ?? false;
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
    caseRecords: house.caseRecords,
    papers: house.papers,
    printLabel: (found) => printLabel(house, found),
    makesLabels: config.shop.returnAddress !== null,
    printPaper: (stored, locale) => printPaper(house, stored, locale),
    shop: house.shop,
    returns: house.returns,
    saga: house.saga,
    caseActions: house.caseActions,
    agents,
    actions,
    watch,
    streams,
    audit: house.audit,
    approvable: approvableAmount(house),
    limitRequests: limit.requests,
    clock,
    ids,
    logger,
    sessionHours: config.desk.sessionHours,
    https,
  });
  const policyPage = policyPageRoutes({
    policies: house.policies,
    dialog: house.content.dialog,
    clock,
    locale: config.locale,
  });
  const stripe = house.movers.readStripeNews;
  const webhooks =
    stripe === null
      ? []
      : [
          stripeWebhook({
            read: stripe,
            events: house.providerEvents,
            limitRequests: limit.requests,
            clock,
            logger,
          }),
        ];
  const labels = labelRoutes({
    cases,
    print: (found) => printLabel(house, found),
    limit: limit.papers,
  });
  const { carrierSecret } = config.shop;
  const carriers =
    carrierSecret === null ? [] : [carrierRoutes({ ...house, secret: carrierSecret, limit: limit.requests })];
  return createHttpApp({
    // Called channels first: their signatures cover the raw body, so no parser may come before them.
    routers: [
      ...webhooks,
      ...carriers,
      await openChannels(house, house.deskThreads),
      labels,
      web,
      desk,
      auditRoutes(house.audit, limit.requests),
      policyPage,
    ],
    documents: {
      '/openapi.json': describeApi(packageVersion()),
      '/schemas/shop.json': shopJsonSchema(),
      '/schemas/policy.json': policyJsonSchema(),
      '/schemas/floor.json': floorJsonSchema(),
    },
    pagesFolder,
    readiness,
    trustedProxies: config.web.trustedProxies,
    https,
    logger,
    ids,
  });
};
