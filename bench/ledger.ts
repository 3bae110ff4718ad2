import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench } from './index.js';
import { measureFiling } from './ledger/measure-filing.js';
import { measureLatency } from './ledger/measure-latency.js';
import { round } from './turns/figures.js';
import { embeddedHome, type Home, serverHome } from './turns/open-home.js';

const usage = `Usage: npm run -s bench -- ledger [--seconds 3] [--rounds 5] [--cases 1000,100000] [--server-cases 1000,100000,1000000]

  --seconds        how long each stretch lasts
  --rounds         how often each store is talked to; they take turns
  --cases          how many cases the embedded stores hold, the smallest first; 0 leaves them out
  --server-cases   the same on Postgres

Postgres is measured when BENCH_DATABASE_URL or TEST_DATABASE_URL is set, in databases made for it and dropped after. A
million cases take about 12 GB there and some minutes to be stored.`;

const positive = (name: string, text: string): number => {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0\n\n${usage}`);
  return number;
};

const sizesOf = (name: string, text: string): number[] => {
  const sizes = text.split(',').map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 0))
    throw new Error(`--${name} must be whole numbers with commas between\n\n${usage}`);
  return sizes.filter((size) => size > 0);
};

export const ledgerBench: Bench = {
  name: 'ledger',
  summary: 'cases filed and refunds settled a second, turns with a million cases stored, audit proofs',
  run: async (words, tell) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seconds: { type: 'string', default: '3' },
        rounds: { type: 'string', default: '5' },
        cases: { type: 'string', default: '1000,100000' },
        'server-cases': { type: 'string', default: '1000,100000,1000000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return usage;
    const seconds = positive('seconds', values.seconds);
    const rounds = positive('rounds', values.rounds);
    const databaseUrl = process.env.BENCH_DATABASE_URL || process.env.TEST_DATABASE_URL;
    const startedAtMs = performance.now();
    const machine = {
      at: new Date().toISOString(),
      node: process.version,
      cores: availableParallelism(),
      loadBefore: loadavg().map((load) => round(load)),
    };
    const measure = async (openHome: () => Promise<Home>, sizes: readonly number[]) => ({
      ...(await measureFiling(await openHome(), { seconds, tell })),
      stored: await measureLatency(openHome, { sizes, seconds, rounds, tell }),
    });
    const embedded = await measure(async () => embeddedHome(), sizesOf('cases', values.cases));
    const postgres =
      databaseUrl === undefined
        ? null
        : await measure(() => serverHome(databaseUrl), sizesOf('server-cases', values['server-cases']));
    return {
      bench: 'ledger',
      ...machine,
      embedded,
      postgres,
      loadAfter: loadavg().map((load) => round(load)),
      benchSeconds: round((performance.now() - startedAtMs) / 1000),
    };
  },
};
