import { type Ids, isAppError, type Logger, sequentialIds, silentLogger } from '../../src/base/index.js';
import type { JobName } from '../../src/domain/index.js';
import type { OpenedContent } from '../../src/server/wiring/open-content.js';
import { createShopRecords, type Database } from '../../src/storage/index.js';
import { exportBooks } from './export-books.js';
import { checkAtRest, checkLedger, checkMoney, type Violation } from './invariants.js';
import type { Plant } from './planted/plant.js';
import {
  createProvider,
  type Provider,
  type ProviderRefund,
  type ProviderStatus,
  type ProviderTraits,
} from './provider.js';
import { createRandom, type Random } from './random.js';
import { type Caller, createScheduler, type Scheduler } from './scheduler.js';
import { createSimChannel } from './sim-channel.js';
import type { SimClock } from './sim-clock.js';
import { createCustomers } from './sim-customers.js';
import type { SimDatabase } from './sim-database.js';
import { type SimProcess, startProcess } from './sim-process.js';
import { makeSimShop } from './sim-shop.js';
import { createStaff } from './sim-staff.js';
import { createWebhooks } from './sim-webhooks.js';
import { wired } from './wired-database.js';

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

const allTraits: readonly ProviderTraits[] = [
  { name: 'keyed', isIdempotent: true, keyLifeHours: 24, canLookUp: true, canList: true, isAsync: false },
  { name: 'slow', isIdempotent: true, keyLifeHours: 24, canLookUp: true, canList: true, isAsync: true },
  { name: 'found', isIdempotent: false, keyLifeHours: null, canLookUp: true, canList: true, isAsync: false },
  { name: 'hand', isIdempotent: false, keyLifeHours: null, canLookUp: false, canList: false, isAsync: false },
  { name: 'blind', isIdempotent: true, keyLifeHours: 24, canLookUp: false, canList: false, isAsync: false },
];

const minute = 60_000;
const day = 86_400_000;
/** Long enough for every timer of a case to have come. */
const quietDays = 9;
const stepsMax = 12_000;

const traitsFor = (random: Random, plant: Plant | undefined): ProviderTraits[] => {
  const drawn = random.shuffled(allTraits).slice(0, random.between(1, 3));
  return plant?.providers === undefined
    ? drawn
    : allTraits.filter(({ name }) => plant.providers?.includes(name) ?? false);
};

interface DueRow {
  readonly name: JobName;
  readonly at: string | number;
  readonly state: string;
}

