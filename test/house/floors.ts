/**
 * The plan of the house as data; `docs/architecture.md` explains it. A file may import its own folder and, through their
 * `index.ts`, the folders on floors `from` to `to`. Never sideways, never up; `import type` counts.
 */
export interface Room {
  readonly floor: number;
  /** The highest floor it may look at. */
  readonly to: number;
}

export const rooms: Readonly<Record<string, Room>> = {
  base: { floor: 0, to: -1 },
  domain: { floor: 1, to: 0 },
  policy: { floor: 2, to: 1 },
  dialog: { floor: 2, to: 1 },
  understanding: { floor: 2, to: 1 },
  cases: { floor: 2, to: 1 },
  audit: { floor: 2, to: 1 },
  handoff: { floor: 2, to: 1 },
  turns: { floor: 3, to: 2 },
  refunds: { floor: 3, to: 2 },
  content: { floor: 4, to: 2 },
  storage: { floor: 4, to: 3 },
  models: { floor: 4, to: 2 },
  shops: { floor: 4, to: 3 },
  documents: { floor: 4, to: 3 },
  desks: { floor: 4, to: 3 },
  channels: { floor: 4, to: 3 },
  server: { floor: 5, to: 4 },
  // Browser code lives outside the floors and sees two files of the house.
  web: { floor: 9, to: -1 },
};

const channelDoor =
  'each channel is loaded alone: the Slack and Bot Framework libraries take most of a second and 50 MB';

/** Files that may be imported from outside past their folder's `index.ts`, with the reason. */
export const sideDoors: Readonly<Record<string, string>> = {
  'src/domain/wire.ts':
    'what browsers and the server agree on; the browser must not load the rest of the domain',
  'src/base/currency-digits.ts':
    'the digits of each currency, for pages that must not count other minor units',
  'src/domain/wire-case.ts': 'the case in those words, for the document that describes the API',
  'src/channels/web/index.ts': channelDoor,
  'src/channels/slack/index.ts': channelDoor,
  'src/channels/botframework/index.ts': channelDoor,
  'src/shops/stripe/index.ts':
    "loaded only where Stripe moves money: the vendor's library takes a tenth of a second and 10 MB",
};

/** Imports that the floors forbid and we allow, with the reason. */
export const exceptions: readonly { readonly from: string; readonly to: string; readonly because: string }[] =
  [
    { from: 'src/web/', to: 'src/domain/wire.ts', because: 'what browsers and the server agree on' },
    { from: 'src/web/', to: 'src/base/currency-digits.ts', because: 'one table of digits for both sides' },
  ];

/** Every third-party package and the rooms that may import it. A package that is not here belongs to nobody yet. */
export const packageOwners: Readonly<Record<string, readonly string[]>> = {
  '@electric-sql/pglite': ['storage'],
  '@formatjs/icu-messageformat-parser': ['dialog'],
  '@keyv/redis': ['storage'],
  '@preact/preset-vite': ['web'],
  '@preact/signals': ['web'],
  '@slack/bolt': ['channels'],
  '@slack/web-api': ['desks', 'channels'],
  botbuilder: ['channels'],
  'bwip-js': ['documents'],
  canonicalize: ['base'],
  'chrono-node': ['understanding'],
  cookie: ['channels', 'server'],
  'drizzle-orm': ['storage'],
  express: ['channels', 'server'],
  'express-rate-limit': ['channels', 'server'],
  'fastest-levenshtein': ['understanding'],
  helmet: ['channels', 'server'],
  'intl-messageformat': ['dialog'],
  jose: ['channels', 'server'],
  keyv: ['storage'],
  'libphonenumber-js': ['understanding'],
  openai: ['models'],
  pdfkit: ['documents'],
  pg: ['storage'],
  'pg-boss': ['storage'],
  pino: ['base'],
  preact: ['web'],
  stripe: ['shops'],
  vite: ['web'],
  yaml: ['content'],
  zod: Object.keys(rooms).filter((room) => room !== 'base' && room !== 'web'),
};
