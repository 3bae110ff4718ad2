import { readConfig } from '../../src/server/config/index.js';
import { openContent } from '../../src/server/wiring/open-content.js';
import { runSeed } from './run-seed.js';
import { createSimClock } from './sim-clock.js';
import { openSimDatabase } from './sim-database.js';

const flag = (name: string, fallback: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(process.argv[index + 1]);
};
const from = flag('from', 1);
const seeds = flag('seeds', 20);
const only = flag('seed', 0);
const clock = createSimClock();
const database = await openSimDatabase(clock);
const content = openContent(readConfig({ MAKEGOOD_DATA: 'memory', NODE_ENV: 'test' }));
const trace = process.argv.includes('--trace');
for (let seed = only || from; seed < (only ? only + 1 : from + seeds); seed += 1) {
  const begun = performance.now();
  const result = await runSeed({
    seed,
    database,
    clock,
    content,
    ...(trace ? { log: (line: string) => console.log(line) } : {}),
  });
  console.log(
    JSON.stringify({
      ...result,
      ms: Math.round(performance.now() - begun),
      traceHash: result.traceHash.slice(0, 8),
    }),
  );
}
await database.close();