/** Plays one seed from the first message to the last timer, and says which promises were broken. */
export const runSeed = async (options: SeedOptions): Promise<SeedResult> => {
  const { seed, database, clock, content, plant, log, keepBooks } = options;
  const { raw } = database;
  clock.restart();
  await database.empty(seed);
  await database.tellTime();

  const violations: Violation[] = [];
  let toldAt = clock.ms();
  let isDueKnown = false;
  const processes: SimProcess[] = [];
  let sim: Scheduler;
  const startRandom = createRandom(seed ^ 0x5151);
  const logger: Logger = log === undefined ? silentLogger : loggerTo(log);
  const ids: Ids = sequentialIds();

  const afterEach = async (label: string): Promise<void> => {
    if (clock.ms() - toldAt > 30_000) {
      toldAt = clock.ms();
      await database.tellTime();
    }
    if (label.includes(' database ')) isDueKnown = false;
    if (label.includes('transaction')) violations.push(...(await checkLedger(raw, shop, providers)));
  };
  const onDeath = (caller: Caller): void => {
    caller.isDead = true;
    sim.drop(caller);
    sim.note(`${caller.name} died`);
    const index = processes.indexOf(caller as SimProcess);
    const dead = index < 0 ? null : processes[index];
    if (index >= 0) processes.splice(index, 1);
    void dead?.house.ephemeral.close();
    lives += 1;
    const name = `${caller.name.split('.')[0]}.${lives}`;
    sim.at(clock.ms() + startRandom.pick([1_000, 5_000, 90_000]), `${name} starts`, () => void start(name));
  };
  sim = createScheduler({ seed, clock, faults: plant?.faults, onDeath, afterEach, log });
  let lives = 0;

  const refusing = new Set<string>();
  const anyProcess = (): SimProcess | null => (processes.length === 0 ? null : sim.random.pick(processes));
  const tell = createWebhooks(sim, anyProcess);
  const providers: Provider[] = traitsFor(sim.random, plant).map((traits) =>
    createProvider(traits, {
      now: () => clock.now(),
      capturedMinor: (paymentId) =>
        shop.orders.flatMap(({ payments }) => payments).find(({ id }) => id === paymentId)?.capturedMinor ??
        0,
      refuses: (paymentId) => refusing.has(paymentId),
      onMade: (refund) => {
        violations.push(...checkMoney(providers, shop));
        live(refund, traits);
      },
    }),
  );
  /** What becomes of a refund at its provider without anybody asking. */
  const live = (refund: ProviderRefund, { isAsync, canLookUp, canList }: ProviderTraits): void => {
    // Nobody could know of a failure that neither a look-up nor a list shows.
    const canBeSeen = canLookUp && canList;
    tell(refund, refund.status);
    const become = (to: ProviderStatus, inMs: number): void =>
      sim.at(clock.ms() + inMs, `${refund.id} becomes ${to}`, () => {
        refund.status = to;
        tell(refund, to);
      });
    const failsLate = canBeSeen && sim.random.chance(sim.faults.failsLate);
    const end = sim.random.pick([20_000, 3_600_000, 2 * day]);
    if (isAsync) become(failsLate && sim.random.chance(0.5) ? 'failed' : 'succeeded', end);
    if (!failsLate) return;
    sim.count('refund fails late');
    const lateEnd = end + sim.random.pick([60_000, 3_600_000, 2 * day]);
    const to = sim.random.pick(['failed', 'reversed'] as const);
    sim.at(clock.ms() + lateEnd, `${refund.id} ${to} late`, () => {
      if (refund.status === 'succeeded') become(to, 0);
    });
  };
  const shop = makeSimShop(sim.random.fork(), clock.ms(), [
    'records',
    ...providers.flatMap(({ traits }) => [traits.name, traits.name]),
  ]);
  for (const payment of shop.orders.flatMap((order) => order.payments))
    if (sim.random.chance(sim.faults.providerRefuses)) refusing.add(payment.id);
  const records = createShopRecords(raw);
  await records.putProducts(shop.products);
  await records.putCustomers(shop.customers);
  await records.putOrders(shop.orders);

  const channel = createSimChannel(sim);
  const start = async (name: string): Promise<void> => {
    try {
      const started = await startProcess({
        sim,
        name,
        raw,
        content,
        ids,
        providers,
        outbox: (caller) => channel.outbox(caller),
        logger,
        plant,
      });
      if (!started.isDead) processes.push(started);
    } catch (error) {
      if (!isAppError(error, 'storage-unavailable'))
        violations.push({ rule: 'no-crash', what: `a process could not start: ${String(error)}` });
      // A start that failed is tried again, as whoever watches processes does it.
      sim.at(clock.ms() + 5_000, `${name} starts again`, () => void start(name));
    }
  };
  const worldDatabase = wired(sim, { name: 'world', isDead: false }, raw, 'world');
  const customers = createCustomers({ sim, raw: worldDatabase, anyProcess, ...shop });
  const staff = createStaff({ sim, raw: worldDatabase, providers, anyProcess });

  const workers = sim.random.between(2, 4);
  for (let number = 1; number <= workers; number += 1) {
    const name = `p${number}.0`;
    sim.at(clock.ms(), `${name} starts`, () => void start(name));
  }
  customers.begin();
  staff.begin();

  let dueRows: readonly DueRow[] = [];
  /** Jobs that are waiting or under way, soonest first; asked for again only when something may have changed. */
  const due = async (): Promise<readonly DueRow[]> => {
    if (isDueKnown) return dueRows;
    dueRows = await raw.query<DueRow>(
      `select name, state::text as state,
         extract(epoch from case when state = 'active' then started_on + expire_in else start_after end) * 1000 as at
       from pgboss.job where state in ('created', 'retry', 'active') order by 3, 1`,
    );
    isDueKnown = true;
    return dueRows;
  };

  const pollOnce = async (): Promise<boolean> => {
    const now = clock.ms();
    const rows = (await due()).filter(({ at }) => Number(at) < now);
    const names = [...new Set(rows.filter(({ state }) => state !== 'active').map(({ name }) => name))];
    const free = processes.filter((one) => names.some((name) => one.isFree(name)));
    const process = free.length > 0 ? sim.random.pick(free) : anyProcess();
    if (process === null) return false;
    if (rows.some(({ state }) => state === 'active')) {
      void process.upkeep().catch(() => {});
      return true;
    }
    const open = names.filter((name) => process.isFree(name));
    if (open.length === 0) return false;
    const name = sim.random.pick(open);
    sim.note(`${process.name} polls ${name}`);
    void process.work(name);
    return true;
  };

  let lastSweep = clock.ms();
  const sweepEveryMs = (): number => (sim.isQuiet() ? 600 : 10) * minute;
  /** Each process looks around by a timer of its own; one of them is next. */
  const sweepOne = (): void => {
    lastSweep = clock.ms();
    for (const sweep of anyProcess()?.sweeps ?? []) void sweep().catch(() => {});
  };

  /** Lets the world go on until this moment, or until nothing is to come any more. */
  const goOnUntil = async (end: number): Promise<void> => {
    let emptySweeps = 0;
    while (clock.ms() < end && sim.steps() < stepsMax && violations.length === 0) {
      if (sim.random.chance(0.15)) await pollOnce();
      if (clock.ms() - lastSweep > 15_000 && sim.random.chance(0.02)) sweepOne();
      if (await sim.step()) {
        continue;
      }
      if (await pollOnce()) {
        emptySweeps = 0;
        continue;
      }
      if (clock.ms() - lastSweep > sweepEveryMs()) {
        sweepOne();
        continue;
      }
      const moments = [sim.nextAt(), ...(await due()).map(({ at }) => Number(at) + 1)].filter(
        (moment): moment is number => moment !== null && moment > clock.ms(),
      );
      emptySweeps = moments.length === 0 ? emptySweeps + 1 : 0;
      if (emptySweeps > 2) return;
      clock.advanceTo(
        Math.min(end, moments.length === 0 ? clock.ms() + sweepEveryMs() + 1_000 : Math.min(...moments)),
      );
      await database.tellTime();
    }
  };

  await goOnUntil(clock.ms() + sim.random.pick([60, 300, 1_500]) * minute);
  sim.quiet();
  await goOnUntil(clock.ms() + quietDays * day);
  if (sim.steps() >= stepsMax)
    violations.push({ rule: 'nothing-stuck', what: `not at rest after ${stepsMax} steps` });
  else if (violations.length === 0)
    violations.push(
      ...(await checkAtRest({
        raw,
        providers,
        shop,
        channel,
        sent: customers.sent,
        books: () => exportBooks(raw, clock),
      })),
    );
  for (const process of processes) void process.house.ephemeral.close();
  if (log !== undefined) await tellBooks(raw, log);
  keepBooks?.({
    pack: await exportBooks(raw, clock),
    listed: providers.flatMap(({ refunds }) => refunds),
  });

  const [counted] = await raw.query<{ cases: number; refunds: number }>(
    `select (select count(*)::int from cases) as cases, (select count(*)::int from refund_intents where status = 'succeeded') as refunds`,
  );
  return {
    seed,
    violations,
    steps: sim.steps(),
    injected: Object.fromEntries([...sim.injected].sort(([a], [b]) => a.localeCompare(b))),
    messages: customers.sent.length,
    cases: counted?.cases ?? 0,
    refunds: counted?.refunds ?? 0,
    traceHash: sim.traceHash(),
  };
};

