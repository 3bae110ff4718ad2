import { type Clock, type Ids, type Logger, randomIds } from '../../base/index.js';
import { renderMessage } from '../../dialog/index.js';
import type { Case, ChannelName, Order } from '../../domain/index.js';
import type { Desk } from '../../handoff/index.js';
import type { Policy } from '../../policy/index.js';
import {
  createDisputeTaker,
  createNewsReader,
  createRefundSaga,
  type MoneyMover,
} from '../../refunds/index.js';
import { createRecordsShop } from '../../shops/index.js';
import { countDueJobs, type Database, type Jobs } from '../../storage/index.js';
import {
  createAgentActions,
  createCaseActions,
  createChargebackNotices,
  createPersonCaller,
  createReturnActions,
  createTimeKeeper,
  createTurns,
  type Outbox,
  policyOfCase,
  type TurnsDependencies,
} from '../../turns/index.js';
import { type Audit, openAudit } from '../audit/index.js';
import type { Config } from '../config/index.js';
import { createCodeSender } from './code-sender.js';
import { createClock } from './create-clock.js';
import { createInbox } from './create-inbox.js';
import { createDelivery } from './deliver-messages.js';
import { fillSandbox } from './fill-sandbox.js';
import { caseTimesOf, type OpenedContent, openContent } from './open-content.js';
import { openMovers } from './open-movers.js';
import { type OpenedPolicies, openPolicies } from './open-policies.js';
import { openStorage, type Storage } from './open-storage.js';
import { openUnderstanding } from './open-understanding.js';
import { createReconciler } from './reconciler.js';
import { settleJobs } from './settle-jobs.js';
import { startWork } from './start-work.js';
import { startSweep } from './sweep.js';
import { watchAnnouncements } from './watch.js';

export interface HouseOptions {
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** A ready database to begin with; the build's own when left out. */
  readonly image?: string;
  /** What it stands on, when somebody else brings it; a simulation puts its own world around the same rooms. */
  readonly ground?: HouseGround;
}

/** The edges of the house. What is left out is made from the config, as in production. */
export interface HouseGround {
  /** Opened and closed by whoever brings it. */
  readonly database?: Database;
  readonly content?: OpenedContent;
  readonly jobs?: Jobs;
  readonly sweep?: typeof startSweep;
  /** Beside those that the config names. */
  readonly movers?: readonly MoneyMover[];
  /** Puts something else in the place of a store; a simulation plants mistakes with it. */
  readonly refit?: (storage: Storage) => Storage;
}

/** All rooms of the house, wired, without HTTP. The server and the command line live in the same one. */
export type House = Awaited<ReturnType<typeof openHouse>>;

/** Longer than a job needs that is not lost. */
const hourBefore = (now: Date): string => new Date(now.getTime() - 3_600_000).toISOString();

