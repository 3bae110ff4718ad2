// The tables of keys in docs/policy.md: what a key is for comes from the schema, an example stands here.
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** One example a key; a key without one, or an example that the schema refuses, is a fault. */
const examples = {
  policy: {
    policy: 'corner-shop',
    'valid-from': '2026-07-01',
    title: '{ en: Returns, zh: 退换货 }',
    'time-zone': 'America/New_York',
    currencies: '[USD, CNY]',
    start: '{ event: delivered, otherwise: { shipped: +7 days } }',
    calendar: '{ holidays: [2026-12-25], last-day: next-working-day }',
    'send-back-within': '14 days',
    'stale-after': '24 hours',
    floors: '[eu-withdrawal]',
    definitions: '{ change-of-mind: { reason: [changed-mind, does-not-fit] } }',
    defaults: '{ freight: seller, refund-on: scan }',
    fees: '{ label: { amount: { USD: 6.00, CNY: 10.00 }, clause: "2.3" } }',
    sections: '{ "2": { en: Changed your mind?, zh: 无理由退货 } }',
    words: '{ tents: { en: tents, zh: 帐篷 }, member: { en: members, zh: 会员 } }',
    clauses: '{ "2.1": { en: Thirty days., zh: 三十天。, topics: [window] } }',
    exceptions: '[{ clause: "3.1", when: { tags: final-sale }, then: { deny: final-sale } }]',
    rules: '[{ clause: "2.1", when: { within: 30 days }, then: { approve: [refund] } }]',
    otherwise: 'review',
    tenders: 'gift-card-first',
    'refund-to': '[original, gift-card]',
    'payout-days': '{ card: 3-5, gift-card: at-once }',
    promise: '{ answer-within: 1 business day, refund-within: 14 days }',
    limits: '{ assistant: { USD: 500, CNY: 3500 }, agent: { USD: 2000, CNY: 15000 } }',
    appeasement: '{ per-case: { USD: 20, CNY: 100 }, per-month: { USD: 500, CNY: 3000 } }',
    'invoice-within': '14 days',
    identity: '[[email, order-number], [name, postcode]]',
  },
  rule: {
    rule: 'change-of-mind',
    clause: '["2.1", "2.4"]',
    when: '{ is: change-of-mind, within: 30 days }',
    // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
    then: '{ approve: [refund], freight: customer }',
  },
  conditions: {
    is: 'change-of-mind',
    kind: '[refund, return]',
    reason: '[damaged, defective]',
    fault: 'carrier',
    status: '[shipped, delivered]',
    delivery: 'on-the-way',
    'agent-stage': 'in-warehouse',
    category: 'electronics',
    sku: '[MUG-BLUE, MUG-RED]',
    tags: '[final-sale, outlet]',
    not: 'hygiene',
    condition: 'unused',
    seal: 'opened',
    digital: 'not-opened',
    market: '[US, CA]',
    'sales-channel': 'web',
    gift: 'true',
    discount: 'clearance',
    'customer-tags': 'regular',
    'not-customer-tags': 'blocked',
    risk: 'high',
    proof: 'signature',
    tender: 'gift-card',
    dispute: 'true',
    evidence: '[photo, video]',
    'quantity-over': '5',
    'quantity-up-to': '5',
    'value-over': '{ USD: 50.00, CNY: 350.00 }',
    'value-up-to': '{ USD: 50.00, CNY: 350.00 }',
    'price-over': '"20.00"',
    'price-up-to': '"20.00"',
    'share-over': '50%',
    'share-up-to': '50%',
    'tenure-over': '365 days',
    'tenure-up-to': '365 days',
    'prior-cases-over': '3',
    'prior-cases-up-to': '3',
    'prior-refunds-over': '3',
    'prior-refunds-up-to': '3',
    'tender-age-over': '180 days',
    'tender-age-up-to': '180 days',
    'late-over': '10 days',
    'late-up-to': '10 days',
    'placed-over': '14 days',
    'placed-within': '14 days',
    'shipped-over': '14 days',
    'shipped-within': '14 days',
    'delivered-over': '2 business days',
    'delivered-within': '2 business days',
    'stocked-in-over': '5 days',
    'stocked-in-within': '5 days',
    after: '30 days',
    within: '30 days',
  },
  outcome: {
    approve: '[refund, { store-credit: +10% }]',
    deny: 'outside-window',
    review: 'true',
    chooser: 'customer',
    freight: '{ customer: { USD: 6.00, CNY: 10.00 }, clause: "2.3" }',
    'restocking-fee': '{ share: 10%, clause: "2.4" }',
    'handling-fee': '{ amount: { USD: 2.00, CNY: 5.00 }, clause: "2.5" }',
    evidence: '{ if-value-over: { USD: 50.00, CNY: 350.00 }, any-of: [photo, note] }',
    goods: '{ keep-up-to: { USD: 20.00, CNY: 150.00 } }',
    'refund-on': 'scan',
    shipping: 'when-whole-order',
    duties: 'in-share',
    'threshold-discount': 'recalculate',
    tenders: 'proportional',
    approval: 'agent',
    promise: '{ refund-within: 5 business days }',
    say: '{ en: Please keep the box., zh: 请保留包装盒。 }',
  },
  clause: {
    en: 'Thirty days.',
    zh: '三十天。',
    topics: '[window, general]',
    reasons: '[changed-mind]',
  },
  floor: {
    floor: 'eu-withdrawal',
    title: '{ en: Right of withdrawal, zh: 撤回权 }',
    sources: '[{ name: Directive 2011/83/EU, article: Articles 9 to 16 }]',
    notice: '{ en: No legal advice., zh: 非法律意见。 }',
    start: '{ event: last-delivered }',
    definitions: '{ private: { not: custom-made } }',
    applies: '{ market: [DE, FR] }',
    defaults: '{ refund-on: scan }',
    clauses: '{ "EU-1": { en: Fourteen days., zh: 十四天。 } }',
    rules: '[{ clause: "EU-1", when: { within: 14 days }, then: { approve: [refund] } }]',
  },
};

