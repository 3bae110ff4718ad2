import { Router } from 'express';
import { createBotFrameworkChannel } from '../../channels/botframework/index.js';
import { createSlackChannel, createSlackOutbox, createSlackPoster } from '../../channels/slack/index.js';
import { createSlackTriageDesk, type SlackTriageDesk } from '../../desks/index.js';
import type { DeskThreads } from '../../handoff/index.js';
import type { House } from './open-house.js';

/** Slack: customers in direct messages, and hand-offs in the triage channel when one is set. */
const openSlack = (house: House, threads: DeskThreads, router: Router): void => {
  const { config, inbox, clock, logger } = house;
  if (config.slack === null) return;
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
  }
  house.outboxes.slack = createSlackOutbox({ poster });
  router.use(
    '/slack/events',
    createSlackChannel({ signingSecret, botToken, inbox, poster, triage, logger, clock }).router,
  );
};

const openBotFramework = (house: House, router: Router): void => {
  const { config, inbox, clock } = house;
  if (config.botframework === null) return;
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

/** The channels that have to be called, each only when it is configured. */
export const openChannels = (house: House, threads: DeskThreads): Router => {
  const router = Router();
  openSlack(house, threads, router);
  openBotFramework(house, router);
  return router;
};
