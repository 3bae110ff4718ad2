import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { locales, policyTopics } from '../../../src/domain/index.js';
import { compilePolicy } from '../../../src/policy/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { retailFacts, retailLine, retailOrder } from '../../support/retail-order.js';

// biome-ignore lint/suspicious/noExplicitAny: the tests break a document on purpose, in places its type would forbid.
type Document = Record<string, any>;
const standard = (): Document => ({
  ...(parse(readFileSync('dialogs/policies/standard-retail.yml', 'utf8')) as Document),
  floors: [],
});

const faultsAfter = (change: (document: never) => void): string[] => {
  const document = standard();
  change(document as never);
  const compiled = compilePolicy(document);
  return compiled.ok ? [] : compiled.error.map((fault) => `${fault.path.join('.')}: ${fault.problem}`);
};

describe('a policy document is refused', () => {
  test.each<[string, (document: Document) => void, string]>([
    [
      'with a key nobody reads',
      (d) => {
        d.rules[0].when.colour = 'blue';
      },
      'rules.0.when: Unrecognized key: "colour"',
    ],
    [
      'with a clause nobody worded',
      (d) => {
        d.rules[0].clause = '9.9';
      },
      'rules.0.clause: clause "9.9" is not worded',
    ],
    [
      'with a clause that lacks a language',
      (d) => {
        delete d.clauses['2.1'].zh;
      },
      'clauses.2.1.zh: clauses.2.1 has no "zh"',
    ],
    [
      'with an amount that lacks a currency',
      (d) => {
        d.limits.assistant = { USD: 500 };
      },
      'limits.assistant: the amount lacks CNY',
    ],
    [
      'that lets one case be given more than a month',
      (d) => {
        d.appeasement['per-case'].USD = 501;
      },
      'appeasement: in USD one case may be given more than all cases of a month',
    ],
    [
      'with an amount of no currency',
      (d) => {
        d.limits.agent = 2000;
      },
      'limits.agent: the amount names no currency, and the policy knows several',
    ],
    [
      'with more decimals than the currency has',
      (d) => {
        d.limits.agent = { USD: '2000.005', CNY: '15000' };
      },
      'limits.agent.USD: "2000.005" is not an amount of USD',
    ],
    [
      'with a rule that says two things',
      (d) => {
        d.rules[0].then.deny = 'excluded';
      },
      'rules.0.then: a rule says one of approve, deny or review, and this says 2',
    ],
    [
      'with a rule that says nothing',
      (d) => {
        Object.assign(d.rules[1], parse('then: {}'));
      },
      'rules.1.then: a rule says one of approve, deny or review, and this says 0',
    ],
    [
      'with a fee on a refusal',
      (d) => {
        d.rules[1].then.freight = 'seller';
      },
      'rules.1.then.freight: "freight" means nothing without "approve"',
    ],
    [
      'without a key that has to be there',
      (d) => {
        delete d['time-zone'];
      },
      'time-zone: "time-zone" is missing',
    ],
    [
      'with a definition nobody wrote',
      (d) => {
        d.rules[0].when.is = 'on-a-whim';
      },
      'rules.0.when.is: "on-a-whim" is not defined',
    ],
    [
      'with a definition that leads back to itself',
      (d) => {
        d.definitions = { ...d.definitions, here: { is: 'there' }, there: { is: 'here' } };
        d.rules[0].when.is = 'here';
      },
      'definitions.there.is: "here" is defined by itself',
    ],
    [
      'with a heading that no clause stands under',
      (d) => {
        d.sections['77'] = { en: 'Nothing', zh: '无' };
      },
      'sections.77: no clause belongs to this heading',
    ],
    [
      'with a label that rests on a clause nobody worded',
      (d) => {
        d.fees.label.clause = '9.9';
      },
      'fees.label.clause: clause "9.9" is not worded',
    ],
    [
      'with a floor nobody wrote',
      (d) => {
        d.floors = ['atlantis'];
      },
      'floors.0: there is no statutory floor "atlantis"',
    ],
    [
      'with a topic nobody answers',
      (d) => {
        d.clauses['8.1'].topics = [];
      },
      'clauses: no clause answers the topic "appeal"',
    ],
    [
      'with a zone that is not one',
      (d) => {
        d['time-zone'] = 'Mars/Olympus';
      },
      'time-zone: "Mars/Olympus" is not a time zone',
    ],
    [
      'with a reason that is not one',
      (d) => {
        d.rules[5].when.reason = 'bored';
      },
      'rules.5.when.reason: Invalid option',
    ],
    [
      'with a window in weeks',
      (d) => {
        d['send-back-within'] = '2 weeks';
      },
      'send-back-within: must be a number of days such as "30 days"',
    ],
    [
      'with a limit that lets the assistant approve more than a person',
      (d) => {
        d.limits.assistant.USD = 9000;
      },
      'limits: in USD the assistant may approve more than an agent',
    ],
    [
      'with a clause number that YAML reads as a decimal',
      (d) => {
        d.rules[0].clause = 1.1;
      },
      'rules.0.clause: must be a clause id in quotes, such as "4.2"',
    ],
    [
      'with no way back for the money',
      (d) => {
        d['refund-to'] = ['gift-card'];
      },
      'refund-to: money must be able to go back where it came from',
    ],
  ])('%s', (_title, change, fault) => {
    expect(faultsAfter(change as never).join('\n')).toContain(fault);
  });

  test('with all its faults at once, each with a cure', () => {
    const document = standard();
    document.rules[0].clause = '9.9';
    document.rules[1].clause = '9.8';
    document.limits.assistant = { USD: 1 };
    const compiled = compilePolicy(document);
    expect(compiled.ok ? 0 : compiled.error.length).toBe(3);
    expect(compiled.ok || compiled.error.every((fault) => fault.cure.length > 10)).toBe(true);
  });

  test.each([null, undefined, 42, 'policy', [], {}])('when it is no document at all: %p', (document) => {
    expect(compilePolicy(document).ok).toBe(false);
  });
});

