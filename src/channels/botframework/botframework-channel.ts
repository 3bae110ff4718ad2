import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { AppError, type Clock, isAppError } from '../../base/index.js';
import type { Outbox } from '../../turns/index.js';
import type { ChannelInbox } from '../ports.js';
import { type Activity, activitySchema } from './activity-schema.js';
import { type ActivityGate, authenticateActivity } from './authenticate-activity.js';
import { createBotFrameworkOutbox } from './botframework-outbox.js';
import { addressOf, threadKeyOf } from './conversation-address.js';
import { inboundFromActivity, localeOf } from './inbound-from-activity.js';

type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

export interface BotFrameworkChannelOptions {
  /** Left out: nobody is authenticated, and only this machine may speak to us. */
  readonly appId?: string | undefined;
  readonly appPassword?: string | undefined;
  readonly appType?: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI' | undefined;
  readonly tenantId?: string | undefined;
  /** Must be true to run without an app id; never in production. */
  readonly allowAnonymousLoopback: boolean;
  readonly inbox: ChannelInbox;
  readonly clock: Clock;
  /** Another cloud than the public one: issuer, key and login addresses. */
  readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions;
  /** Where tokens for our own calls come from, when not from Microsoft's login. */
  readonly credentials?: CredentialsFactory;
}

export interface BotFrameworkChannel {
  /** To be mounted at `/api/messages`; parses its own JSON. */
  readonly router: Router;
  readonly outbox: Outbox;
}

/**
 * The Bot Framework's activities in, and messages out through its connector.
 *
 * Activities are authenticated with the library and read by us: its own request entry would run the answer inside the
 * request, echo its error texts to the caller and answer 500 to a forged token.
 */
export const createBotFrameworkChannel = (options: BotFrameworkChannelOptions): BotFrameworkChannel => {
  const appId = options.appId ?? '';
  if (appId === '' && !options.allowAnonymousLoopback) {
    throw new AppError('config-invalid', { setting: 'appId', reason: 'needed-outside-development' });
  }
  const gate: ActivityGate = { authentication: authenticationOf(options), isAnonymous: appId === '' };
  const router = Router();
  router.post('/', express.json({ limit: '256kb' }), receiveActivity(options, gate), malformedBody);
  const outbox = createBotFrameworkOutbox({ adapter: new CloudAdapter(gate.authentication), appId });
  return Object.freeze({ router, outbox });
};

const authenticationOf = (options: BotFrameworkChannelOptions): ConfigurationBotFrameworkAuthentication => {
  const identity = {
    ...(options.appId === undefined ? {} : { MicrosoftAppId: options.appId }),
    ...(options.appPassword === undefined ? {} : { MicrosoftAppPassword: options.appPassword }),
    ...(options.appType === undefined ? {} : { MicrosoftAppType: options.appType }),
    ...(options.tenantId === undefined ? {} : { MicrosoftAppTenantId: options.tenantId }),
  };
  try {
    return new ConfigurationBotFrameworkAuthentication(
      { ...identity, ...options.cloud },
      options.credentials ?? new ConfigurationServiceClientCredentialFactory(identity),
    );
  } catch (cause) {
    throw new AppError('config-invalid', { setting: 'botframework' }, { cause });
  }
};

const receiveActivity =
  (options: BotFrameworkChannelOptions, gate: ActivityGate): RequestHandler =>
  async (request, response) => {
    const activity = activitySchema.safeParse(request.body);
    if (!activity.success) {
      throw new AppError('request-invalid', {
        fields: activity.error.issues.map((issue) => issue.path.join('.')),
      });
    }
    await authenticateActivity(gate, request, activity.data);
    const status = await takeActivity(options, activity.data);
    response.status(status).end();
  };

/** Answers once the message is stored; the reply comes by the outbox. */
const takeActivity = async (
  { inbox, clock }: BotFrameworkChannelOptions,
  activity: Activity,
): Promise<number> => {
  // What a customer is told about an order is for them alone.
  if (activity.conversation.isGroup === true) return 200;
  switch (activity.type) {
    case 'message':
      await inbox.accept(inboundFromActivity(activity, clock.now().toISOString()));
      return 200;
    case 'conversationUpdate':
      if (activity.membersAdded?.some((member) => member.id === activity.recipient?.id)) {
        await inbox.open({
          channel: 'botframework',
          threadKey: threadKeyOf(activity),
          address: { ...addressOf(activity) },
          locale: localeOf(activity),
        });
      }
      return 200;
    case 'invoke':
      return 501;
    default:
      return 200;
  }
};

const malformedBody: ErrorRequestHandler = (error, _request, _response, next) => {
  if (isAppError(error) || error?.type === undefined) next(error);
  else
    next(
      new AppError(
        error.type === 'entity.too.large' ? 'request-too-large' : 'request-malformed',
        {},
        { cause: error },
      ),
    );
};
