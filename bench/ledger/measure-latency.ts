import type { House } from '../../src/server/wiring/open-house.js';
import { createMix } from '../turns/conversations.js';
import { type LatencyFigures, latencyFigures, percentile, round } from '../turns/figures.js';
import { houseDoor } from '../turns/measure-house.js';
import { talkAll } from '../turns/measure-talks.js';
import { openBenchHouse } from '../turns/open-bench-house.js';
import type { Home } from '../turns/open-home.js';
import { type LookUpFigures, measureLookUps } from './measure-look-ups.js';
import { measureProofs, type ProofFigures } from './measure-proofs.js';
import { storeCases } from './store-cases.js';
import { storeLog } from './store-log.js';

export interface SizeFigures extends LatencyFigures {
  readonly cases: number;
  readonly logEntries: number;
  readonly databaseMb: number;
  readonly fillSeconds: number;
  /** Against the smallest store of the same run; the median over the rounds of each round's ratio. */
  readonly p50Ratio: number;
  readonly p99Ratio: number;
  readonly lookUps: LookUpFigures;
  readonly proofs: ProofFigures;
}

interface Filled {
  readonly home: Home;
  readonly house: House;
  readonly count: number;
  readonly next: ReturnType<typeof createMix>;
  readonly fillSeconds: number;
}

const warmUpTurns = 400;

const openFilled = async (home: Home, count: number, tell: (line: string) => void): Promise<Filled> => {
  const { house, buyers } = await openBenchHouse(home);
  await house.startWork();
  const startedAtMs = performance.now();
  const customers = (await house.records.allCustomers()).map(({ id }) => id);
  await storeCases(house, { count, customers, tell });
  await storeLog(house, count, tell);
  // What Postgres does by itself in the long run, and the embedded database once an hour.
  await (home.analyse === null ? house.database.script('vacuum analyze') : home.analyse());
  const fillSeconds = round((performance.now() - startedAtMs) / 1000);
  tell(`${home.name}: ${count} cases stored in ${fillSeconds} s`);
  return { home, house, count, next: createMix(buyers), fillSeconds };
};

const sizeOf = async ({ database }: House): Promise<number> => {
  const [row] = await database.query<{ mb: number }>(
    'select (pg_database_size(current_database()) / 1048576)::int as mb',
  );
  return row?.mb ?? 0;
};

/**
 * The same talk in stores of different sizes that take turns in one run, so that what else the machine does meets all of
 * them alike.
 */
export const measureLatency = async (
  openHome: () => Promise<Home>,
  options: {
    readonly sizes: readonly number[];
    readonly seconds: number;
    readonly rounds: number;
    readonly tell: (line: string) => void;
  },
): Promise<SizeFigures[]> => {
  const { sizes, seconds, rounds, tell } = options;
  const stores: Filled[] = [];
  try {
    for (const count of sizes) stores.push(await openFilled(await openHome(), count, tell));
    const took = stores.map((): number[][] => []);
    for (const { house, next } of stores)
      await talkAll(houseDoor(house), next, { seconds: 60, turnsMax: warmUpTurns, concurrency: 1 });
    for (let number = 0; number < rounds; number += 1) {
      for (const [index, { house, next }] of stores.entries()) {
        const { turns } = await talkAll(houseDoor(house), next, {
          seconds,
          turnsMax: 100_000,
          concurrency: 1,
        });
        took[index]?.push(turns.map(({ tookMs }) => tookMs));
      }
    }
    const ratioOf = (index: number, share: number): number =>
      round(
        percentile(
          (took[index] ?? []).map(
            (ms, number) => percentile(ms, share) / percentile(took[0]?.[number] ?? [], share),
          ),
          0.5,
        ),
      );
    const figures: SizeFigures[] = [];
    for (const [index, { house, count, home, fillSeconds }] of stores.entries()) {
      const one: SizeFigures = {
        cases: count,
        logEntries: await house.auditLog.size(),
        databaseMb: await sizeOf(house),
        fillSeconds,
        ...latencyFigures((took[index] ?? []).flat()),
        p50Ratio: ratioOf(index, 0.5),
        p99Ratio: ratioOf(index, 0.99),
        lookUps: await measureLookUps(house),
        proofs: await measureProofs(house),
      };
      tell(
        `${home.name}, ${count} cases: p50 ${one.p50Ms} ms (${one.p50Ratio} times), p99 ${one.p99Ms} ms (${one.p99Ratio} times), ${one.turns} turns`,
      );
      tell(`  look-ups, p50 ms: ${JSON.stringify(one.lookUps)}`);
      tell(`  proofs over ${one.logEntries} entries: ${JSON.stringify(one.proofs)}`);
      figures.push(one);
    }
    return figures;
  } finally {
    for (const { house, home } of stores) {
      await house.close();
      await home.remove();
    }
  }
};
