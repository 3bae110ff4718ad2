import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench } from './index.js';
import { round } from './turns/figures.js';
import { measureHouse } from './turns/measure-house.js';
import { measureServer } from './turns/measure-server.js';
import { measureStarts } from './turns/measure-starts.js';
import { embeddedHome, serverHome } from './turns/open-home.js';

const usage = `Usage: npm run -s bench -- turns [--seconds 3] [--turns 4000]

  --seconds  how long each stretch of one-after-another turns lasts; each stretch of concurrent ones lasts half of it
  --turns    the most turns of a stretch

Postgres is measured when BENCH_DATABASE_URL or TEST_DATABASE_URL is set, in a database made for it and dropped after.`;

const positive = (name: string, text: string): number => {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} must be a number above 0\n\n${usage}`);
  return number;
};

export const turnsBench: Bench = {
  name: 'turns',
  summary: 'full durable turns, received to answered: latency, turns a second, memory, starts',
  run: async (words, tell) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seconds: { type: 'string', default: '3' },
        turns: { type: 'string', default: '4000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return usage;
    const stretch = {
      seconds: positive('seconds', values.seconds),
      turnsMax: positive('turns', values.turns),
    };
    const databaseUrl = process.env.BENCH_DATABASE_URL || process.env.TEST_DATABASE_URL;
    const startedAtMs = performance.now();
    const machine = {
      at: new Date().toISOString(),
      node: process.version,
      cores: availableParallelism(),
      loadBefore: loadavg().map((load) => round(load)),
    };
    const embedded = await measureHouse(embeddedHome(), stretch, tell);
    const postgres =
      databaseUrl === undefined ? null : await measureHouse(await serverHome(databaseUrl), stretch, tell);
    const server = await measureServer(stretch, tell);
    const starts = await measureStarts(tell);
    return {
      bench: 'turns',
      ...machine,
      embedded,
      postgres,
      ...server,
      starts,
      benchSeconds: round((performance.now() - startedAtMs) / 1000),
    };
  },
};
