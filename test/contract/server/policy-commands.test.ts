import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Decision, DecisionFacts } from '../../../src/domain/index.js';
import type { Simulation } from '../../../src/policy/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { makegood } from '../../support/makegood.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'makegood-policy-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const standardText = readFileSync('dialogs/policies/standard-retail.yml', 'utf8');
/** The standard policy with something else written in some places. */
const draft = (name: string, ...changes: readonly [RegExp, string][]): string => {
  const file = join(root, name);
  const text = changes.reduce((before, [what, by]) => before.replace(what, by), standardText);
  expect(text).not.toBe(standardText);
  writeFileSync(file, text);
  return file;
};
const shorter = (name = 'shorter.yml') => draft(name, [/(within|after): 30 days/g, '$1: 10 days']);

describe('makegood policy check', () => {
  test('says how much was proven of a policy in which nothing is wrong', async () => {
    const { code, output } = await makegood(['policy', 'check', 'standard-retail']);
    expect(code).toBe(0);
    expect(output).toMatch(
      /no gap, no dead rule, no contradiction\.\n\d+ rules proven for [\d,]+ kinds of requests/,
    );
  });

  test('shows a gap with its line, a request that falls into it and the cure, and ends with 1', async () => {
    const file = draft('gap.yml', [/within: 30 days/g, 'within: 29 days']);
    const { code, output } = await makegood(['policy', 'check', file]);
    expect(code).toBe(1);
    expect(output).toMatch(
      /gap\.yml:\d+ no rule decides some requests\.\n {2}requests .*start: over 29 days up to 30 days\n {2}such as .*delivered 2026-06-15.*\n {2}cure/,
    );
  });

  test('gives a program each fault with its place and a request to decide', async () => {
    const file = draft('gap-too.yml', [/within: 30 days/g, 'within: 29 days']);
    const { code, output } = await makegood(['policy', 'check', file, '--json']);
    const report = JSON.parse(output) as {
      policy: string;
      rules: number;
      faults: { kind: string; line: number; path: string; example: { facts: DecisionFacts } }[];
    };
    expect([code, report.policy, report.rules > 20]).toEqual([1, 'standard-retail', true]);
    expect(report.faults[0]).toMatchObject({ kind: 'gap', path: 'rules', line: expect.any(Number) });
    expect(report.faults[0]?.example.facts.order.lines).not.toEqual([]);
  });

  test('reports what the file gets wrong before anything is proven', async () => {
    const file = draft('misspelt.yml', [/time-zone: /, 'time-zoen: ']);
    const { code, output } = await makegood(['policy', 'check', file]);
    expect(code).toBe(1);
    expect(output).toMatch(/misspelt\.yml:\d+ .*time-zoen/);
  });

  test('names the policies there are when it is asked about another', async () => {
    const { code, notes } = await makegood(['policy', 'check', 'generous']);
    expect(code).toBe(1);
    expect(notes).toMatch(/one of these names: .*standard-retail/);
  });
});