describe('the standard retail policy', () => {
  const policy = loadPolicy('standard-retail');

  test('words every clause in every language, and answers every topic', () => {
    for (const topic of policyTopics) {
      const clauses = policy.clausesFor(topic, null);
      expect(clauses.length).toBeGreaterThan(0);
      for (const id of clauses) for (const locale of locales) expect(policy.clause(id, locale)).not.toBe(id);
    }
  });

  test('answers who pays the return with the clause for the reason first', () => {
    expect(policy.clausesFor('return-shipping', 'damaged')[0]).toBe('4.2');
    expect(policy.clausesFor('return-shipping', 'changed-mind')[0]).toBe('2.3');
    expect(policy.clausesFor('window', 'late')[0]).toBe('5.1');
  });

  test('has a version that changes with its content and with nothing else', () => {
    expect(loadPolicy('standard-retail').version).toBe(policy.version);
    const document = standard();
    document.limits.assistant.USD = 501;
    const changed = compilePolicy(document);
    expect(changed.ok && changed.value.version).not.toBe(policy.version);
  });

  test('is frozen, and states its limits in minor units', () => {
    expect(Object.isFrozen(policy)).toBe(true);
    expect(policy.limits.CNY).toEqual({ assistantMinor: 350_000, agentMinor: 1_500_000 });
    expect(policy.identity).toContainEqual(['email', 'order-number']);
  });

  test('says what may be given without entitlement, and nothing may where it is silent', () => {
    expect(policy.appeasement?.USD).toEqual({ caseMinor: 2_000, monthMinor: 50_000 });
    const document = standard();
    delete document.appeasement;
    const silent = compilePolicy(document);
    expect(silent.ok && silent.value.appeasement).toBeNull();
    expect(silent.ok && silent.value.invoiceDays).toBe(14);
  });
});

