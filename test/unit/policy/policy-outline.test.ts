import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  compilePolicy,
  type PolicyOutline,
  policyOutline,
  type RowOutline,
} from '../../../src/policy/index.js';

// biome-ignore lint/suspicious/noExplicitAny: the tests change a document in places its type would forbid.
type Document = Record<string, any>;
const cornerShop = (): Document => parse(readFileSync('test/support/corner-shop.yml', 'utf8')) as Document;

const words = { en: 'words', zh: '文字' };

/** The corner shop with one rule instead of its own: what is asked for, and what it says then. */
const ruled = (when: Document, outcome: Document, more: Document = {}): RowOutline | undefined =>
  policyOutline({
    // biome-ignore lint/suspicious/noThenProperty: "when … then" is how a merchant writes a rule.
    document: { ...cornerShop(), ...more, exceptions: [], rules: [{ clause: '2.1', when, then: outcome }] },
    floors: [],
  }).rows[0];

const rowOf = (outline: PolicyOutline, ...clauses: string[]): RowOutline | undefined =>
  outline.rows.find((row) => row.clauses.join() === clauses.join());

describe('the outline of a shop', () => {
  const outline = policyOutline({ document: cornerShop(), floors: [] });

  test('says that a change of mind has thirty days from delivery and costs the label', () => {
    expect(rowOf(outline, '2.1')).toMatchObject({
      periods: [{ event: 'delivered', business: false, afterDays: null, withinDays: 30 }],
      terms: {
        resolutions: ['refund'],
        freight: 'customer',
        refundOn: 'receipt',
        fees: [{ kind: 'label', amounts: { EUR: 450, JPY: 700 }, clause: '2.2' }],
      },
    });
  });

  test('says that electronics cost a tenth once fourteen days have passed', () => {
    const row = rowOf(outline, '2.1', '2.3');
    expect(row?.conditions).toContainEqual({ key: 'category', kind: 'among', values: ['electronics'] });
    expect(row?.periods).toEqual([{ event: 'delivered', business: false, afterDays: 14, withinDays: 30 }]);
    expect(row?.terms?.fees.map(({ kind, shareBasisPoints }) => [kind, shareBasisPoints])).toEqual([
      ['restocking', 1000],
      ['label', null],
    ]);
  });

  test('says that broken goods travel free, need proof above fifty, and stay where they are up to twenty', () => {
    expect(rowOf(outline, '3.1')?.terms).toMatchObject({
      resolutions: ['replacement', 'refund', 'store-credit'],
      bonusBasisPoints: 1000,
      freight: 'seller',
      fees: [],
      keepUpTo: { EUR: 2000, JPY: 3000 },
      evidence: { anyOf: ['photo', 'note'], over: { EUR: 5000, JPY: 8000 } },
      refundOn: 'inspection',
    });
  });

  test('says that what never arrived can be claimed once ten days have passed since it was sent, without an end', () => {
    expect(rowOf(outline, '3.4')?.periods).toEqual([
      { event: 'shipped', business: false, afterDays: 10, withinDays: null },
    ]);
  });

  test('says that a fault after seven business days is for a person to decide', () => {
    expect(rowOf(outline, '3.3')).toMatchObject({ terms: null, periods: [{ business: true, afterDays: 7 }] });
  });

  test('keeps to itself from which value on a person looks, and who may approve how much', () => {
    const text = JSON.stringify(outline);
    const reviewed = outline.rows.filter(({ terms }) => terms === null);
    expect(reviewed.map(({ clauses }) => clauses[0])).toEqual(['3.3', '3.3']);
    for (const secret of ['80000', '120000', '77700', '99000', '88800', '99900'])
      expect(text).not.toContain(secret);
  });

  test('lists what never comes back, and why', () => {
    expect(outline.exclusions).toEqual([
      {
        clauses: ['2.4'],
        reason: 'final-sale',
        conditions: [
          {
            key: 'reason',
            kind: 'among',
            values: ['changed-mind', 'no-longer-needed', 'ordered-by-mistake', 'does-not-fit'],
          },
          { key: 'tags', kind: 'any-of', values: ['final-sale'] },
        ],
      },
    ]);
  });

  test('names each fee once, with its clause', () => {
    expect(outline.fees.map(({ kind, clause }) => [kind, clause])).toEqual([
      ['restocking', '2.3'],
      ['label', '2.2'],
    ]);
  });

  test('keeps every clause in the order of the file, by the first part of its id', () => {
    expect(outline.sections.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(outline.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id))).toEqual(
      Object.keys(cornerShop().clauses),
    );
  });

  test('has no headings where the policy has none', () => {
    const { sections, ...bare } = cornerShop();
    const { sections: unnamed } = policyOutline({ document: bare, floors: [] });
    expect(unnamed.map(({ id, heading }) => [id, heading])).toEqual(
      Object.keys(sections).map((id) => [id, null]),
    );
  });

  test('carries the beginning of the version that decides', () => {
    const policy = compilePolicy(cornerShop());
    expect(policy.ok && policy.value.version.startsWith(outline.version)).toBe(true);
    expect(outline.version).toHaveLength(12);
  });

  test("carries the shop's own words for what it names, and none for what guards the shop", () => {
    const { words: told } = policyOutline({
      document: {
        ...cornerShop(),
        words: { electronics: words, blocked: words, constructor: words },
        exceptions: parse(
          '[{ clause: "2.1", when: { customer-tags: blocked }, then: { deny: final-sale } }]',
        ),
      },
      floors: [],
    });
    expect(told).toEqual({ electronics: words });
  });

  test('is never made of a policy that could not decide', () => {
    expect(() => policyOutline({ document: { policy: 'half' }, floors: [] })).toThrow(
      expect.objectContaining({ code: 'content-invalid' }),
    );
  });
});

