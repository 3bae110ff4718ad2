import { join } from 'node:path';
import { AppError } from '../../base/index.js';
import type { Locale } from '../../domain/index.js';
import type { OpeningHours } from '../../handoff/index.js';
import { type Settings, settingsSchema } from './settings.js';

/** The settings as the rest of the server sees them. Frozen; an optional part is null when it is off. */
export interface Config {
  readonly environment: Settings['NODE_ENV'];
  readonly port: number;
  readonly host: string;
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly locale: Locale;
  /** Null: the real time. */
  readonly startsAt: string | null;
  readonly policyFile: string | null;
  readonly dialogsFolder: string | null;
  readonly sandboxSeed: number;
  /** Null: the embedded database lives in memory. */
  readonly dataFolder: string | null;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly web: {
    readonly publicUrl: string | null;
    readonly allowedOrigins: readonly string[];
    readonly identitySecret: string | null;
    readonly trustedProxies: number;
    readonly conversationsPerMinute: number;
    readonly requestsPerMinute: number;
    readonly messagesPerMinute: number;
  };
  readonly shop: {
    readonly name: string | null;
    /** Null: no labels. Lines below the shop's name. */
    readonly returnAddress: readonly string[] | null;
    /** Null: no news of carriers is taken. */
    readonly carrierSecret: string | null;
  };
  readonly desk: {
    readonly hours: OpeningHours | null;
    readonly sessionHours: number;
  };
  readonly audit: {
    /** Ed25519, as it is set; null: the key of the data folder. */
    readonly privateKey: string | null;
    /** The log's name. */
    readonly origin: string;
    /** Null: the head is not written to a file. */
    readonly checkpointFile: string | null;
  };
  readonly model: { readonly name: string; readonly apiKey: string; readonly baseUrl: string | null } | null;
  readonly stripe: {
    readonly key: string;
    /** Null: no news is taken, and the reconciliation finds out. */
    readonly webhookSecret: string | null;
    readonly url: string | null;
  } | null;
  readonly slack: {
    readonly signingSecret: string;
    readonly botToken: string;
    readonly triageChannel: string | null;
    readonly apiUrl: string | null;
  } | null;
  readonly botframework: {
    /** Null: anonymous callers on a loopback address, in development only. */
    readonly credentials: { readonly appId: string; readonly password: string } | null;
    readonly appType: Settings['MICROSOFT_APP_TYPE'];
    readonly tenantId: string | null;
  } | null;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

const halfSet = (settings: Settings): string[] => {
  const faults: string[] = [];
  const needs = (name: keyof Settings, other: keyof Settings): void => {
    if (settings[name] !== undefined && settings[other] === undefined) faults.push(`${name} needs ${other}`);
  };
  needs('OPENAI_MODEL', 'OPENAI_API_KEY');
  needs('MAKEGOOD_STRIPE_WEBHOOK_SECRET', 'MAKEGOOD_STRIPE_KEY');
  needs('SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN');
  needs('SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET');
  needs('SLACK_TRIAGE_CHANNEL', 'SLACK_BOT_TOKEN');
  needs('MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD');
  needs('MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_ID');
  if (settings.MICROSOFT_APP_TYPE === 'SingleTenant') needs('MICROSOFT_APP_TYPE', 'MICROSOFT_APP_TENANT_ID');
  if (settings.MAKEGOOD_BOTFRAMEWORK_ANONYMOUS === 'on') {
    if (settings.NODE_ENV === 'production')
      faults.push('MAKEGOOD_BOTFRAMEWORK_ANONYMOUS must be off in production');
    if (!loopback.has(settings.HOST))
      faults.push('MAKEGOOD_BOTFRAMEWORK_ANONYMOUS needs HOST to be a loopback address');
  }
  return faults;
};

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
};

/** The log's name from the address it is served at: without a scheme, as names of logs are. */
const originOf = (publicUrl: string | undefined): string => {
  if (publicUrl === undefined) return 'makegood.local/audit';
  const { host, pathname } = new URL(publicUrl);
  return `${host}${pathname.replace(/\/+$/, '')}/audit`;
};

