import { ledgerBench } from './ledger.js';
import { policyBench } from './policy.js';
import { tauRetailBench } from './tau-retail/tau-retail-bench.js';
import { turnsBench } from './turns.js';
import { understandingBench } from './understanding.js';

/** One benchmark: prints what it does on standard error and answers its figures. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  /** Takes the words after its name; answers figures, or text when it was asked for help. */
  run(words: readonly string[], tell: (line: string) => void): Promise<unknown>;
}

const benches: readonly Bench[] = [turnsBench, ledgerBench, policyBench, understandingBench, tauRetailBench];

const help = (): string =>
  [
    'Usage: npm run -s bench -- <name> [options]',
    '',
    ...benches.map(({ name, summary }) => `  ${name.padEnd(16)}${summary}`),
    '',
    'The last line printed is one JSON object of figures. docs/benchmarks.md tells how to read it.',
  ].join('\n');

const [name, ...words] = process.argv.slice(2);
const bench = benches.find((candidate) => candidate.name === name);
if (bench === undefined) {
  console.log(help());
  process.exitCode = name === undefined || name === '--help' || name === 'help' ? 0 : 2;
} else {
  try {
    const figures = await bench.run(words, (line) => console.error(line));
    console.log(typeof figures === 'string' ? figures : JSON.stringify(figures));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // A server that was measured may have left timers behind.
  process.exit();
}