/** @throws AppError `content-invalid`, `data-folder-in-use`, `storage-unavailable`, `cache-unavailable` */
export const openHouse = async (config: Config, options: HouseOptions) => {
  const { logger, clock = createClock(config), ids = randomIds, ground = {} } = options;
  // Content first: a wrong file stops the start before anything is opened or written.
  const content = ground.content ?? openContent(config);
  const caseTimes = caseTimesOf(content);
  const opened = await openStorage(config, { logger, clock, image: options.image, caseTimes, ...ground });
  const storage = ground.refit?.(opened) ?? opened;
  const { records, store, cases, handoffs, ledger, jobs, announcements } = storage;
  const opening = async (): Promise<OpenedPolicies & { readonly audit: Audit }> => {
    const audit = openAudit(config, { ...storage, clock, logger });
    await fillSandbox(records, { seed: config.sandboxSeed, clock, logger });
    return { audit, ...(await openPolicies({ ...content, ...storage, clock, logger })) };
  };
  const {
    book: policies,
    recordBegun,
    audit,
  } = await opening().catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });

  const shop = createRecordsShop(records);
  const desks: Desk[] = [];
  const outboxes: Partial<Record<ChannelName, Outbox>> = {};
  const catchUps: (() => Promise<unknown>)[] = [recordBegun];
  const policyFor = (order: Order, found: Case): Policy => policyOfCase(policies, order, found);
  const nudge = (names: readonly string[]): void => {
    for (const name of names) jobs.nudge(name);
  };
  const shared = {
    store,
    cases,
    handoffs,
    ledger,
    credits: storage.credits,
    shop,
    announcer: announcements,
    desks,
    clock,
    ids,
    logger,
    nudge,
  };
  const turnsDeps: TurnsDependencies = {
    ...shared,
    policies,
    dialog: content.dialog,
    ...openUnderstanding(config, content, logger),
    ephemeral: storage.ephemeral,
    codes: createCodeSender(config.environment, logger),
    policyUrl: config.web.publicUrl === null ? null : `${config.web.publicUrl}/policy`,
    labelsUrl:
      config.web.publicUrl === null || config.shop.returnAddress === null
        ? null
        : `${config.web.publicUrl}/labels`,
    openingHours: config.desk.hours,
  };
  const turns = createTurns(turnsDeps);
  const returns = createReturnActions(turnsDeps);
  const keepTime = createTimeKeeper(turnsDeps, storage.caseTimers);
  const caseActions = createCaseActions(turnsDeps);
  const chargebacks = createChargebackNotices(turnsDeps, records);
  const actions = createAgentActions({
    ...shared,
    policyFor,
    say: (key, params, locale) => ({
      key,
      text: renderMessage(content.dialog, locale, key, params),
      choices: [],
      card: null,
    }),
  });
  const movers = await openMovers(config, {
    records,
    credits: storage.credits,
    clock,
    more: ground.movers ?? [],
  });
  const saga = createRefundSaga({ ledger, mover: movers.registry.mover, clock, logger });
  const takeDispute = createDisputeTaker({
    findPayment: async (provider, name) => {
      const found = await records.orderByProviderPayment(provider, name);
      return found === null ? null : { orderId: found.order.id, paymentId: found.paymentId };
    },
    notices: chargebacks,
    logger,
  });
  const readNews = createNewsReader({
    events: storage.providerEvents,
    ledger,
    saga,
    findDispute: async (provider, disputeId) =>
      (await movers.registry.mover(provider)?.disputes?.find(disputeId)) ?? null,
    takeDispute,
    now: () => clock.now(),
    logger,
  });
  const reconciler = createReconciler({
    movers: movers.registry.all,
    saga,
    takeDispute,
    store: storage.reconciliations,
    records,
    cases,
    callPerson: createPersonCaller(turnsDeps),
    database: storage.database,
    jobs,
    ids,
    clock,
    logger,
  });
  catchUps.push(reconciler.plan, () =>
    storage.providerEvents.sendAgain(
      movers.registry.all.map(({ name }) => name),
      hourBefore(clock.now()),
    ),
  );
  const inbox = createInbox({ store, turns, locale: config.locale, logger });
  let work: { stop(): Promise<void> } | null = null;

  return {
    ...storage,
    config,
    content,
    clock,
    ids,
    logger,
    shop,
    policies,
    policyFor,
    turns,
    returns,
    keepTime,
    caseActions,
    chargebacks,
    actions,
    movers,
    saga,
    reconciler,
    inbox,
    /** Filled by channels and desks that are switched on. */
    outboxes,
    desks,
    catchUps,
    audit,
    watch: watchAnnouncements(announcements),
    startWork: async (): Promise<void> => {
      work ??= await startWork({
        jobs,
        turns,
        saga,
        readNews,
        reconcile: reconciler.runDaily,
        keepTime,
        caseTimers: storage.caseTimers,
        deliver: Object.keys(outboxes).length > 0 ? createDelivery({ store, outboxes, logger }) : null,
        catchUps,
        publish: audit.publish,
        alone: storage.database.kind === 'embedded',
        sweep: ground.sweep ?? startSweep,
        logger,
      });
    },
    /** Waits until every job that can run now has run. */
    settle: (): Promise<void> => settleJobs(() => countDueJobs(storage.database), nudge),
    close: async (): Promise<void> => {
      await inbox.settled();
      await work?.stop();
      await storage.close();
    },
  };
};