const arrange = (settings: Settings): Config => {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password } = settings;
  const credentials = appId !== undefined && password !== undefined ? { appId, password } : null;
  return {
    environment: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
    locale: settings.MAKEGOOD_LOCALE,
    startsAt: settings.MAKEGOOD_NOW ?? null,
    policyFile: settings.MAKEGOOD_POLICY ?? null,
    dialogsFolder: settings.MAKEGOOD_DIALOGS ?? null,
    sandboxSeed: settings.MAKEGOOD_SANDBOX_SEED,
    dataFolder: settings.MAKEGOOD_DATA === 'memory' ? null : settings.MAKEGOOD_DATA,
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    web: {
      publicUrl: settings.MAKEGOOD_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
      allowedOrigins: settings.MAKEGOOD_ALLOWED_ORIGINS ?? [],
      identitySecret: settings.MAKEGOOD_IDENTITY_SECRET ?? null,
      trustedProxies: settings.MAKEGOOD_TRUST_PROXY,
      conversationsPerMinute: settings.MAKEGOOD_CONVERSATIONS_PER_MINUTE,
      requestsPerMinute: settings.MAKEGOOD_REQUESTS_PER_MINUTE,
      messagesPerMinute: settings.MAKEGOOD_MESSAGES_PER_MINUTE,
    },
    shop: {
      name: settings.MAKEGOOD_SHOP_NAME ?? null,
      returnAddress: settings.MAKEGOOD_RETURN_ADDRESS ?? null,
      carrierSecret: settings.MAKEGOOD_CARRIER_SECRET ?? null,
    },
    desk: {
      hours: settings.MAKEGOOD_DESK_HOURS ?? null,
      sessionHours: settings.MAKEGOOD_DESK_SESSION_HOURS,
    },
    audit: {
      privateKey: settings.MAKEGOOD_AUDIT_KEY ?? null,
      origin: settings.MAKEGOOD_AUDIT_ORIGIN ?? originOf(settings.MAKEGOOD_PUBLIC_URL),
      checkpointFile:
        settings.MAKEGOOD_CHECKPOINT_FILE ??
        (settings.MAKEGOOD_DATA === 'memory' ? null : join(settings.MAKEGOOD_DATA, 'checkpoint.txt')),
    },
    model:
      settings.OPENAI_MODEL !== undefined && settings.OPENAI_API_KEY !== undefined
        ? {
            name: settings.OPENAI_MODEL,
            apiKey: settings.OPENAI_API_KEY,
            baseUrl: settings.OPENAI_BASE_URL ?? null,
          }
        : null,
    stripe:
      settings.MAKEGOOD_STRIPE_KEY === undefined
        ? null
        : {
            key: settings.MAKEGOOD_STRIPE_KEY,
            webhookSecret: settings.MAKEGOOD_STRIPE_WEBHOOK_SECRET ?? null,
            url: settings.MAKEGOOD_STRIPE_URL ?? null,
          },
    slack:
      settings.SLACK_SIGNING_SECRET !== undefined && settings.SLACK_BOT_TOKEN !== undefined
        ? {
            signingSecret: settings.SLACK_SIGNING_SECRET,
            botToken: settings.SLACK_BOT_TOKEN,
            triageChannel: settings.SLACK_TRIAGE_CHANNEL ?? null,
            apiUrl: settings.SLACK_API_URL ?? null,
          }
        : null,
    botframework:
      credentials !== null || settings.MAKEGOOD_BOTFRAMEWORK_ANONYMOUS === 'on'
        ? {
            credentials,
            appType: settings.MICROSOFT_APP_TYPE,
            tenantId: settings.MICROSOFT_APP_TENANT_ID ?? null,
          }
        : null,
  };
};

/**
 * Reads all settings from an environment record. An empty value counts as not set, as `NAME=` in a file means.
 * @throws AppError `config-invalid` naming every fault at once; values are not repeated, they may be secrets.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success
    ? halfSet(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new AppError(
      'config-invalid',
      { faults },
      { cure: `Correct these settings: ${faults.join('; ')}. .env.example lists all of them.` },
    );
  }
  return deepFreeze(arrange(parsed.data));
};
