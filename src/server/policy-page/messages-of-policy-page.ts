import {
  agentStages,
  digitalStates,
  discountKinds,
  evidenceKinds,
  faultParties,
  goodsConditions,
  orderStatuses,
  paymentMethodKinds,
  requestKinds,
  resolutions,
  returnReasons,
  sealStates,
} from '../../domain/index.js';

const each = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}.${name}`);

/** The page itself and the headings of its chapters. */
const frame = [
  'title',
  'lead',
  'valid-from',
  'valid-before',
  'valid-between',
  'valid-always',
  'versions',
  'version',
  'other-language',
  'print',
  'contents',
  'skip',
  'as-data',
  'shop',
  'clause',
  'section',
  'glance',
  'picture',
  'rows',
  'fees',
  'payouts',
  'exclusions',
  'rules',
  'floors',
  'days',
  'business-days',
  'step',
  'show',
  'show.over',
];

const steps = ['ask', 'prove', 'decide', 'confirm', 'goods', 'leave', 'arrive', 'refused', 'person'];

const chapters: Readonly<Record<string, readonly string[]>> = {
  glance: ['days', 'business-days', 'span', 'change-of-mind', 'fault', 'free', 'free-way-back', 'payout'],
  versions: ['before', 'between', 'current'],
  picture: ['branch', 'object', 'agreed'],
  step: [
    ...steps,
    ...steps.map((name) => `${name}.about`),
    'goods.about-keep',
    'leave.about-trigger',
    'arrive.about-at-once',
    'person.about-promise',
  ],
  rows: [
    ...['caption', 'what', 'when', 'get', 'way-back', 'leaves', 'clause', 'person', 'narrowed', 'anything'],
    ...[
      'some-customers',
      'empty',
      'first',
      'last-day',
      'runs-on',
      'otherwise',
      'buffer',
      'send-back',
      'person-first',
    ],
  ],
  period: ['within', 'after', 'between', 'between-business', 'until-shipped', 'on-the-way', 'open'],
  event: ['placed', 'shipped', 'delivered', 'last-delivered', 'stocked-in'],
  resolution: [...resolutions, 'store-credit-bonus'],
  get: [
    'choice',
    'shop-chooses',
    'shipping-refund',
    'shipping-whole-order',
    'duties-whole-order',
    'duties-share',
  ],
  goods: ['keep', 'donate', 'none', 'keep-up-to'],
  freight: ['seller', 'customer', 'none'],
  leaves: ['now', 'scan', 'receipt', 'inspection', 'promise', 'promise-same-day'],
  fees: ['caption', 'what', 'amount', 'why', 'none', 'ours'],
  fee: ['label', 'restocking', 'handling', 'share', 'line'],
  payouts: ['caption', 'tender', 'time', 'original', 'gift-card'],
  payout: ['at-once', 'days', 'exact'],
  promise: ['answer', 'refund'],
  exclusions: ['still-faulty', 'none'],
  floors: ['about', 'none', 'markets', 'sources'],
  reason: ['change-of-mind', 'faulty', ...returnReasons],
  kind: requestKinds,
  when: [
    ...['fault', 'status', 'delivery', 'agent-stage', 'category', 'sku', 'tags', 'not', 'condition', 'seal'],
    ...[
      'digital',
      'market',
      'sales-channel',
      'gift',
      'discount',
      'tender',
      'evidence',
      'customer-tags',
      'not-customer-tags',
    ],
    ...['quantity', 'value', 'price', 'share', 'late'].flatMap((name) => [`${name}-over`, `${name}-up-to`]),
  ],
};

/** What facts can be; of tags and categories, which a shop makes itself, those that our own policies name. */
const values: Readonly<Record<string, readonly string[]>> = {
  fault: faultParties,
  status: orderStatuses,
  delivery: ['not-shipped', 'on-the-way', 'delivered'],
  'agent-stage': agentStages,
  condition: goodsConditions,
  seal: sealStates,
  digital: digitalStates,
  discount: discountKinds,
  tender: paymentMethodKinds,
  evidence: evidenceKinds,
  tags: [
    ...['final-sale', 'outlet', 'hygiene', 'swimwear', 'underwear', 'seal', 'accessory'],
    ...['perishable', 'custom-made', 'digital', 'media', 'periodical'],
  ],
  category: ['electronics', 'course'],
};

/** Message keys that the policy page asks for; each must exist in every locale. */
export const messagesOfPolicyPage: readonly string[] = [
  ...each('policy-page', frame),
  ...Object.entries(chapters).flatMap(([chapter, names]) => each(`policy-page.${chapter}`, names)),
  ...Object.entries(values).flatMap(([key, names]) => each(`policy-page.value.${key}`, names)),
];
