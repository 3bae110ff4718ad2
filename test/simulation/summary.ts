import type { SeedResult } from './run-seed.js';

export interface Summary {
  runs: number;
  steps: number;
  messages: number;
  cases: number;
  refunds: number;
  violations: number;
  readonly injected: Record<string, number>;
  readonly failures: { readonly seed: number; readonly rules: readonly string[]; readonly what: string }[];
}

export const newSummary = (): Summary => ({
  runs: 0,
  steps: 0,
  messages: 0,
  cases: 0,
  refunds: 0,
  violations: 0,
  injected: {},
  failures: [],
});

export const addResult = (summary: Summary, result: SeedResult): void => {
  summary.runs += 1;
  summary.steps += result.steps;
  summary.messages += result.messages;
  summary.cases += result.cases;
  summary.refunds += result.refunds;
  summary.violations += result.violations.length;
  for (const [kind, times] of Object.entries(result.injected))
    summary.injected[kind] = (summary.injected[kind] ?? 0) + times;
  const [first] = result.violations;
  if (first !== undefined)
    summary.failures.push({
      seed: result.seed,
      rules: [...new Set(result.violations.map(({ rule }) => rule))],
      what: first.what,
    });
};

const thousands = (count: number): string => count.toLocaleString('en-US');

export const printSummary = (summary: Summary, seconds: number): string => {
  const faults = Object.entries(summary.injected).sort(([a], [b]) => a.localeCompare(b));
  const total = faults.reduce((sum, [, times]) => sum + times, 0);
  return [
    `runs         ${thousands(summary.runs)} seeds, ${thousands(summary.steps)} steps, ${Math.round(seconds)} s`,
    `played       ${thousands(summary.messages)} messages, ${thousands(summary.cases)} cases, ${thousands(summary.refunds)} refunds made`,
    `faults       ${thousands(total)}`,
    ...faults.map(([kind, times]) => `  ${kind.padEnd(24)} ${thousands(times).padStart(9)}`),
    `violations   ${thousands(summary.violations)}`,
    ...summary.failures.map(
      ({ seed, rules, what }) =>
        `  seed ${seed}: ${rules.join(', ')}: ${what}\n    npm run -s sim -- --seed ${seed} --trace`,
    ),
  ].join('\n');
};
