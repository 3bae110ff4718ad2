import { Router } from 'express';
import { createSlackTriageDesk, type SlackTriageDesk } from '../../desks/index.js';
import type { DeskThreads } from '../../handoff/index.js';
import type { House } from './open-house.js';

/** Slack: customers in direct messages, and hand-offs in the triage channel when one is set. */
const openSlack = async (house: House, threads: DeskThreads, router: Router): Promise<void> => {
  const { config, inbox, clock, logger } = house;
  if (config.slack === null) return;
  const { createSlackChannel, createSlackOutbox, createSlackPoster } = await import(
    '../../channels/slack/index.js'
  );
  const { signingSecret, botToken, apiUrl, triageChannel } = config.slack;
  const poster = createSlackPoster({ botToken, apiUrl: apiUrl ?? undefined, logger });
  let triage: SlackTriageDesk | undefined;
  if (triageChannel !== null) {
    triage = createSlackTriageDesk({
      channel: triageChannel,
      poster,
      actions: house.actions,
      threads,
      handoffs: house.handoffs,
      conversations: house.store,
      logger,
    });
    house.desks.push(triage);
    house.catchUps.push(triage.catchUp);
  }
  house.outboxes.slack = createSlackOutbox({ poster });
  router.use(
    '/slack/events',
    createSlackChannel({ signingSecret, botToken, inbox, poster, triage, logger, clock }).router,
  );
};

const openBotFramework = async (house: House, router: Router): Promise<void> => {
  const { config, inbox, clock } = house;
  if (config.botframework === null) return;
  const { createBotFrameworkChannel } = await import('../../channels/botframework/index.js');
  const { credentials, appType, tenantId } = config.botframework;
  const channel = createBotFrameworkChannel({
    appId: credentials?.appId,
    appPassword: credentials?.password,
    appType,
    tenantId: tenantId ?? undefined,
    allowAnonymousLoopback: credentials === null && config.environment !== 'production',
    inbox,
    clock,
  });
  house.outboxes.botframework = channel.outbox;
  router.use('/api/messages', channel.router);
};

/** The channels that have to be called, each only when it is configured; their vendors' libraries are loaded only then. */
export const openChannels = async (house: House, threads: DeskThreads): Promise<Router> => {
  const router = Router();
  await openSlack(house, threads, router);
  await openBotFramework(house, router);
  return router;
};