describe('makegood policy explain', () => {
  const explain = (...words: string[]) =>
    makegood(['policy', 'explain', 'standard-retail', ...words], { MAKEGOOD_NOW: '2026-11-21T12:00:00Z' });

  test('shows the outcome, the clauses in words, a sum whose lines add up and every rule tried', async () => {
    const { code, output } = await explain('--order', '#10482', '--reason', 'changed-mind');
    expect(code).toBe(0);
    expect(output).toContain('Outcome       approve: refund');
    expect(output).toMatch(/Clauses\n {2}2\.1 {2}Changed your mind\?[\s\S]* {2}2\.3 {2}/);
    expect(output).toMatch(
      /1 × Aria Wireless Headphones +\$89\.00\n +WA sales tax +\$7\.34\n +Return label \(2\.3\) +-\$6\.00\n +Total +\$90\.34/,
    );
    expect(output).toMatch(/Paid back to\n +Visa ··4021 +\$90\.34/);
    expect(output).toMatch(/✗ {2}3\.1 final-sale +tags: final-sale \/ none/);
    expect(output).toMatch(/✓ {2}2\.1 change-of-mind .*within: 30 days \/ day 7/);
  });

  test('gives a program the very decision, the facts and the rows of the sum', async () => {
    const { output } = await explain('--order', 'order-10482', '--reason', 'changed-mind', '--json');
    const answer = JSON.parse(output) as {
      decision: Decision;
      facts: DecisionFacts;
      table: { amountMinor: number }[];
    };
    expect(JSON.parse(JSON.stringify(loadPolicy('standard-retail').decide(answer.facts)))).toEqual(
      answer.decision,
    );
    const [total, ...lines] = answer.table.map(({ amountMinor }) => amountMinor).reverse();
    expect(lines.reduce((sum, amount) => sum + amount, 0)).toBe(total);
  });

  test('decides as of another day, counted where the shop is', async () => {
    const on = async (day: string) => {
      const { output } = await explain(
        '--order',
        '#10482',
        '--reason',
        'changed-mind',
        '--on',
        day,
        '--json',
      );
      const { decision, facts } = JSON.parse(output) as { decision: Decision; facts: DecisionFacts };
      return [decision.outcome, facts.askedOn.slice(0, 10)];
    };
    expect(await on('2026-12-14')).toEqual(['approve', '2026-12-14']);
    expect(await on('2026-12-15')).toEqual(['deny', '2026-12-15']);
  });

  test('asks for what is missing, and settles once it is told', async () => {
    const outcomeWith = async (...words: string[]) => {
      const { output } = await explain('--order', '10482', '--reason', 'defective', ...words, '--json');
      return (JSON.parse(output) as { decision: Decision }).decision.outcome;
    };
    expect(await outcomeWith()).toBe('ask');
    expect(await outcomeWith('--evidence', 'photo')).toBe('approve');
  });

  test('settles lines one by one when they are answered differently', async () => {
    const all = await explain('--order', '#10485', '--reason', 'changed-mind');
    expect(all.output).toContain('The lines are answered differently');
    expect(all.output).toMatch(/deny: custom-made[\s\S]*deny: perishable/);
    const one = await explain('--order', '#10485', '--reason', 'changed-mind', '--items', '2:1');
    expect(one.output).toMatch(/ 1 × Fresh Coffee Beans[\s\S]*deny: perishable/);
    expect(one.output).not.toContain('custom-made\n');
  });

  test('takes what has not left yet for a cancellation unless told otherwise', async () => {
    const { output } = await explain('--order', '#10455', '--reason', 'no-longer-needed');
    expect(output).toMatch(/: cancel because of[\s\S]*approve: cancel/);
  });

  test('reads the clauses in the language that was asked for', async () => {
    const { output } = await explain('--order', '#10482', '--reason', 'changed-mind', '--locale', 'zh');
    expect(output).toContain('签收后 30 天内');
  });

  test.each([
    [['--order', '#1', '--reason', 'late'], 'There is no order "#1"'],
    [['--order', '#10482'], '--reason is missing. It is one of: changed-mind,'],
    [['--order', '#10482', '--reason', 'bored'], 'It is one of: changed-mind,'],
    [
      ['--order', '#10482', '--reason', 'late', '--items', 'mug'],
      '1  order-10482-1  1 × Aria Wireless Headphones',
    ],
    [['--order', '#10482', '--reason', 'late', '--items', '1:2'], 'has 1 to ask about, not 2'],
    [['--order', '#10482', '--reason', 'late', '--items', '1,1'], 'named twice'],
    [['--order', '#10482', '--reason', 'late', '--kind', 'gift'], 'refund, return, exchange, cancel'],
    [['--order', '#10482', '--reason', 'late', '--claim', 'seal=broken'], 'sealed, opened'],
    [['--order', '#10482', '--reason', 'late', '--claim', 'mood=sad'], 'condition, seal'],
    [['--order', '#10482', '--reason', 'late', '--evidence', 'song'], 'photo, video, note'],
    [['--order', '#10482', '--reason', 'late', '--on', 'soon'], 'must be a day such as'],
    [['--order', '#10482', '--reason', 'late', '--locale', 'xx'], '--locale must be one of'],
  ])('ends with 2 and says what there is when it cannot read %j', async (words, why) => {
    const { code, output, notes } = await explain(...words);
    expect([code, output]).toEqual([2, '']);
    expect(notes).toContain(why);
  });
});

