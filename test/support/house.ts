import { frozenClock, type Ids, sequentialIds, silentLogger } from '../../src/base/index.js';
import { loadContent } from '../../src/content/index.js';
import type { Locale, TranscriptMessage } from '../../src/domain/index.js';
import { createPolicyBook } from '../../src/policy/index.js';
import { messagesOfPolicyPage } from '../../src/server/policy-page/index.js';
import { createRecordsShop, makeSandboxShop } from '../../src/shops/index.js';
import {
  createAnnouncements,
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
  createStoreCreditLedger,
  type Database,
  openEphemeral,
} from '../../src/storage/index.js';
import { createTurns, messagesOfTurns, type Turns, type TurnsDependencies } from '../../src/turns/index.js';
import { openTestDatabase } from './databases.js';

export const houseNow = '2026-11-21T12:00:00.000Z';

/** The house without HTTP: embedded Postgres, the sandbox shop and the shipped content, in one process. */
export interface House {
  readonly turns: Turns;
  readonly deps: TurnsDependencies;
  readonly database: Database;
  readonly clock: ReturnType<typeof frozenClock>;
  talk(locale?: Locale, provenCustomerId?: string): Promise<Talk>;
  close(): Promise<void>;
}

export interface Talk {
  readonly conversationId: string;
  say(text: string): Promise<readonly TranscriptMessage[]>;
  choose(choiceId: string): Promise<readonly TranscriptMessage[]>;
}

const dialogsFolder = new URL('../../dialogs', import.meta.url).pathname;
const content = new Map<string, ReturnType<typeof loadContent>>();

export const contentFor = (policy: string): ReturnType<typeof loadContent> => {
  const known =
    content.get(policy) ??
    loadContent({ dialogsFolder, policy, messages: [...messagesOfTurns, ...messagesOfPolicyPage] });
  content.set(policy, known);
  return known;
};

export const openHouse = async (
  understanding: Pick<TurnsDependencies, 'understand' | 'references'>,
  options: { policy?: string; overrides?: Partial<TurnsDependencies> } = {},
): Promise<House> => {
  const clock = frozenClock(houseNow);
  const database = await openTestDatabase({ clock });
  const records = createShopRecords(database);
  const shopFile = makeSandboxShop({ seed: 1, now: new Date(houseNow) });
  await records.putProducts(shopFile.products);
  await records.putCustomers(shopFile.customers);
  await records.putOrders(shopFile.orders);
  const { dialog, policies } = contentFor(options.policy ?? 'standard-retail');
  const ids: Ids = sequentialIds();
  const store = createConversationStore(database);
  const deps: TurnsDependencies = {
    store,
    cases: createCaseStore(database),
    handoffs: createHandoffStore(database),
    ledger: createRefundLedger(database),
    credits: createStoreCreditLedger(database),
    shop: createRecordsShop(records),
    policies: createPolicyBook(policies),
    dialog,
    ...understanding,
    ephemeral: await openEphemeral({ database, logger: silentLogger }),
    codes: { send: async () => {} },
    announcer: await createAnnouncements(database, store),
    desks: [],
    openingHours: null,
    clock,
    ids,
    logger: silentLogger,
    nudge: () => {},
    ...options.overrides,
  };
  const turns = createTurns(deps);
  let events = 0;
  return {
    turns,
    deps,
    database,
    clock,
    talk: async (locale, provenCustomerId) => {
      const { conversationId } = await turns.start({
        channel: 'web',
        threadKey: '',
        address: {},
        locale: locale ?? 'en',
        tokenHash: null,
        provenCustomerId: provenCustomerId ?? null,
      });
      const send = async (text: string, choiceId: string | null): Promise<readonly TranscriptMessage[]> => {
        clock.advance(1000);
        events += 1;
        const { messages } = await turns.receive(conversationId, {
          channel: 'web',
          conversationId,
          threadKey: conversationId,
          eventId: `event-${events}`,
          text,
          choiceId,
          attachments: [],
          locale: null,
          provenCustomerId: provenCustomerId ?? null,
          address: {},
          receivedAt: clock.now().toISOString(),
        });
        return messages;
      };
      return { conversationId, say: (text) => send(text, null), choose: (choiceId) => send('', choiceId) };
    },
    close: () => database.close(),
  };
};
