import { describe, expect, test } from '@jest/globals';
import type { MakeDecider } from '../../../src/audit/index.js';
import { traceDifferences } from '../../../src/audit/packs/trace-differences.js';
import type { Decision } from '../../../src/domain/index.js';
import { makeDecider } from '../../../src/server/audit/index.js';
import { wholePack, writeLog } from '../../support/audit-story.js';
import { verifyLines } from '../../support/audited-shop.js';

const logged: Decision['trace'] = [
  { rule: '4', applied: false, because: ['reason: faulty / changed-mind'] },
  { rule: '2.1', applied: false, because: ['within: 14 days / day 16', 'category: shoes / hats'] },
  { rule: '1', applied: true, because: ['within: 30 days / day 16'] },
];
const withStep = (at: number, changes: Partial<Decision['trace'][number]>): Decision['trace'] =>
  logged.map((step, index) => (index === at ? { ...step, ...changes } : step));

describe('two traces', () => {
  test('of the same steps do not differ', () => {
    expect(traceDifferences(logged, structuredClone(logged))).toEqual([]);
  });

  test.each<[string, Decision['trace'], unknown[]]>([
    [
      'another reason',
      withStep(1, { because: ['within: 14 days / day 16', 'category: shoes / boots'] }),
      [['trace.1 (rule 2.1) because.1', 'category: shoes / hats', 'category: shoes / boots']],
    ],
    [
      'a reason less',
      withStep(1, { because: ['within: 14 days / day 16'] }),
      [['trace.1 (rule 2.1) because.1', 'category: shoes / hats', 'nothing']],
    ],
    [
      'a rule that applied after all',
      withStep(0, { applied: true }),
      [['trace.0 (rule 4) applied', false, true]],
    ],
    ['a rule that was left out', logged.filter((_, at) => at !== 1), [['trace.1', 'rule 2.1', 'rule 1']]],
    ['an end before the last rule', logged.slice(0, 2), [['trace.2', 'rule 1', 'nothing more']]],
    [
      'one rule more',
      [...logged, { rule: '9', applied: false, because: [] }],
      [['trace.3', 'nothing more', 'rule 9']],
    ],
  ])('differ at %s, which is named', (_what, found, expected) => {
    const told = traceDifferences(logged, found).map((one) => [one.field, one.logged, one.found]);
    expect(told).toEqual(expected);
  });
});

describe('a pack that is verified', () => {
  const codesWith = async (change: (decision: Decision) => Decision): Promise<string[]> => {
    const planted: MakeDecider = (policy) => {
      const decider = makeDecider(policy);
      return decider.kind === 'decides'
        ? { kind: 'decides', decide: (facts) => change(decider.decide(facts)) }
        : decider;
    };
    const { findings } = await verifyLines(wholePack(writeLog()), { makeDecider: planted });
    return findings.map(({ code, field }) => `${code} ${field}`);
  };

  test('gives away an engine that comes to the same by other rules', async () => {
    expect(await codesWith((decision) => decision)).toEqual([]);
    const byOther = await codesWith((decision) => ({
      ...decision,
      trace: [{ rule: '0', applied: false, because: [] }, ...decision.trace],
    }));
    expect(byOther).toEqual(['trace-differs trace.0']);
  });

  test('gives away an engine that does not say why', async () => {
    const silent = await codesWith((decision) => ({ ...decision, trace: [] }));
    expect(silent).toEqual(['trace-differs trace.0']);
  });
});