describe('a row of the outline', () => {
  test('takes no fee where it was the fault of the seller, whatever the file says', () => {
    const outcome = {
      approve: ['refund'],
      freight: 'customer',
      'handling-fee': { amount: { EUR: 1, JPY: 1 }, clause: '2.3' },
    };
    expect(ruled({ reason: ['damaged', 'late'] }, outcome)?.terms).toMatchObject({
      freight: 'none',
      fees: [],
    });
    expect(ruled({ reason: ['damaged', 'other'] }, outcome)?.terms?.fees).toHaveLength(2);
  });

  test('lets the money go at once where no goods travel', () => {
    const outcome = { approve: ['refund'], goods: 'keep', 'refund-on': 'inspection', freight: 'customer' };
    expect(ruled({ reason: 'other' }, outcome)?.terms).toMatchObject({
      refundOn: 'now',
      freight: null,
      fees: [],
    });
  });

  test('counts from what the policy counts from', () => {
    const row = ruled({ within: '14 days' }, { approve: ['refund'] }, { start: { event: 'placed' } });
    expect(row?.periods[0]?.event).toBe('placed');
  });

  test('joins what a definition asks with what the rule asks itself', () => {
    const row = ruled(
      { is: 'broken', reason: ['damaged', 'late'], 'price-over': { EUR: 5, JPY: 900 }, within: '20 days' },
      { approve: ['refund'] },
      {
        definitions: {
          broken: {
            reason: ['damaged', 'defective'],
            within: '30 days',
            'price-over': { EUR: 10, JPY: 500 },
          },
        },
      },
    );
    expect(row?.conditions).toEqual([
      { key: 'reason', kind: 'among', values: ['damaged'] },
      { key: 'price-over', kind: 'over-amount', amounts: { EUR: 1000, JPY: 900 } },
    ]);
    expect(row?.periods[0]?.withinDays).toBe(20);
  });

  test('promises something of its own only where the policy does not promise the same for all', () => {
    const promised = (promise: Document) =>
      ruled({ reason: 'other' }, { approve: ['refund'], promise })?.terms?.promise;
    expect(promised({ 'answer-within': '2 business days' })).toBeNull();
    expect(promised({ 'refund-within': '3 days' })?.refundWithin).toEqual({ count: 3, business: false });
  });

  test('says that there is more to it where the shop rates its customers, and not what', () => {
    const row = ruled({ reason: 'other', risk: 'low', 'customer-tags': 'vip' }, { approve: ['refund'] });
    expect(row?.narrowed).toBe(true);
    expect(JSON.stringify(row)).not.toMatch(/risk|vip/);
  });

  test('is told to be for some customers only where nobody words their tag, and not which', () => {
    const row = ruled({ reason: 'other', 'customer-tags': 'member' }, { approve: ['refund'] });
    expect(row).toMatchObject({ forSomeCustomers: true, narrowed: false });
    expect(JSON.stringify(row)).not.toContain('member');
  });

  test('names the customers it is for once every tag of theirs is worded', () => {
    const tagged = (tags: string[]) =>
      ruled(
        { reason: 'other', 'customer-tags': tags },
        { approve: ['refund'] },
        { words: { member: words } },
      );
    expect(tagged(['member'])).toMatchObject({
      forSomeCustomers: false,
      narrowed: false,
      conditions: [{ key: 'reason' }, { key: 'customer-tags', kind: 'any-of', values: ['member'] }],
    });
    expect(tagged(['member', 'vip'])?.forSomeCustomers).toBe(true);
    expect(JSON.stringify(tagged(['member', 'vip']))).not.toMatch(/member|vip/);
  });

  test('is left out where it differs from another only in the value from which two people have to agree', () => {
    const rules = parse(`
      - { clause: "2.1", when: { reason: other, value-over: { EUR: 600, JPY: 90000 } }, then: { approve: [refund], approval: two-people } }
      - { clause: "2.1", when: { reason: other }, then: { approve: [refund] } }`) as Document[];
    const outlineOf = (later: Document) =>
      policyOutline({
        document: { ...cornerShop(), exceptions: [], rules: [rules[0], { ...rules[1], ...later }] },
        floors: [],
      }).rows;
    expect(outlineOf({}).map(({ conditions }) => conditions.map(({ key }) => key))).toEqual([['reason']]);
    expect(outlineOf(parse('{ then: { approve: [store-credit] } }'))).toHaveLength(2);
  });

  test('is left out where a person looks because of who asks', () => {
    expect(ruled({ reason: 'other', risk: 'high' }, { review: true })).toBeUndefined();
    expect(ruled({ reason: 'other' }, { review: true })?.terms).toBeNull();
  });
});

describe('statutory floors in an outline', () => {
  test('stand with their notice, their sources and their clauses', () => {
    const floor = {
      floor: 'somewhere',
      title: words,
      notice: words,
      sources: [{ name: 'Some Act', article: '§ 1' }],
      start: { event: 'delivered' },
      applies: { market: 'XX' },
      clauses: { 'XX-1': words },
      // biome-ignore lint/suspicious/noThenProperty: "when … then" is how a merchant writes a rule.
      rules: [{ clause: 'XX-1', when: { within: '14 days' }, then: { approve: ['refund'] } }],
    };
    const { floors } = policyOutline({
      document: { ...cornerShop(), floors: ['somewhere'] },
      floors: [floor],
    });
    expect(floors).toEqual([
      {
        name: 'somewhere',
        title: words,
        notice: words,
        sources: floor.sources,
        markets: ['XX'],
        clauses: [{ id: 'XX-1', text: words }],
      },
    ]);
  });
});
