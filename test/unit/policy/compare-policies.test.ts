import { describe, expect, test } from '@jest/globals';
import { comparePolicies } from '../../../src/policy/index.js';
import { readPolicy, soundPolicy } from '../../support/load-policy.js';

type Json = Record<string, unknown>;
type RuleJson = Json & { rule?: string; when: Json; then: Json };

const { document: standard, floors } = readPolicy('standard-retail');
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What is said about the standard policy after somebody edited it. */
const saidAfter = (edit: (document: Json, floors: Json[]) => void): string[] => {
  const [document, laws] = [copy(standard), copy(floors) as Json[]];
  edit(document, laws);
  return comparePolicies(soundPolicy(standard, floors), soundPolicy(document, laws)).map(
    ({ kind, text }) => `${kind}: ${text}`,
  );
};
const rulesOf = (document: Json): RuleJson[] => document.rules as RuleJson[];
const ruleOf = (document: Json, name: string): RuleJson => {
  const found = [...rulesOf(document), ...(document.exceptions as RuleJson[])].find(
    ({ rule }) => rule === name,
  );
  if (found === undefined) throw new Error(`there is no rule ${name}`);
  return found;
};

const says = (rule: RuleJson, then: Json): void => {
  // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
  rule.then = then;
};

describe('what changed from one policy to another', () => {
  test('nothing did when nothing did', () => {
    expect(saidAfter(() => {})).toEqual([]);
  });

  test('a longer window is named with both lengths', () => {
    expect(
      saidAfter((document) => {
        ruleOf(document, 'change-of-mind').when.within = '45 days';
      }),
    ).toEqual(['changed: the window of 2.1 change-of-mind changed from 30 days to 45 days']);
  });

  test.each([
    [
      'what it pays',
      (rule: RuleJson) => {
        says(rule, { ...rule.then, 'restocking-fee': '15%' });
      },
      'added: "restocking-fee" of 2.1 change-of-mind is new: 15%',
    ],
    [
      'a condition more',
      (rule: RuleJson) => {
        rule.when = { ...rule.when, market: 'US' };
      },
      'added: 2.1 change-of-mind now holds only with market US',
    ],
    [
      'another answer',
      (rule: RuleJson) => {
        says(rule, { deny: 'excluded' });
      },
      'changed: what 2.1 change-of-mind says changed from approve refund to deny as excluded',
    ],
    [
      'another order of resolutions',
      (rule: RuleJson) => {
        says(rule, { ...rule.then, approve: ['refund', { 'store-credit': '10%' }] });
      },
      'changed: what 2.1 change-of-mind says changed from approve refund to approve refund or store-credit +10%',
    ],
  ])('a rule is told by %s', (_what, edit, sentence) => {
    expect(saidAfter((document) => edit(ruleOf(document, 'change-of-mind')))).toContain(sentence);
  });

  test('a rule that came and one that went are told whole, with the place they had', () => {
    const said = saidAfter((document) => {
      document.rules = rulesOf(document).filter(({ rule }) => rule !== 'never-arrived');
      rulesOf(document).push({
        rule: 'regulars',
        clause: ['2.1'],
        when: { reason: 'late', 'customer-tags': 'regular', 'value-over': { USD: '20', CNY: '150' } },
        // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
        then: { approve: ['refund'], freight: 'seller' },
      });
    });
    expect(said).toContain(
      'added: rule 2.1 regulars is new: when reason late, customer-tags regular, value-over $20.00 / ¥150.00: approve refund, freight seller',
    );
    expect(said.find((line) => line.startsWith('removed: rule 5.1 never-arrived is gone'))).toBeDefined();
    expect(said).toHaveLength(2);
  });

  test('a rule that is tried at another place has moved, and the others have not', () => {
    expect(
      saidAfter((document) => {
        const rules = rulesOf(document);
        const at = rules.findIndex(({ rule }) => rule === 'not-shipped');
        const [moved] = rules.splice(at, 1);
        if (moved !== undefined) rules.push(moved);
      }),
    ).toEqual(['moved: rule 1.1 not-shipped is now tried last']);
  });

  test('a condition written out instead of its definition is no change', () => {
    expect(
      saidAfter((document) => {
        const rule = ruleOf(document, 'change-of-mind');
        const { is, ...when } = rule.when as { is?: string | string[] };
        const definitions = document.definitions as Record<string, Json>;
        const names = is === undefined ? [] : [is].flat();
        expect(names.length).toBeGreaterThan(0);
        rule.when = Object.assign({}, ...names.map((name) => definitions[name]), when);
      }),
    ).toEqual([]);
  });

  test('a changed definition is told once, with the rules it reaches', () => {
    const said = saidAfter((document) => {
      const definitions = document.definitions as Record<string, Json>;
      definitions['change-of-mind'] = { ...definitions['change-of-mind'], market: 'US' };
    });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^added: definition change-of-mind now holds only with market US \(in .*2\.1 change-of-mind/,
    );
  });

  test.each([
    [
      'fees',
      { label: { amount: { USD: '7.50', CNY: '10' }, clause: '2.3' } },
      'the label fee changed from $6.00 / ¥10.00 to $7.50 / ¥10.00',
    ],
    [
      'limits',
      { assistant: { USD: '100', CNY: '3500' }, agent: { USD: '2000', CNY: '15000' } },
      'what the assistant approves alone changed from $500.00 / ¥3,500.00 to $100.00 / ¥3,500.00',
    ],
    ['start', { event: 'placed' }, 'what windows count from changed from delivered to placed'],
    ['time-zone', 'Europe/Berlin', 'the time zone changed from America/New_York to Europe/Berlin'],
    ['calendar', { holidays: ['2026-12-25'] }, 'the holidays: now with 2026-12-25'],
    ['floors', ['uk-consumer-rights'], 'the statutory floors: no longer with eu-withdrawal'],
    ['identity', [['email', 'order-number']], 'what proves who asks: no longer with'],
    ['send-back-within', '20 days', 'the time to send goods back changed from 14 days to 20 days'],
  ])('a change of "%s" is told', (key, value, sentence) => {
    const said = comparePolicies(
      soundPolicy(standard, floors),
      soundPolicy(
        { ...standard, [key]: value },
        key === 'floors' ? [readPolicyFloor('uk-consumer-rights')] : floors,
      ),
    ).map(({ text }) => text);
    expect(said.find((line) => line.startsWith(sentence))).toBeDefined();
  });

  test('a reworded clause is told in the language it was reworded in', () => {
    expect(
      saidAfter((document) => {
        const clauses = document.clauses as Record<string, Json>;
        clauses['8.1'] = { ...clauses['8.1'], en: 'Write to us.' };
      }),
    ).toEqual([expect.stringMatching(/^changed: clause 8\.1 \(en\) changed from ".*" to "Write to us\."$/)]);
  });

  test('a changed floor is told under its name', () => {
    const said = saidAfter((_document, laws) => {
      const law = laws[0] as { rules: RuleJson[] };
      const rule = law.rules.find(({ when }) => when.within !== undefined);
      if (rule !== undefined) rule.when = { ...rule.when, within: '21 days' };
    });
    expect(said).toEqual([
      expect.stringMatching(/^changed: the window of floor eu-withdrawal: .* changed from .* to 21 days$/),
    ]);
  });

  test('an amount written with or without its zeros is the same amount', () => {
    expect(
      saidAfter((document) => {
        document.fees = { label: { amount: { USD: 6, CNY: '10.0' }, clause: '2.3' } };
      }),
    ).toEqual([]);
  });
});

function readPolicyFloor(name: string): unknown {
  return floors[(standard.floors as string[]).indexOf(name)];
}
