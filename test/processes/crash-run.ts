import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Home } from '../../bench/turns/open-home.js';
import { seededRandom } from '../../src/shops/sandbox/seeded-random.js';
import { makeShoppers } from '../support/shoppers.js';
import { startCrowd } from './crowd.js';
import { judgeBooks } from './judge-books.js';
import { judgeMessages, type Violation } from './judge-messages.js';
import { judgeMoney, type MoneyFigures } from './judge-money.js';
import { createKiller, type Killer } from './killer.js';
import { leftToDo, letAnHourPass, withDatabase } from './let-time-pass.js';
import { createHappenings } from './moments.js';
import { movedInRecords, type OpenProvider } from './payment-provider.js';
import { createReplica, runBuilt } from './replica.js';

export interface CrashOptions {
  readonly home: Home;
  readonly kills: number;
  readonly seed: number;
  /** Servers at once on one database; the embedded database takes one. */
  readonly replicas: number;
  /** Conversations at once. */
  readonly pages: number;
  /** How long what is due gets in the end, each time an hour has gone by; milliseconds. */
  readonly restMs: number;
  readonly openProvider: OpenProvider;
  readonly tell: (line: string) => void;
}

export interface CrashReport extends MoneyFigures {
  readonly database: string;
  readonly seed: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly conversations: number;
  readonly messages: number;
  /** Messages that had to be sent more than once. */
  readonly sentAgain: number;
  readonly providerFaults: Readonly<Record<string, number>>;
  /** What servers logged as an error, by its code or its words. */
  readonly errors: Readonly<Record<string, number>>;
  readonly restartP50Ms: number;
  readonly restartMaxMs: number;
  readonly seconds: number;
  readonly violations: readonly Violation[];
}

/** More than come by between two kills on an idle machine. */
const peoplePerPageAndKill = 3;
const restsMax = 8;
/** Other servers look for jobs of one that died twice a minute. */
const upkeepMs = 40_000;

/** No crash may cause these. */
const neverLogged: ReadonlySet<string> = new Set(['audit-log-forked', 'unexpected']);
const errorLevel = 50;

/** The code or the words of an error in a server's log, null for lesser lines. */
const errorIn = (line: string): string | null => {
  try {
    const { level, code, msg } = JSON.parse(line) as { level: number; code?: string; msg?: string };
    return level >= errorLevel ? (code ?? msg ?? 'error') : null;
  } catch {
    return line.trim() === '' ? null : line.slice(0, 120);
  }
};

const storeOf = ({ settings }: Home) =>
  settings.DATABASE_URL === undefined
    ? { folder: settings.MAKEGOOD_DATA ?? '' }
    : { url: settings.DATABASE_URL };

/** Lets hour after hour go by until nothing is left to do; what never ends is for the judges to find. */
const comeToRest = async ({ home, restMs, tell }: CrashOptions, killer: Killer): Promise<void> => {
  let waitMs = restMs;
  for (let rests = 0; rests < restsMax; rests += 1) {
    await pause(waitMs);
    await killer.stopAll();
    const left = await withDatabase(storeOf(home), async (database) => {
      const counts = await leftToDo(database);
      await letAnHourPass(database);
      return counts;
    });
    const isAtRest = Object.values(left).every((count) => count === 0);
    if (isAtRest && rests > 0) return;
    tell(`left to do: ${JSON.stringify(left)}; an hour passes`);
    waitMs = left.activeJobs > 0 && home.settings.DATABASE_URL !== undefined ? upkeepMs : restMs;
    await killer.startAll();
  }
};

/** Serves, talks, kills and serves again; then lets everything come to rest and looks whether all is right. */
export const runCrashes = async (options: CrashOptions): Promise<CrashReport> => {
  const { home, kills, seed, tell } = options;
  const startedAtMs = performance.now();
  const random = seededRandom(seed);
  const happenings = createHappenings();
  const found: Violation[] = [];
  const violation = (kind: string, details: Violation['details']): void => {
    found.push({ kind, details });
    tell(`VIOLATION ${kind} ${JSON.stringify(details)}`);
  };
  const provider = await options.openProvider({
    random: seededRandom(seed + 1),
    told: (point) => happenings.tell(point),
  });
  const { shop, shoppers } = makeShoppers(
    (kills + 2) * options.pages * peoplePerPageAndKill,
    provider.mover,
    new Date(),
  );
  provider.paid(shop.orders);
  const settings = { ...home.settings, ...provider.settings };
  const files = mkdtempSync(join(tmpdir(), 'makegood-crash-'));
  const errors: Record<string, number> = {};
  try {
    const shopFile = join(files, 'shop.json');
    writeFileSync(shopFile, JSON.stringify(shop));
    await runBuilt(['import', shopFile], settings);
    const replicas = await Promise.all(
      Array.from({ length: options.replicas }, () =>
        createReplica(settings, {
          log: (line) => {
            const code = errorIn(line);
            if (code === null) return;
            errors[code] = (errors[code] ?? 0) + 1;
            // Logs hold ids and codes only.
            if (neverLogged.has(code)) violation('logged', { code, line });
          },
          endedByItself: (code) => violation('server-ended', { code }),
        }),
      ),
    );
    provider.tellNewsTo(replicas.map(({ url }) => url));
    const killer = createKiller({ replicas, random, happenings, hasProvider: provider.isApart });
    try {
      await killer.startAll();
      tell(`${shoppers.length} people, ${options.pages} pages, ${replicas.length} server(s), seed ${seed}`);
      const crowd = startCrowd({
        shoppers,
        pages: options.pages,
        random: seededRandom(seed + 2),
        urls: replicas.map(({ url }) => url),
        onSend: () => happenings.tell('message'),
        onAnswer: () => happenings.tell('answers'),
        violation,
      });
      for (let number = 1; number <= kills; number += 1) {
        await killer.killOnce();
        if (number % 10 === 0 || number === kills)
          tell(`${number} kills, ${crowd.journals.length} conversations, ${found.length} violations`);
      }
      provider.calm();
      await crowd.end();
      tell('no more kills: waiting until everything is settled');
      await comeToRest(options, killer);
      await killer.stopAll();
      const judged = await withDatabase(storeOf(home), async (database) => ({
        messages: await judgeMessages(database, crowd.journals),
        money: await judgeMoney(database, crowd.journals, [
          await movedInRecords(database),
          ...provider.moved(),
        ]),
      }));
      const violations = [
        ...found,
        ...judged.messages.violations,
        ...judged.money.violations,
        ...(await judgeBooks(settings)),
      ];
      const restarts = [...killer.restartsMs].sort((a, b) => a - b);
      return {
        database: home.durability,
        seed,
        kills: killer.kills,
        conversations: crowd.journals.length,
        messages: judged.messages.messages,
        sentAgain: crowd.journals.flatMap(({ sent }) => sent).filter(({ attempts }) => attempts > 1).length,
        ...judged.money.figures,
        providerFaults: provider.faults,
        errors,
        restartP50Ms: Math.round(restarts[Math.floor(restarts.length / 2)] ?? 0),
        restartMaxMs: Math.round(restarts.at(-1) ?? 0),
        seconds: Math.round((performance.now() - startedAtMs) / 1000),
        violations,
      };
    } finally {
      await killer.stopAll();
    }
  } finally {
    await provider.close();
    rmSync(files, { recursive: true, force: true });
  }
};
