import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DecisionFacts, requestKinds, returnReasons } from '../../src/domain/index.js';
import { type CheckFault, checkPolicy, type Policy } from '../../src/policy/index.js';
import { readPolicy, soundPolicy } from '../support/load-policy.js';
import { type LoosePolicy, type Mutation, mutationsOf } from '../support/policy-mutations.js';
import { randomFacts } from '../support/random-facts.js';

/** What `policy check` proves, on everything that ships and on everything that can be broken in it. */

const presets = readdirSync('dialogs/policies')
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.replace('.yml', ''));
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 1_000_000);
const kinds = (faults: readonly CheckFault[]): string[] => faults.map((fault) => fault.kind);
const undecided = (policy: Policy, facts: Parameters<Policy['decide']>[0]): boolean =>
  policy
    .decidePerLine(facts, { traced: false })
    .some(({ decision }) => decision.reviewReasons.includes('no-rule'));

describe.each(presets)('the preset %s', (preset) => {
  const { document, floors } = readPolicy(preset);

  test('has no gap, no dead rule, no contradiction, and words for everything', () => {
    expect(checkPolicy(document, floors).faults).toEqual([]);
  });

  test(`leaves no random request to chance (seed ${seed})`, () => {
    const policy = soundPolicy(document, floors);
    fc.assert(
      fc.property(randomFacts(policy), (facts) => !undecided(policy, facts)),
      { seed, numRuns: 800 },
    );
  });

  let facts: DecisionFacts[] | null = null;
  const drawn = (): DecisionFacts[] => {
    facts ??= fc.sample(randomFacts(soundPolicy(document, floors)), { seed, numRuns: 500 });
    return facts;
  };

  // Floors say nothing about gaps, and have been proven above.
  const mutations = mutationsOf({ ...document, floors: [] } as unknown as LoosePolicy);
  const broken = mutations.filter(({ expected }) => expected !== 'any');
  test.each(broken.map((mutation) => [mutation.name, mutation] as const))(
    'is found out when %s',
    (_name, mutation: Mutation) => {
      const { faults } = checkPolicy(mutation.document);
      expect(kinds(faults)).toContain(mutation.expected);
      expect(faults.every((fault) => fault.problem !== '' && fault.cure !== '')).toBe(true);
    },
  );

  const doubtful = mutations.filter(({ expected }) => expected === 'any');
  test.each(doubtful.map((mutation) => [mutation.name, mutation] as const))(
    `finds a gap exactly where requests fall through when %s (seed ${seed})`,
    (_name, mutation: Mutation) => {
      const { faults } = checkPolicy(mutation.document);
      const gaps = faults.filter((fault) => fault.kind === 'gap');
      const policy = soundPolicy(mutation.document);
      // Every gap is real: its example runs through the engine and meets no rule.
      for (const gap of gaps) {
        expect(gap.example?.facts).not.toBeNull();
        if (gap.example?.facts) expect(undecided(policy, gap.example.facts)).toBe(true);
      }
      // And no request that falls through was overlooked.
      const fallen = drawn().filter((facts) => undecided(policy, facts));
      if (fallen.length > 0) expect(gaps).not.toEqual([]);
    },
  );
});

describe('a counter-example', () => {
  const document = { ...readPolicy('standard-retail').document, floors: [] };

  test('of a contradiction is a request to which both rules apply', () => {
    const across = mutationsOf(document as unknown as LoosePolicy).filter(
      ({ expected }) => expected === 'contradiction',
    );
    for (const mutation of across) {
      const faults = checkPolicy(mutation.document).faults.filter((fault) => fault.kind === 'contradiction');
      const policy = soundPolicy(mutation.document);
      for (const { example, problem } of faults) {
        if (!example?.facts) continue;
        const applied = policy.decide(example.facts).trace.find((step) => step.applied);
        expect({ [mutation.name]: problem }).toEqual({
          [mutation.name]: expect.stringContaining(applied?.rule ?? 'no rule applied'),
        });
      }
    }
  });

  test('covers every kind of request and every reason there is', () => {
    const loose = structuredClone(document) as unknown as LoosePolicy;
    loose.exceptions = [];
    delete loose.definitions;
    loose.floors = [];
    // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
    loose.rules = [{ rule: 'gifts', clause: '1.1', when: { gift: true }, then: { review: true } }];
    const { faults } = checkPolicy(loose, []);
    expect(kinds(faults)).toEqual(['gap']);
    expect(faults[0]?.example?.where).toEqual(['gift: no']);
    const policy = soundPolicy(loose, []);
    for (const kind of requestKinds)
      for (const reason of returnReasons) {
        const facts = faults[0]?.example?.facts;
        if (!facts) throw new Error('no example');
        expect(undecided(policy, { ...facts, kind, reason, replacements: [] })).toBe(true);
      }
  });
});
