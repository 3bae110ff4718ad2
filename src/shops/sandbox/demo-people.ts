import type { Customer, PaymentMethod } from '../../domain/index.js';

/**
 * People whose orders are at the same distance from today in every sandbox, so that a page, a README or a test can
 * name them. `showcases` says what to try; `demo-orders.ts` has the orders.
 */
export interface DemoPerson {
  readonly customerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly otherNames?: readonly string[];
  readonly emails: readonly string[];
  readonly postcode: string;
  readonly country: 'US' | 'CN';
  readonly methods: readonly PaymentMethod[];
  readonly orderNumbers: readonly string[];
  readonly showcases: string;
}

const card = (id: string, brand: string, lastFour: string): PaymentMethod => ({
  id,
  kind: 'card',
  brand,
  lastFour,
});
const wallet = (id: string, brand: string): PaymentMethod => ({ id, kind: 'wallet', brand });
const giftCard = (id: string, lastFour: string, balanceMinor: number, currency = 'USD'): PaymentMethod => ({
  id,
  kind: 'gift-card',
  brand: 'Gift card',
  lastFour,
  balanceMinor,
  currency,
});

export const demoPeople: readonly DemoPerson[] = [
  {
    customerId: 'mei-lin',
    firstName: 'Mei',
    lastName: 'Lin',
    emails: ['mei.lin@example.com'],
    postcode: '98101',
    country: 'US',
    methods: [
      card('mei-visa', 'Visa', '4021'),
      wallet('mei-paypal', 'PayPal'),
      giftCard('mei-gift-card', '0017', 3510),
    ],
    orderNumbers: ['#10482', '#10471', '#10455', '#10398'],
    showcases:
      'Headphones that crackle (#10482), a pending order to cancel (#10455), a skateboard to send back (#10398), a parcel on its way (#10471).',
  },
  {
    customerId: 'li-na',
    firstName: '娜',
    lastName: '李',
    otherNames: ['Li Na'],
    emails: ['li.na@example.com'],
    postcode: '200031',
    country: 'CN',
    methods: [wallet('li-na-alipay', 'Alipay')],
    orderNumbers: ['#20817'],
    showcases: 'Two cups that arrived broken (#20817), in Chinese, paid in yuan by Alipay.',
  },
  {
    customerId: 'sam-carter',
    firstName: 'Sam',
    lastName: 'Carter',
    emails: ['sam.carter@example.com'],
    postcode: '97205',
    country: 'US',
    methods: [card('sam-visa', 'Visa', '7310')],
    orderNumbers: ['#9917'],
    showcases:
      'Boots delivered 226 days ago (#9917): too late for a change of mind, a colleague decides about a fault.',
  },
  {
    customerId: 'nora-haddad',
    firstName: 'Nora',
    lastName: 'Haddad',
    emails: ['nora.haddad@example.com'],
    postcode: '78701',
    country: 'US',
    methods: [card('nora-mastercard', 'Mastercard', '5518')],
    orderNumbers: ['#10491'],
    showcases: 'A final-sale dress beside a sweater that is not (#10491).',
  },
  {
    customerId: 'tom-becker',
    firstName: 'Tom',
    lastName: 'Becker',
    emails: ['tom.becker@example.com', 'tbecker@example.org'],
    postcode: '60614',
    country: 'US',
    methods: [giftCard('tom-gift-card', '2206', 0), card('tom-visa', 'Visa', '9034')],
    orderNumbers: ['#10440'],
    showcases:
      'A desk lamp, a floor lamp and two throws, paid by gift card and Visa, one throw refunded already (#10440).',
  },
  {
    customerId: 'priya-raman',
    firstName: 'Priya',
    lastName: 'Raman',
    emails: ['priya.raman@example.com'],
    postcode: '94110',
    country: 'US',
    methods: [card('priya-amex', 'American Express', '1007')],
    orderNumbers: ['#10503'],
    showcases: 'Running shoes that are shipped and not delivered yet (#10503).',
  },
  {
    customerId: 'elena-petrova',
    firstName: 'Elena',
    lastName: 'Petrova',
    emails: ['elena.petrova@example.com', 'elena@example.org'],
    postcode: '10003',
    country: 'US',
    methods: [wallet('elena-paypal', 'PayPal')],
    orderNumbers: ['#10478'],
    showcases: 'A keyboard that came and a mouse that is still on its way (#10478).',
  },
  {
    customerId: 'jordan-ellis',
    firstName: 'Jordan',
    lastName: 'Ellis',
    emails: ['jordan.ellis@example.com'],
    postcode: '80203',
    country: 'US',
    methods: [card('jordan-visa', 'Visa', '6642')],
    orderNumbers: ['#10485'],
    showcases:
      'A gift order: personalised mugs and fresh coffee, neither of which can simply go back (#10485).',
  },
  {
    customerId: 'wang-fang',
    firstName: '芳',
    lastName: '王',
    otherNames: ['Wang Fang'],
    emails: ['wang.fang@example.com'],
    postcode: '100020',
    country: 'CN',
    methods: [wallet('wang-fang-wechat', 'WeChat Pay')],
    orderNumbers: ['#20790'],
    showcases: 'A silk scarf and a face mask delivered 11 days ago (#20790), in Chinese, paid by WeChat Pay.',
  },
  {
    customerId: 'zhang-wei',
    firstName: '伟',
    lastName: '张',
    otherNames: ['Zhang Wei'],
    emails: ['zhang.wei@example.com'],
    postcode: '510620',
    country: 'CN',
    methods: [wallet('zhang-wei-wechat', 'WeChat Pay'), giftCard('zhang-wei-gift-card', '3381', 2000, 'CNY')],
    orderNumbers: ['#20858'],
    showcases: 'A rice cooker ordered yesterday and not sent yet (#20858), to cancel, in Chinese.',
  },
];

export const demoCustomer = (person: DemoPerson, now: Date): Customer => ({
  id: person.customerId,
  firstName: person.firstName,
  lastName: person.lastName,
  ...(person.otherNames === undefined ? {} : { otherNames: [...person.otherNames] }),
  emails: [...person.emails],
  postcode: person.postcode,
  country: person.country,
  tags: [],
  since: new Date(now.getTime() - 500 * 86_400_000).toISOString(),
  paymentMethods: [...person.methods],
});
