import { type Ids, type Logger, sequentialIds, silentLogger } from '../../src/base/index.js';
import type { OpenedContent } from '../../src/server/wiring/open-content.js';
import { createShopRecords, type Database } from '../../src/storage/index.js';
import { checkAtRest } from './at-rest.js';
import { exportBooks } from './export-books.js';
import { checkLedger, checkMoney, type Violation } from './invariants.js';
import type { Plant } from './planted/plant.js';
import { createProcessPool } from './process-pool.js';
import type { Provider, ProviderRefund } from './provider.js';
import { createScheduler, type Scheduler } from './scheduler.js';
import { createSimChannel } from './sim-channel.js';
import type { SimClock } from './sim-clock.js';
import { createCustomers } from './sim-customers.js';
import type { SimDatabase } from './sim-database.js';
import { createProviders } from './sim-providers.js';
import { makeSimShop, type SimShop } from './sim-shop.js';
import { createStaff } from './sim-staff.js';
import { createWebhooks } from './sim-webhooks.js';
import { loggerTo, tellBooks } from './tell-books.js';
import { wired } from './wired-database.js';
import { createWorkLoop, stepsMax } from './work-loop.js';

export interface SeedResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly steps: number;
  readonly injected: Readonly<Record<string, number>>;
  readonly messages: number;
  readonly cases: number;
  readonly refunds: number;
  readonly traceHash: string;
}

export interface SeedOptions {
  readonly seed: number;
  readonly database: SimDatabase;
  readonly clock: SimClock;
  readonly content: OpenedContent;
  readonly plant?: Plant | undefined;
  readonly log?: ((line: string) => void) | undefined;
  /** Hands over what an outsider sees at the end. */
  readonly keepBooks?: ((books: Books) => void) | undefined;
}

export interface Books {
  readonly pack: readonly string[];
  readonly listed: readonly ProviderRefund[];
}

const minute = 60_000;
const day = 86_400_000;
/** Long enough for the reconciliation to have seen whatever failed late. */
const quietDays = 9;

/** Plays one seed from the first message to the last timer, and says which promises were broken. */
export const runSeed = async (options: SeedOptions): Promise<SeedResult> => {
  const { seed, database, clock, content, plant, log, keepBooks } = options;
  const { raw } = database;
  clock.restart();
  await database.empty(seed);
  await database.tellTime();

  const violations: Violation[] = [];
  let toldAt = clock.ms();
  const afterEach = async (label: string): Promise<void> => {
    if (clock.ms() - toldAt > 30_000) {
      toldAt = clock.ms();
      await database.tellTime();
    }
    if (label.includes(' database ')) loop.jobsChanged();
    if (label.includes('transaction')) violations.push(...(await checkLedger(raw, shop, providers)));
  };
  const pool = createProcessPool({
    seed,
    sim: () => sim,
    process: () => ({ sim, raw, content, ids, providers, outbox: channel.outbox, logger, plant }),
    onCrash: (what) => violations.push({ rule: 'no-crash', what }),
  });
  const sim: Scheduler = createScheduler({
    seed,
    clock,
    faults: plant?.faults,
    onDeath: pool.die,
    afterEach,
    log,
  });
  const loop = createWorkLoop({
    sim,
    raw,
    pool,
    tellTime: database.tellTime,
    isOver: () => violations.length > 0,
  });
  const logger: Logger = log === undefined ? silentLogger : loggerTo(log);
  const ids: Ids = sequentialIds();

  const refusing = new Set<string>();
  const providers: Provider[] = createProviders({
    sim,
    plant,
    shop: () => shop,
    refusing,
    tell: createWebhooks(sim, pool.any),
    onMade: () => violations.push(...checkMoney(providers, shop)),
  });
  const shop: SimShop = makeSimShop(sim.random.fork(), clock.ms(), [
    'records',
    ...providers.flatMap(({ traits }) => [traits.name, traits.name]),
  ]);
  for (const payment of shop.orders.flatMap((order) => order.payments))
    if (sim.random.chance(sim.faults.providerRefuses)) refusing.add(payment.id);
  await fillShop(raw, shop);

  const channel = createSimChannel(sim);
  const world = wired(sim, { name: 'world', isDead: false }, raw, 'world');
  const customers = createCustomers({ sim, raw: world, anyProcess: pool.any, ...shop });
  const staff = createStaff({ sim, raw: world, providers, anyProcess: pool.any });
  const workers = sim.random.between(2, 4);
  for (let number = 1; number <= workers; number += 1) pool.startLater(`p${number}.0`, 0);
  customers.begin();
  staff.begin();

  await loop.goOnUntil(clock.ms() + sim.random.pick([60, 300, 1_500]) * minute);
  sim.quiet();
  await loop.goOnUntil(clock.ms() + quietDays * day);
  const books = (): Promise<string[]> => exportBooks(raw, clock);
  if (sim.steps() >= stepsMax)
    violations.push({ rule: 'nothing-stuck', what: `not at rest after ${stepsMax} steps` });
  else if (violations.length === 0)
    violations.push(...(await checkAtRest({ raw, providers, shop, channel, sent: customers.sent, books })));
  pool.end();
  if (log !== undefined) await tellBooks(raw, log);
  keepBooks?.({ pack: await books(), listed: providers.flatMap(({ refunds }) => refunds) });

  return {
    seed,
    violations,
    steps: sim.steps(),
    injected: Object.fromEntries([...sim.injected].sort(([a], [b]) => a.localeCompare(b))),
    messages: customers.sent.length,
    ...(await countBooks(raw)),
    traceHash: sim.traceHash(),
  };
};

const fillShop = async (raw: Database, { products, customers, orders }: SimShop): Promise<void> => {
  const records = createShopRecords(raw);
  await records.putProducts(products);
  await records.putCustomers(customers);
  await records.putOrders(orders);
};

const countBooks = async (raw: Database): Promise<Pick<SeedResult, 'cases' | 'refunds'>> => {
  const [counted] = await raw.query<{ cases: number; refunds: number }>(
    `select (select count(*)::int from cases) as cases,
       (select count(*)::int from refund_intents where status = 'succeeded') as refunds`,
  );
  return counted ?? { cases: 0, refunds: 0 };
};
