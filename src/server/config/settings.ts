import { z } from 'zod';
import { isLogName, noteSigner } from '../../audit/index.js';
import { locales } from '../../domain/index.js';
import { parseDeskHours } from './parse-desk-hours.js';
import { note } from './setting-note.js';
import { shopSettings } from './shop-settings.js';

const count = (max: number) => z.coerce.number().int().min(1).max(max);
const secret = z.string().min(16, 'must have at least 16 characters');
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const databaseAddress = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });
const redisAddress = z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' });
const origins = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  )
  .pipe(
    z.array(
      z.url({
        protocol: /^https?$/,
        error: 'must be a comma-separated list of origins such as https://shop.example',
      }),
    ),
  )
  .transform((list) => list.map((origin) => new URL(origin).origin));
const auditKey = z
  .string()
  .refine((key) => noteSigner('any', key).ok, 'must be an Ed25519 private key, PKCS #8 as PEM or base64');
const hours = z.string().transform((text, context) => {
  const parsed = parseDeskHours(text);
  if (parsed !== null) return parsed;
  context.issues.push({
    code: 'custom',
    input: text,
    message: 'must look like "Mon-Fri 09:00-18:00, Sat 10:00-14:00", on quarter hours',
  });
  return z.NEVER;
});

const general = 'General';
const where = 'Where things are kept';
const web = 'Web channel';
const desk = 'Desk';
const audit = 'Audit log';
const money = 'Money';
const model = 'Model';
const slack = 'Slack';
const botframework = 'Bot Framework';

/**
 * Every setting there is, one schema each. `.env.example` and `docs/configuration.md` are generated from this,
 * and nothing else reads the environment.
 */