/** The words of each key that the schema itself leaves to its name. */
const untold = {
  title: 'What people read above the policy.',
  currencies: 'ISO 4217 codes; an order in another goes to a person.',
  clauses: 'What people read, by id; rules rest on them.',
  when: 'All of these must hold; the table of conditions lists them.',
  calendar: 'The weekend and the holidays.',
  definitions: 'Conditions with a name, for `is`.',
  defaults: 'Terms of every approval that does not say otherwise.',
  tenders: 'Which payments are given back first.',
  'refund-to': 'Where the money may go; a gift card only when the customer asks for it.',
  limits: 'What the assistant, and one agent, approve alone.',
  freight: 'Who pays for sending back.',
  deny: 'Why not; the customer hears the clause.',
  // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
  then: 'What is said when they hold.',
  en: 'The wording in English.',
  zh: 'The wording in Chinese.',
  floor: 'Its name, the same as its file.',
  rules: 'What the law grants; approve or review, never deny.',
};

const descriptionOf = (schema, root) => {
  if (schema.description !== undefined) return schema.description;
  const [only] = schema.allOf ?? [];
  const reference = schema.$ref ?? only?.$ref;
  return reference === undefined ? undefined : root.definitions[reference.split('/').at(-1)].description;
};

const cell = (text) => text.replaceAll('|', '\\|');

const tableOf = (name, schema, root, ajv) => {
  const known = examples[name];
  const keys = Object.keys(schema.properties);
  const unknown = Object.keys(known).filter((key) => !keys.includes(key));
  if (unknown.length > 0)
    throw new Error(`scripts/policy-guide.mjs: no key ${unknown.join(', ')} in "${name}"`);
  const rows = keys.map((key) => {
    const example = known[key];
    if (example === undefined)
      throw new Error(`scripts/policy-guide.mjs: "${name}" lacks an example of ${key}`);
    const about = descriptionOf(schema.properties[key], root) ?? untold[key];
    if (about === undefined) throw new Error(`scripts/policy-guide.mjs: nothing says what "${key}" is for`);
    const validate = ajv.compile({ definitions: root.definitions, ...schema.properties[key] });
    if (!validate(parse(example)))
      throw new Error(
        `scripts/policy-guide.mjs: the example of ${key} is refused: ${ajv.errorsText(validate.errors)}`,
      );
    const must =
      schema.required?.includes(key) === true && (name === 'policy' || name === 'floor') ? ' *' : '';
    return `| \`${key}\`${must} | \`${cell(example)}\` | ${cell(about)} |`;
  });
  return ['| key | example | what it says |', '|---|---|---|', ...rows].join('\n');
};

/** Every table of the guide, by the name that stands in its marker. */
export const guideTables = (policySchema, floorSchema) => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const { definitions } = policySchema;
  return {
    policy: tableOf('policy', policySchema, policySchema, ajv),
    rule: tableOf('rule', definitions.rule, policySchema, ajv),
    conditions: tableOf('conditions', definitions.conditions, policySchema, ajv),
    outcome: tableOf('outcome', definitions.outcome, policySchema, ajv),
    clause: tableOf('clause', definitions.clause, policySchema, ajv),
    floor: tableOf('floor', floorSchema, floorSchema, ajv),
  };
};

/** The guide with each table between `<!-- name -->` and `<!-- /name -->` written anew. */
export const withTables = (guide, tables) =>
  Object.entries(tables).reduce((text, [name, table]) => {
    const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marked.test(text)) throw new Error(`docs/policy.md has no place for the table "${name}"`);
    return text.replace(marked, (_all, open, close) => `${open}\n${table}\n\n${close}`);
  }, guide);