describe('a policy of another shop', () => {
  const shop = (rules: string, changes: object = {}) => {
    const document = {
      ...standard(),
      currencies: ['USD'],
      limits: { assistant: 1000, agent: 2000 },
      appeasement: undefined,
      fees: {},
      defaults: {},
      exceptions: [],
      rules: parse(rules),
    };
    const compiled = compilePolicy({ ...document, ...changes });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return compiled.value;
  };

  test('offers store credit with a bonus, and counts it when it is chosen', () => {
    const policy = shop(`
      - { clause: "2.1", when: { within: 30 days }, then: { approve: [refund, { store-credit: +10% }] } }`);
    expect(policy.decide(retailFacts()).resolutions).toEqual(['refund', 'store-credit']);
    expect(policy.decide(retailFacts()).breakdown?.totalMinor).toBe(10_000);
    expect(policy.decide(retailFacts({ resolution: 'store-credit' })).breakdown?.totalMinor).toBe(11_000);
  });

  test('splits over tenders in proportion', () => {
    const policy = shop('[{ clause: "2.1", when: { reason: changed-mind }, then: { approve: [refund] } }]', {
      tenders: 'proportional',
    });
    const payments = [
      { id: 'p1', methodId: 'm1', kind: 'card' as const, label: 'Visa', capturedMinor: 6_667 },
      { id: 'p2', methodId: 'm2', kind: 'wallet' as const, label: 'PayPal', capturedMinor: 3_333 },
    ];
    const decision = policy.decide(retailFacts({ order: retailOrder({ payments }) }));
    expect(decision.breakdown?.tenders.map((tender) => tender.amountMinor)).toEqual([6_667, 3_333]);
  });

  test('takes handling and restocking for a change of mind, never for a fault', () => {
    const policy = shop(`
      - clause: "2.1"
        when: { within: 30 days }
        then: { approve: [refund], restocking-fee: 15%, handling-fee: 2, freight: { customer: 5 } }`);
    expect(policy.decide(retailFacts()).breakdown?.totalMinor).toBe(7_800);
    expect(policy.decide(retailFacts({ reason: 'defective' })).breakdown?.totalMinor).toBe(10_000);
  });

  test('looks at value, quantity, tags, market and the customer', () => {
    const policy = shop(`
      - { rule: vip, clause: "1.1", when: { customer-tags: [vip] }, then: { approve: [refund] } }
      - { rule: many, clause: "1.1", when: { quantity-over: 5 }, then: { deny: excluded } }
      - { rule: dear, clause: "1.2", when: { value-over: 200 }, then: { deny: excluded } }
      - { rule: cheap, clause: "2.1", when: { value-up-to: 4.99 }, then: { deny: excluded } }
      - { rule: abroad, clause: "2.2", when: { market: CA }, then: { deny: excluded } }
      - { rule: gift, clause: "2.3", when: { gift: true }, then: { deny: excluded } }
      - { rule: shoes, clause: "2.4", when: { category: [shoes], not: [sale] }, then: { deny: excluded } }`);
    const order = (changes: object) =>
      retailOrder({ lines: [retailLine({ id: 'a', grossMinor: 10_000, ...changes })] });
    const clause = (changes: object): string => policy.decide(retailFacts(changes)).clauses.join();
    expect(clause({ customer: { tags: ['vip'] }, order: order({ grossMinor: 90_000 }) })).toBe('1.1');
    expect(clause({ order: order({ quantity: 6 }) })).toBe('1.1');
    expect(clause({ order: order({ grossMinor: 20_001 }) })).toBe('1.2');
    expect(clause({ order: order({ grossMinor: 499 }) })).toBe('2.1');
    expect(clause({ order: retailOrder({ market: 'CA' }) })).toBe('2.2');
    expect(clause({ order: retailOrder({ gift: true }) })).toBe('2.3');
    expect(clause({ order: order({ category: 'shoes' }) })).toBe('2.4');
    expect(clause({ order: order({ category: 'shoes', tags: ['sale'] }) })).toBe('');
  });

  test('a rule that asks about a fact nobody recorded stops the search', () => {
    const policy = shop(`
      - { clause: "2.1", when: { within: 30 days }, then: { approve: [refund] } }
      - { clause: "2.2", when: { kind: refund }, then: { deny: excluded } }`);
    const order = retailOrder({ shippedAt: undefined, deliveredAt: undefined } as never);
    expect(policy.decide(retailFacts({ order })).reviewReasons).toEqual(['missing-fact']);
  });
});
