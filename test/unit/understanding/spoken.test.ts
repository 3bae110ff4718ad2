import { describe, test } from '@jest/globals';
import { listeningTo } from '../../support/listening.js';
import { check, rows } from '../../support/understood.js';

const asks = listeningTo;

describe('yes and no answer only where the sentence stops after them', () => {
  test.each(
    rows([
      ['no longer need it', ['fill-slot reason=no-longer-needed'], asks('reason', 'return-items')],
      ['dont need it anymore', ['fill-slot reason=no-longer-needed'], asks('reason', 'return-items')],
      ['dont want them', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ["don't fit my room", ['fill-slot reason=does-not-fit'], asks('reason', 'return-items')],
      ['never arrived', ['fill-slot reason=missing'], asks('reason', 'request-refund')],
      ['wrong size', ['fill-slot reason=does-not-fit'], asks('reason', 'return-items')],
      ['no sound at all', ['fill-slot evidence=no sound at all'], asks('evidence', 'request-refund')],
      ['right ear is dead', ['fill-slot evidence=right ear is dead'], asks('evidence', 'request-refund')],
      ['yes the kettle', ['fill-slot items=the kettle'], asks('items', 'return-items')],
      ['no backlight', ['fill-slot replacement=no backlight'], asks('replacement', 'exchange-item')],
      ['right, go ahead', ['affirm'], asks('confirm', 'return-items')],
      ['right go ahead', ['affirm'], asks('confirm', 'return-items')],
      ['没有声音', ['fill-slot reason=defective'], asks('reason', 'request-refund'), 'zh'],
      ['不太好用', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['对颜色不满意', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['不对', ['deny'], asks('confirm', 'return-items'), 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('why, in a few words', () => {
  test.each(
    rows([
      ['颜色不好看', ['fill-slot reason=changed-mind'], asks('reason', 'return-items'), 'zh'],
      ['还没收到', ['fill-slot reason=missing'], asks('reason', 'request-refund'), 'zh'],
      ['太小', ['fill-slot reason=does-not-fit'], asks('reason', 'return-items'), 'zh'],
      ['too hard to use', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ['I do not want it anymore', ['fill-slot reason=changed-mind'], asks('reason', 'return-items')],
      ['they sent the wrong size', ['fill-slot reason=wrong-item'], asks('reason', 'return-items')],
      [
        "my father died and we don't need it now",
        ['fill-slot reason=no-longer-needed'],
        asks('reason', 'return-items'),
      ],
      ['the battery died', ['fill-slot reason=defective'], asks('reason', 'return-items')],
      ["I don't want to return it anymore", ['cancel-flow'], asks('confirm', 'return-items')],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('how many of the goods are meant is kept', () => {
  test.each(
    rows([
      ['杯子碎了一个', ['start-flow request-refund items=一个杯子 reason=damaged'], undefined, 'zh'],
      [
        '我买了两条毛巾，有一条破了',
        ['start-flow request-refund items=一条毛巾 reason=damaged'],
        undefined,
        'zh',
      ],
      ['少了一个杯子', ['start-flow request-refund items=一个杯子 reason=missing'], undefined, 'zh'],
      ['只退一个', ['fill-slot items=一个'], asks('items', 'return-items'), 'zh'],
      ['只退一双', ['correct-slot items=一双'], asks('confirm', 'return-items'), 'zh'],
      ['一个就行', ['correct-slot items=一个'], asks('confirm', 'return-items'), 'zh'],
      ['不，我只想退滑板', ['correct-slot items=滑板'], asks('confirm', 'return-items'), 'zh'],
      ['除了水壶都退', ['correct-slot items=not 水壶'], asks('confirm', 'return-items'), 'zh'],
      ['两个都退', ['correct-slot items=两个都'], asks('confirm', 'return-items'), 'zh'],
      ['just one', ['correct-slot items=one'], asks('confirm', 'request-refund')],
      ['only one of them', ['correct-slot items=one of them'], asks('confirm', 'exchange-item')],
      ['no, only the skateboard', ['correct-slot items=the skateboard'], asks('confirm', 'return-items')],
      ['except the kettle', ['correct-slot items=not the kettle'], asks('confirm', 'return-items')],
      ['just the blender please', ['correct-slot items=the blender'], asks('confirm', 'cancel-order')],
      [
        'one of them is cracked',
        ['fill-slot reason=damaged', 'correct-slot items=one of them'],
        asks('reason', 'request-refund'),
      ],
      [
        'my plates came today and one of them is broken',
        ['start-flow request-refund items=one of the plates reason=damaged'],
      ],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('where the money goes is no complaint', () => {
  test.each(
    rows([
      ['to my gift card please', ['correct-slot refund-to=gift card'], asks('confirm', 'return-items')],
      ['original payment', ['correct-slot refund-to=original payment'], asks('confirm', 'return-items')],
      ['put it on my card', ['correct-slot refund-to=card'], asks('confirm', 'return-items')],
      ['store credit', ['correct-slot resolution=store-credit'], asks('confirm', 'return-items')],
      [
        'back to paypal',
        ['fill-slot refund-to=paypal', 'fill-slot resolution=refund'],
        asks('resolution', 'request-refund', ['Refund', 'Replacement']),
      ],
      ['原路退回', ['correct-slot refund-to=original payment'], asks('confirm', 'return-items'), 'zh'],
      [
        '退到支付宝',
        ['fill-slot refund-to=alipay', 'fill-slot resolution=refund'],
        asks('resolution', 'request-refund', ['退款', '补发']),
        'zh',
      ],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('more goods named in the middle join the return under way; those for another purpose are a further request', () => {
  test.each(
    rows([
      [
        'also the smart watch and the e-reader',
        ['correct-slot items=also the smart watch and the e-reader'],
        asks('reason', 'return-items'),
      ],
      [
        'also the luggage set to a two piece black soft one',
        ['start-flow exchange-item items=the luggage set replacement=a two piece black soft one'],
        asks('confirm', 'exchange-item'),
      ],
      ['and the kettle too', ['correct-slot items=also the kettle'], asks('confirm', 'return-items')],
      ['还有水壶', ['correct-slot items=also 水壶'], asks('reason', 'return-items'), 'zh'],
      ['水壶也要退', ['start-flow return-items items=水壶'], asks('confirm', 'exchange-item'), 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('goods are found without "the" and "my", and all of a list', () => {
  test.each(
    rows([
      [
        'return the cleaner, headphones and smart watch',
        ['start-flow return-items items=the cleaner, headphones and smart watch'],
      ],
      ['keyboard and mouse back please', ['start-flow return-items items=keyboard and mouse']],
      ['I got headphones and want to send them back', ['start-flow return-items items=headphones']],
      ['headphones dont work', ['start-flow request-refund items=headphones reason=defective']],
      [
        'the kettle arrived dented and the skateboard has a crack',
        [
          'start-flow request-refund items=the kettle reason=damaged',
          'start-flow request-refund items=the skateboard reason=damaged',
        ],
      ],
      [
        '水壶瘪了，滑板裂了',
        [
          'start-flow request-refund items=水壶 reason=damaged',
          'start-flow request-refund items=滑板 reason=damaged',
        ],
        undefined,
        'zh',
      ],
      ['there is a hole in the sleeve', ['correct-slot reason=damaged'], asks('confirm', 'request-refund')],
      ['底部碎了', ['correct-slot reason=damaged'], asks('confirm', 'request-refund'), 'zh'],
      ['a dent on the side', ['fill-slot evidence=a dent on the side'], asks('evidence', 'request-refund')],
      ["i bought boots and they're too tight", ['start-flow return-items items=boots reason=does-not-fit']],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('another size or make is an exchange, whatever the verb', () => {
  test.each(
    rows([
      [
        'merino sweater is too small I need a large',
        ['start-flow exchange-item items=merino sweater reason=does-not-fit replacement=a large'],
      ],
      [
        'change my pending boots to a size 8',
        ['start-flow exchange-item items=my pending boots replacement=a size 8'],
      ],
      ['change the bookshelf to 4 foot', ['start-flow exchange-item items=the bookshelf replacement=4 foot']],
      ['change my address to 5 Oak Street', ['start-flow change-details']],
      [
        '毛衣太小，想要大号',
        ['start-flow exchange-item items=毛衣 reason=does-not-fit replacement=大号'],
        undefined,
        'zh',
      ],
      ['靴子改成42码', ['start-flow exchange-item items=靴子 replacement=42码'], undefined, 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('who asks is told anywhere', () => {
  test.each(
    rows([
      ['mei.lin@example.com #10482', ['fill-slot email=mei.lin@example.com', 'fill-slot order-number=10482']],
      ['mei lin, 98101', ['fill-slot customer-name=mei lin', 'fill-slot postcode=98101']],
      [
        'return the mouse. yusuf rossi 19122',
        [
          'fill-slot customer-name=yusuf rossi',
          'fill-slot postcode=19122',
          'start-flow return-items items=the mouse',
        ],
      ],
      ['李娜 200031', ['fill-slot customer-name=李娜', 'fill-slot postcode=200031'], undefined, 'zh'],
      ['10398', ['fill-slot order-number=10398'], asks('offer', null, ['Get a refund', 'Talk to a person'])],
      ['can you send me a code then', ['cannot-provide order-number'], asks('order-number', 'return-items')],
      ['发个验证码给我', ['cannot-provide postcode'], asks('postcode', 'return-items'), 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

describe('what ends, what is owed, what is on its way', () => {
  test.each(
    rows([
      ['refund me 500', ['start-flow request-refund']],
      ['算了不退了', ['cancel-flow'], asks('confirm', 'return-items'), 'zh'],
      ['那就不换了', ['cancel-flow'], asks('confirm', 'exchange-item'), 'zh'],
      ['别取消', ['cancel-flow'], asks('confirm', 'cancel-order'), 'zh'],
      ['不用了', ['cancel-flow'], asks('reason', 'return-items'), 'zh'],
      ['when will they come', ['ask-order status']],
      ['when will it arrive?', ['ask-order status'], asks('confirm', 'exchange-item')],
      ['钱什么时候到', ['start-flow track-refund'], undefined, 'zh'],
      ['it gave me a rash', ['talk-to-person']],
      ['用了过敏', ['talk-to-person'], asks('reason', 'return-items'), 'zh'],
    ]),
  )('%s', async (text, commands, listening, locale) => check(text, commands, listening, locale));
});

test('an answer about one exchange may go on to the next', () =>
  check(
    'clicky for the keyboard, and the thermostat for one that works with Google Home',
    [
      'fill-slot replacement=clicky',
      'start-flow exchange-item items=the thermostat replacement=one that works with Google Home',
    ],
    asks('replacement', 'exchange-item'),
  ));
