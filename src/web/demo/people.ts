import type { Locale } from '../shared/locale.js';

export interface DemoOrder {
  readonly number: string;
  readonly what: Readonly<Record<Locale, string>>;
}

/** People of the sandbox shop, as the server's own seed has them, with sentences that lead somewhere. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly postcode: string;
  readonly about: Readonly<Record<Locale, string>>;
  readonly orders: readonly DemoOrder[];
  readonly says: readonly { readonly lang: Locale; readonly words: string }[];
}

export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'Mei Lin',
    email: 'mei.lin@example.com',
    postcode: '98101',
    about: { en: 'Headphones that crackle, and more', zh: '耳机有杂音，还有别的事' },
    orders: [
      { number: '#10482', what: { en: 'Aria Wireless Headphones, delivered', zh: 'Aria 无线耳机，已签收' } },
      { number: '#10471', what: { en: 'Backpack, on its way', zh: '背包，运输中' } },
      { number: '#10455', what: { en: 'Garden hose and desk lamp, pending', zh: '花园水管和台灯，待处理' } },
      { number: '#10398', what: { en: 'Skateboard and kettle, delivered', zh: '滑板和电水壶，已签收' } },
    ],
    says: [
      { lang: 'en', words: 'hi the headphones i got last week crackle on the left side, want my money back' },
      {
        lang: 'en',
        words:
          'cancel everything that hasn’t shipped, and send back the skateboard and the kettle. actually keep the kettle',
      },
    ],
  },
  {
    name: 'Sam Carter',
    email: 'sam.carter@example.com',
    postcode: '97205',
    about: { en: 'Boots that came apart, months later', zh: '几个月后开胶的靴子' },
    orders: [
      { number: '#9917', what: { en: 'Trail boots, delivered 226 days ago', zh: '徒步靴，226 天前签收' } },
    ],
    says: [
      { lang: 'en', words: 'I want to return the boots from order #9917' },
      { lang: 'en', words: 'that’s ridiculous, the sole came off after two months' },
    ],
  },
  {
    name: 'Li Na 李娜',
    email: 'li.na@example.com',
    postcode: '200031',
    about: { en: 'Two broken cups, in Chinese', zh: '两只碎了的杯子' },
    orders: [{ number: '#20817', what: { en: 'Ceramic cups × 2, delivered', zh: '手工陶瓷杯 × 2，已签收' } }],
    says: [
      { lang: 'zh', words: '我上周买的杯子碎了，两个都碎了，怎么退钱啊' },
      { lang: 'zh', words: '退货要我出运费吗？' },
    ],
  },
  {
    name: 'Nora Haddad',
    email: 'nora.haddad@example.com',
    postcode: '78701',
    about: { en: 'A final-sale dress and a sweater', zh: '清仓连衣裙和毛衣' },
    orders: [{ number: '#10491', what: { en: 'Dress and sweater, delivered', zh: '连衣裙和毛衣，已签收' } }],
    says: [
      { lang: 'en', words: 'the dress and the sweater don’t fit, I’d like to return both' },
      { lang: 'en', words: 'why can’t I return the dress?' },
    ],
  },
  {
    name: 'Tom Becker',
    email: 'tom.becker@example.com',
    postcode: '60614',
    about: { en: 'Two lamps, two throws, two ways of paying', zh: '两盏灯、两条毯子、两种付款方式' },
    orders: [{ number: '#10440', what: { en: 'Lamps and throws, delivered', zh: '灯和毯子，已签收' } }],
    says: [
      { lang: 'en', words: 'I want to send back the lamp' },
      { lang: 'en', words: 'where is my refund for the throw?' },
    ],
  },
  {
    name: 'Zhang Wei 张伟',
    email: 'zhang.wei@example.com',
    postcode: '510620',
    about: { en: 'A rice cooker not sent yet, in Chinese', zh: '还没发货的电饭煲' },
    orders: [{ number: '#20858', what: { en: 'Rice cooker, ordered yesterday', zh: '电饭煲，昨天下单' } }],
    says: [
      { lang: 'zh', words: '昨天买的电饭煲不想要了，能取消订单吗？' },
      { lang: 'zh', words: '我要找人工客服' },
    ],
  },
];