describe('makegood policy simulate', () => {
  const simulation = (output: string) => JSON.parse(output) as Simulation;

  test('says that there is nothing to try a draft on, and what to do, where nothing was decided yet', async () => {
    const { code, output, notes } = await makegood(['policy', 'simulate', 'standard-retail']);
    expect([code, output]).toEqual([1, '']);
    expect(notes).toContain('"--from orders"');
  });

  test('tries a draft on what was decided in a conversation', async () => {
    const folder = { MAKEGOOD_DATA: join(root, 'shop'), MAKEGOOD_NOW: '2026-11-21T12:00:00Z' };
    const script = join(root, 'script.txt');
    writeFileSync(
      script,
      'I want to return the skateboard\nmei.lin@example.com, 98101\nchanged my mind\nyes\n',
    );
    const played = await makegood(['chat', '--script', script, '--json'], folder);
    expect(played.output).toMatch(/"caseReference":"RF-/);

    const same = await makegood(['policy', 'simulate', 'standard-retail', '--json'], folder);
    expect(simulation(same.output)).toMatchObject({
      requests: 1,
      leftOut: 0,
      changed: { outcomes: 0, amounts: 0, terms: 0 },
    });
    const file = draft('dearer.yml', [/label: \{ amount: \{ USD: 6\.00/g, 'label: { amount: { USD: 8.50']);
    const dearer = await makegood(['policy', 'simulate', file, '--json'], folder);
    expect(simulation(dearer.output)).toMatchObject({
      requests: 1,
      changed: { outcomes: 0, amounts: 1, terms: 0 },
      money: [{ currency: 'USD', beforeMinor: 11_400, afterMinor: 11_150, differenceMinor: -250 }],
      rules: [{ rule: '2.1 change-of-mind', before: 1, after: 1 }],
    });
    const { code, output } = await makegood(['policy', 'simulate', file], folder);
    expect(code).toBe(0);
    expect(output).toMatch(/0 of 1 outcomes change[\s\S]*USD +\$114\.00 +\$111\.50 +-\$2\.50[\s\S]*RF-/);
  });

  test('tries a draft on the orders of a shop that has no cases, against the policy of today', async () => {
    const { code, output, notes } = await makegood([
      'policy',
      'simulate',
      shorter(),
      '--from',
      'orders',
      '--limit',
      '6000',
    ]);
    expect(code).toBe(0);
    expect(notes).toContain('5,000');
    expect(output).toMatch(/of 6,000 outcomes change/);
    expect(output).toMatch(/from \\ to +approve +deny +ask +review/);
    expect(output).toMatch(/2\.1 change-of-mind-too-late +[\d,]+ +[\d,]+/);
    expect(output).toMatch(/Most affected\n {2}#\d+ line \d/);
  });
});

describe('makegood policy diff', () => {
  test('says what changed, one sentence each', async () => {
    const file = draft(
      'diff.yml',
      [/(within|after): 30 days/g, '$1: 45 days'],
      [/send-back-within: 14 days/, 'send-back-within: 20 days'],
    );
    const { code, output } = await makegood(['policy', 'diff', 'standard-retail', file]);
    expect(code).toBe(0);
    expect(output).toContain('~ the time to send goods back changed from 14 days to 20 days\n');
    expect(output).toContain('~ the window of 2.1 change-of-mind changed from 30 days to 45 days\n');
  });

  test('gives a program where each change stands', async () => {
    const { output } = await makegood(['policy', 'diff', 'standard-retail', shorter('other.yml'), '--json']);
    const { differences } = JSON.parse(output) as { differences: { path: string; kind: string }[] };
    expect(differences).toContainEqual(
      expect.objectContaining({ path: 'rules.change-of-mind.when.within', kind: 'changed' }),
    );
  });

  test('says so when nothing changed', async () => {
    const { code, output } = await makegood(['policy', 'diff', 'standard-retail', 'standard-retail']);
    expect([code, output]).toEqual([0, 'standard-retail and standard-retail say the same.\n']);
  });
});
