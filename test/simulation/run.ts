import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSimulation } from './open-sim.js';
import type { SeedResult } from './run-seed.js';
import { addResult, newSummary, printSummary } from './summary.js';

/** `npm run -s sim -- --seeds 2000 [--from 1] [--workers 2]`, or `-- --seed 42 [--trace]` for one again. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    trace: { type: 'boolean', default: false },
    /** Set by this file itself: plays every `of`th seed from the first one on and tells its parent. */
    part: { type: 'string' },
  },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const playOne = async (seed: number): Promise<SeedResult> => {
  const simulation = await openSimulation();
  const result = await simulation.run({ seed, ...(values.trace ? { log: say } : {}) });
  await simulation.close();
  return result;
};

const playPart = async (part: number): Promise<void> => {
  const simulation = await openSimulation();
  const end = Number(values.from) + Number(values.seeds);
  for (let seed = Number(values.from) + part; seed < end; seed += Number(values.workers))
    process.send?.(await simulation.run({ seed }));
  await simulation.close();
};

const playAll = async (): Promise<void> => {
  const summary = newSummary();
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const told = (result: SeedResult): void => {
    addResult(summary, result);
    if (result.violations.length > 0)
      process.stderr.write(`\nseed ${result.seed}: ${JSON.stringify(result.violations.slice(0, 3))}\n`);
    if (summary.runs % 20 === 0)
      process.stderr.write(`\r${summary.runs} of ${values.seeds} seeds, ${Math.round(seconds())} s `);
  };
  const parts = Array.from({ length: Number(values.workers) }, (_, part) => part);
  await Promise.all(
    parts.map(
      (part) =>
        new Promise<void>((resolve, reject) => {
          const child = fork(
            fileURLToPath(import.meta.url),
            [...process.argv.slice(2), '--part', String(part)],
            {
              execArgv: process.execArgv,
            },
          );
          child.on('message', (result) => told(result as SeedResult));
          child.on('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`a part ended with ${code}`)),
          );
        }),
    ),
  );
  process.stderr.write('\n');
  say(printSummary(summary, seconds()));
  process.exitCode = summary.violations > 0 || summary.runs < Number(values.seeds) ? 1 : 0;
};

if (values.part !== undefined) {
  await playPart(Number(values.part));
  process.disconnect?.();
} else if (values.seed !== undefined) {
  const result = await playOne(Number(values.seed));
  say(JSON.stringify(result, null, 2));
  process.exitCode = result.violations.length > 0 ? 1 : 0;
} else await playAll();