/** What stands in the books at the end, for whoever reads a trace. */
const tellBooks = async (raw: Database, log: (line: string) => void): Promise<void> => {
  const entries = await raw.query<{ line: string }>(
    `select case_id || ' ' || seq || ' ' || to_char(at at time zone 'UTC', 'MM-DD"T"HH24:MI:SS.MS') || ' ' || actor || ' ' ||
       (event - 'facts' - 'decision' - 'request' - 'evidence')::text as line from case_entries order by case_id, seq`,
  );
  const intents = await raw.query<{ line: string }>(
    `select id || ' ' || case_id || ' ' || payment_id || ' ' || mover || ' ' || amount_minor || ' ' || status as line
     from refund_intents order by id`,
  );
  const said = await raw.query<{ line: string }>(
    `select conversation_id || ' ' || seq || ' ' || role || ' ' || coalesce(key, '') || ' ' || left(replace(text, E'\n', ' '), 100) as line
     from transcript order by conversation_id, seq`,
  );
  for (const { line } of [...said, ...entries, ...intents]) log(line);
};

const loggerTo = (log: (line: string) => void): Logger => {
  const write =
    (level: string) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void =>
      log(`      ${level} ${message} ${JSON.stringify(fields)}`);
  const logger: Logger = {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
  };
  return logger;
};
