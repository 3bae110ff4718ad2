import { pinoLogger } from '../../src/base/index.js';
import { readConfig } from '../../src/server/config/index.js';
import { type House, openHouse } from '../../src/server/wiring/open-house.js';
import { makeShoppers, type Shopper } from '../../test/support/shoppers.js';
import { round } from '../turns/figures.js';
import { houseDoor } from '../turns/measure-house.js';
import type { Home } from '../turns/open-home.js';
import { play } from '../turns/play.js';

export interface FilingFigures {
  readonly concurrentConversations: number;
  readonly filed: number;
  /** Whole conversations, from the first word to the case: three turns each. */
  readonly casesFiledPerSecond: number;
  readonly turnsPerSecond: number;
}

export interface SettlingFigures {
  readonly settled: number;
  /** From the job to the refund in the books, the case's entry, the credit memo, the audit log and the customer's line. */
  readonly refundsSettledPerSecond: number;
}

export interface LedgerFigures {
  readonly durability: string;
  readonly filing: readonly FilingFigures[];
  readonly settling: SettlingFigures;
}

const concurrent = [1, 8, 32] as const;
const warmUpCases = 60;
const peoplePerStretch = 3_000;

/** Conversations of a refund each, on so many lanes, until the time is up; refunds wait for their workers. */
const fileFor = async (
  house: House,
  people: Shopper[],
  { lanes, seconds, filedMax }: { lanes: number; seconds: number; filedMax: number },
): Promise<FilingFigures> => {
  const startedAtMs = performance.now();
  const endsAtMs = startedAtMs + seconds * 1000;
  let [filed, turns] = [0, 0];
  const lane = async (): Promise<void> => {
    while (performance.now() < endsAtMs && filed < filedMax) {
      const next = people.shift();
      if (next === undefined) return;
      await play(houseDoor(house), next.customer, ({ keys }) => {
        turns += 1;
        if (keys.includes('unexpected')) throw new Error(`a turn failed: ${next.wants}`);
        if (!keys.includes('filed')) return true;
        filed += 1;
        return false;
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const tookSeconds = (performance.now() - startedAtMs) / 1000;
  return {
    concurrentConversations: lanes,
    filed,
    casesFiledPerSecond: round(filed / tookSeconds),
    turnsPerSecond: round(turns / tookSeconds),
  };
};

const countSettled = async ({ database }: House): Promise<number> => {
  const [row] = await database.query<{ settled: number }>(
    `select count(*)::int as settled from refund_intents where status = 'succeeded'`,
  );
  return row?.settled ?? 0;
};

/** Cases filed while nothing else runs, then their refunds settled by the workers of one process. */
export const measureFiling = async (
  home: Home,
  options: { readonly seconds: number; readonly tell: (line: string) => void },
): Promise<LedgerFigures> => {
  const { seconds, tell } = options;
  try {
    const config = readConfig(home.settings);
    const house = await openHouse(config, { logger: pinoLogger(config.logLevel) });
    try {
      const made = makeShoppers(peoplePerStretch, 'records', house.clock.now());
      await house.records.putProducts(made.shop.products);
      await house.records.putCustomers(made.shop.customers);
      await house.records.putOrders(made.shop.orders);
      const people = made.shoppers.filter(({ wants }) => wants === 'missing' || wants === 'broken');
      await fileFor(house, people, { lanes: 1, seconds: 60, filedMax: warmUpCases });
      const filing: FilingFigures[] = [];
      for (const lanes of concurrent) {
        const figures = await fileFor(house, people, { lanes, seconds, filedMax: 100_000 });
        filing.push(figures);
        tell(
          `${home.name}: ${figures.casesFiledPerSecond} cases filed a second, ${lanes} conversations at once`,
        );
      }
      const startedAtMs = performance.now();
      await house.startWork();
      await house.settle();
      const settled = await countSettled(house);
      const settling = {
        settled,
        refundsSettledPerSecond: round((settled * 1000) / (performance.now() - startedAtMs)),
      };
      tell(`${home.name}: ${settling.refundsSettledPerSecond} refunds settled a second, ${settled} in all`);
      return { durability: home.durability, filing, settling };
    } finally {
      await house.close();
    }
  } finally {
    await home.remove();
  }
};
