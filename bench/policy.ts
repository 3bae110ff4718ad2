import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readPolicy, readPolicyFile } from '../src/content/index.js';
import type { DecisionFacts } from '../src/domain/index.js';
import { checkPolicy, compilePolicy, type Policy, simulate } from '../src/policy/index.js';
import { dialogsFolder } from '../src/server/places.js';
import type { Bench } from './index.js';
import { inRounds } from './policy/in-rounds.js';
import { makeRequestMix, pastCases } from './policy/request-mix.js';
import { makeWidePolicy } from './policy/wide-policy.js';
import { round } from './turns/figures.js';

const usage = `Usage: npm run -s bench -- policy [--rounds 7] [--rules 200] [--cases 100000]

  --rounds   rounds of each measurement; medians are told
  --rules    rules of the generated policy that is compiled and checked
  --cases    cases a simulation runs over`;

const wholeNumber = (name: string, text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} must be a whole number above 0\n\n${usage}`);
  return number;
};

const compiled = (document: unknown, floors: readonly unknown[]): Policy => {
  const result = compilePolicy(document, floors);
  if (!result.ok) throw new Error(`the measured policy has ${result.error.length} faults`);
  return result.value;
};

const measureDecisions = async (policy: Policy, rounds: number, tell: (line: string) => void) => {
  const mix = await makeRequestMix();
  const singles = mix.filter(({ lines }) => lines.length === 1);
  const decideAll = (requests: readonly DecisionFacts[], traced: boolean) => () => {
    for (const facts of requests) policy.decide(facts, { traced });
  };
  const tookMs = await inRounds(rounds, {
    untraced: decideAll(mix, false),
    traced: decideAll(mix, true),
    singles: decideAll(singles, false),
    tracedSingles: decideAll(singles, true),
  });
  const perSecond = (count: number, ms: number): number => Math.round((count / ms) * 1000);
  const figures = {
    requests: mix.length,
    linesEach: round(mix.reduce((sum, { lines }) => sum + lines.length, 0) / mix.length),
    perSecond: perSecond(mix.length, tookMs.untraced),
    tracedPerSecond: perSecond(mix.length, tookMs.traced),
    oneLine: {
      perSecond: perSecond(singles.length, tookMs.singles),
      tracedPerSecond: perSecond(singles.length, tookMs.tracedSingles),
    },
    tracedToUntraced: round(tookMs.traced / tookMs.untraced),
  };
  tell(`decisions a second: ${figures.perSecond}, with a trace ${figures.tracedPerSecond}`);
  return { mix, figures };
};

export const policyBench: Bench = {
  name: 'policy',
  summary: 'decisions a second, the proof of a big policy, a simulation over many cases',
  run: async (words, tell) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        rounds: { type: 'string', default: '7' },
        rules: { type: 'string', default: '200' },
        cases: { type: 'string', default: '100000' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return usage;
    const rounds = wholeNumber('rounds', values.rounds);
    const rules = wholeNumber('rules', values.rules);
    const cases = wholeNumber('cases', values.cases);
    const machine = {
      at: new Date().toISOString(),
      node: process.version,
      cores: availableParallelism(),
      loadBefore: loadavg().map((load) => round(load)),
    };
    const { document, floors } = readPolicyFile(dialogsFolder, 'standard-retail');
    const policy = readPolicy(dialogsFolder, 'standard-retail');
    const { mix, figures: decisions } = await measureDecisions(policy, rounds, tell);
    const plain = { ...(document as Record<string, unknown>), floors: [] };
    const withoutFloors = await measureDecisions(compiled(plain, []), rounds, () => {});

    const wide = makeWidePolicy(document as Record<string, unknown>, rules);
    const report = checkPolicy(wide, floors);
    if (report.faults.length > 0)
      throw new Error(
        `the generated policy has ${report.faults.length} faults: ${report.faults[0]?.problem}`,
      );
    const provenMs = await inRounds(Math.min(rounds, 5), {
      compile: () => compiled(wide, floors),
      check: () => checkPolicy(wide, floors),
    });
    tell(
      `${report.rules} rules: compiled in ${round(provenMs.compile)} ms, proven in ${round(provenMs.check)} ms`,
    );

    const draft = compiled(JSON.parse(JSON.stringify(document).replaceAll('"30 days"', '"20 days"')), floors);
    const simulated = await inRounds(Math.min(rounds, 3), {
      cases: () => simulate(pastCases(mix, policy, cases), { draft, against: null }),
      against: () => simulate(pastCases(mix, policy, cases), { draft, against: policy }),
    });
    tell(`${cases} cases simulated in ${round(simulated.cases / 1000)} s`);
    return {
      bench: 'policy',
      ...machine,
      rounds,
      decisions: { ...decisions, withoutFloors: withoutFloors.figures },
      proof: {
        rules: report.rules,
        steps: report.steps,
        compileMs: round(provenMs.compile),
        checkMs: round(provenMs.check),
      },
      simulation: {
        cases,
        seconds: round(simulated.cases / 1000),
        againstFileSeconds: round(simulated.against / 1000),
      },
    };
  },
};