export const settingsSchema = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3978)
    .meta(note(general, 'Port to listen on. 0 takes any free one.')),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta(
      note(
        general,
        'Address to listen on. In a container, or to be reachable from other machines, use 0.0.0.0.',
      ),
    ),
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .meta(
      note(
        general,
        'In production, conveniences for trying things out are off: one-time codes are never logged and anonymous bots are refused.',
      ),
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta(
      note(general, 'How much is logged. Logs are JSON lines on standard error and hold no personal data.'),
    ),
  MAKEGOOD_LOCALE: z
    .enum(locales)
    .default('en')
    .meta(note(general, 'Language of the first words, until the customer or the page says otherwise.')),
  MAKEGOOD_NOW: z.iso
    .datetime({ offset: true, error: 'must be a moment such as 2025-11-20T12:00:00Z' })
    .optional()
    .meta(
      note(
        general,
        'The clock begins at this moment each time a server or a command starts, and goes on from there. For demonstrations and evaluation only.',
        {
          unset: 'the real time',
          example: '2025-11-20T12:00:00Z',
        },
      ),
    ),
  MAKEGOOD_POLICY: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(general, 'The policy file to decide by.', {
        unset: 'the standard policy in dialogs/policies',
        example: './dialogs/policies/standard-retail.yml',
      }),
    ),
  MAKEGOOD_DIALOGS: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(general, 'Folder with flows, messages, intents and policies, when you keep your own.', {
        unset: 'the dialogs folder that comes with Makegood',
        example: './dialogs',
      }),
    ),
  MAKEGOOD_SANDBOX_SEED: z.coerce
    .number()
    .int()
    .min(0)
    .default(20_251_120)
    .meta(note(general, 'Seed of the sandbox shop that fills empty shop tables at the first start.')),

  MAKEGOOD_DATA: z
    .string()
    .min(1)
    .default('./data')
    .meta(
      note(
        where,
        'Folder of the embedded database. "memory" keeps everything in memory and forgets it at the end.',
      ),
    ),
  DATABASE_URL: databaseAddress.optional().meta(
    note(where, 'A Postgres server instead of the embedded one.', {
      unset: 'embedded Postgres in MAKEGOOD_DATA',
      example: 'postgres://makegood:secret@localhost:5432/makegood',
    }),
  ),
  REDIS_URL: redisAddress.optional().meta(
    note(where, 'A Redis server for what may be lost: one-time codes, attempts, rate limits.', {
      unset: 'the database',
      example: 'redis://localhost:6379',
    }),
  ),

  MAKEGOOD_PUBLIC_URL: webAddress.optional().meta(
    note(web, 'Address under which browsers reach this server; printed links start with it.', {
      unset: 'http://localhost and the port',
      example: 'https://help.shop.example',
    }),
  ),
  MAKEGOOD_ALLOWED_ORIGINS: origins.optional().meta(
    note(web, 'Comma-separated origins of the shop pages that may carry the widget.', {
      unset: 'this server only',
      example: 'https://shop.example,https://www.shop.example',
    }),
  ),
  MAKEGOOD_IDENTITY_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .meta(
      note(
        web,
        'Secret shared with the shop\'s site, which signs (JWT, HS256) who is logged in: "sub" is the customer id, "exp" is required.',
        { unset: 'signed identity is off', example: 'a-long-random-secret-of-32-characters-or-more' },
      ),
    ),
  MAKEGOOD_TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .meta(note(web, 'How many reverse proxies stand in front; their X-Forwarded-For is believed.')),
  MAKEGOOD_CONVERSATIONS_PER_MINUTE: count(1_000_000)
    .default(60)
    .meta(note(web, 'New conversations one address may start in a minute.')),
  MAKEGOOD_REQUESTS_PER_MINUTE: count(1_000_000)
    .default(1200)
    .meta(note(web, 'Requests one address may make in a minute.')),
  MAKEGOOD_MESSAGES_PER_MINUTE: count(1_000_000)
    .default(120)
    .meta(note(web, 'Messages one conversation may receive in a minute.')),

  ...shopSettings,

  MAKEGOOD_DESK_HOURS: hours.optional().meta(
    note(desk, "Opening hours of the desk in the shop's time zone, told to customers who wait.", {
      unset: 'always open',
      example: 'Mon-Fri 09:00-18:00, Sat 10:00-14:00',
    }),
  ),
  MAKEGOOD_DESK_SESSION_HOURS: count(720)
    .default(12)
    .meta(note(desk, 'Hours until an agent has to sign in again.')),

  MAKEGOOD_AUDIT_KEY: auditKey.optional().meta(
    note(
      audit,
      'Private key that signs the heads of the audit log: Ed25519, PKCS #8, as PEM or base64. Replicas share one.',
      {
        unset: 'audit-key.pem in MAKEGOOD_DATA, made at the first start',
        example: 'MC4CAQAwBQYDK2VwBCIEI…',
      },
    ),
  ),
  MAKEGOOD_AUDIT_ORIGIN: z
    .string()
    .refine(isLogName, 'must have no spaces and no "+"')
    .optional()
    .meta(
      note(audit, 'Name of the audit log, which its heads begin with. A name stands for one log, for ever.', {
        unset: 'MAKEGOOD_PUBLIC_URL without its scheme, and "/audit"; makegood.local/audit without it',
        example: 'help.shop.example/audit',
      }),
    ),
  MAKEGOOD_CHECKPOINT_FILE: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(
        audit,
        'File that the signed head of the log is written to. Copy it to where nobody here can change it.',
        {
          unset: 'checkpoint.txt in MAKEGOOD_DATA',
          example: '/srv/public/checkpoint.txt',
        },
      ),
    ),

  MAKEGOOD_STRIPE_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must be a secret or restricted key, which begins with sk_ or rk_')
    .optional()
    .meta(
      note(money, 'Key of the Stripe account that refunds payments whose mover is "stripe".', {
        unset: 'off: such refunds wait, and then go to a person',
        example: 'rk_test_example',
      }),
    ),
  MAKEGOOD_STRIPE_WEBHOOK_SECRET: secret.optional().meta(
    note(money, "Signing secret of Stripe's webhook endpoint at /webhooks/stripe.", {
      unset: 'late news is found by the daily reconciliation only',
      example: 'whsec_0123456789abcdef',
    }),
  ),
  MAKEGOOD_STRIPE_URL: webAddress.optional().meta(
    note(money, 'Another address of the Stripe API, for tests against a stand-in.', {
      unset: "the vendor's own",
      example: 'http://localhost:4020',
    }),
  ),

  OPENAI_MODEL: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(
        model,
        'Model that proposes commands for turns the classifier is unsure of. OPENAI_API_KEY is needed too.',
        { unset: 'off: the embedded classifier decides alone', example: 'gpt-5-mini' },
      ),
    ),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .meta(note(model, 'Key of the endpoint.', { unset: 'off', example: 'sk-example' })),
  OPENAI_BASE_URL: webAddress.optional().meta(
    note(model, 'Any OpenAI-compatible endpoint.', {
      unset: "the vendor's own",
      example: 'http://localhost:11434/v1',
    }),
  ),

  SLACK_SIGNING_SECRET: secret.optional().meta(
    note(slack, 'Signing secret of the Slack app. Needed together with SLACK_BOT_TOKEN.', {
      unset: 'off',
      example: '0123456789abcdef0123456789abcdef',
    }),
  ),
  SLACK_BOT_TOKEN: z
    .string()
    .min(1)
    .optional()
    .meta(note(slack, 'Bot token of the Slack app.', { unset: 'off', example: 'xoxb-example' })),
  SLACK_TRIAGE_CHANNEL: z
    .string()
    .regex(/^[CGD][A-Z0-9]{2,}$/, 'must be a channel id such as C0123456789')
    .optional()
    .meta(
      note(slack, 'Channel id where hand-offs are posted.', {
        unset: 'no hand-off cards in Slack',
        example: 'C0123456789',
      }),
    ),
  SLACK_API_URL: webAddress.optional().meta(
    note(slack, 'Another address of the Slack API, for tests against a stand-in.', {
      unset: "the vendor's own",
      example: 'http://localhost:4010/api/',
    }),
  ),

  MICROSOFT_APP_ID: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(botframework, 'App id of the bot. Needed together with MICROSOFT_APP_PASSWORD.', {
        unset: 'off',
        example: '00000000-0000-0000-0000-000000000000',
      }),
    ),
  MICROSOFT_APP_PASSWORD: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(botframework, 'Password (client secret) of the bot.', {
        unset: 'off',
        example: 'example-password',
      }),
    ),
  MICROSOFT_APP_TYPE: z
    .enum(['MultiTenant', 'SingleTenant'])
    .default('MultiTenant')
    .meta(note(botframework, 'Kind of app registration.')),
  MICROSOFT_APP_TENANT_ID: z
    .string()
    .min(1)
    .optional()
    .meta(
      note(botframework, 'Tenant of a SingleTenant app.', {
        unset: 'none',
        example: '00000000-0000-0000-0000-000000000000',
      }),
    ),
  MAKEGOOD_BOTFRAMEWORK_ANONYMOUS: z
    .enum(['on', 'off'])
    .default('off')
    .meta(
      note(
        botframework,
        'Answers an emulator without an app id. Refused in production and unless HOST is a loopback address.',
      ),
    ),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;
