import type { Locale } from '../../src/domain/index.js';
import type { Buyer, Buyers } from './buyers.js';

/** Words, or the choice whose id or label starts with what follows the `>`. */
export type Said = string;

/** A customer who opens, answers what is asked, and leaves when nothing is. */
export interface Customer {
  readonly about: string;
  readonly locale: Locale;
  readonly opens: readonly Said[];
  /** By the start of the message key that was asked last; several are said one after the other, the last again and again. */
  readonly answers: Readonly<Record<string, readonly Said[]>>;
}

type Kind = (buyer: Buyer) => Customer;

const provenBy = ({ email, orderNumber }: Buyer): Record<string, readonly Said[]> => ({
  'ask-identity': [`${email}, ${orderNumber}`],
  'ask-email': [email],
  'ask-order': [orderNumber],
});

const refund: Kind = (buyer) => ({
  about: 'refund',
  locale: 'en',
  opens: [`Hi, I want to send back the ${buyer.goods} and get my money back`],
  answers: {
    ...provenBy(buyer),
    'which-item': ['>'],
    'item-not-found': ['>'],
    'ask-reason': ['I changed my mind'],
    'ask-resolution': ['refund please'],
    'which-resolution': ['>refund'],
    settlement: ['yes please'],
    filed: ['thanks, bye'],
  },
});

const damaged: Kind = (buyer) => ({
  ...refund(buyer),
  about: 'damaged goods, with a question in the middle',
  opens: [`my ${buyer.goods} arrived broken, i want a refund`],
  answers: {
    ...refund(buyer).answers,
    'ask-reason': ['it arrived broken'],
    'ask-evidence': ['do i have to pay for shipping it back?', 'one side is cracked and it does not close'],
    'which-resolution': ['how long does the refund take?', '>refund'],
    settlement: ['>yes'],
  },
});

const policyQuestion: Kind = () => ({
  about: 'policy',
  locale: 'en',
  opens: ['How long do I have to return something?', 'and who pays for the return label?', 'ok thank you'],
  answers: {},
});

const cancellation: Kind = (buyer) => ({
  about: 'cancel',
  locale: 'en',
  opens: [`please cancel my order ${buyer.orderNumber}`],
  answers: {
    ...provenBy(buyer),
    'ask-reason': ['ordered it by mistake'],
    'which-resolution': ['>cancel'],
    settlement: ['yes, go ahead'],
  },
});

const tracking: Kind = (buyer) => ({
  about: 'track',
  locale: 'en',
  opens: [`where is my order ${buyer.orderNumber}?`, 'qwertz uiop', 'thanks'],
  answers: provenBy(buyer),
});

const refundInChinese: Kind = (buyer) => ({
  about: 'refund in Chinese',
  locale: 'zh',
  opens: [`你好，我买的${buyer.goods}坏了，想退款`],
  answers: {
    ...provenBy(buyer),
    'which-item': ['>'],
    'item-not-found': ['>'],
    'ask-reason': ['收到就是坏的'],
    'ask-evidence': ['收到的时候就裂了一道口子'],
    'ask-resolution': ['退款'],
    'which-resolution': ['>refund'],
    settlement: ['确认'],
    filed: ['谢谢'],
  },
});

/**
 * The mix, the same in every run: the n-th customer is of the kind n modulo six and each kind goes through its buyers in
 * order. When all have been, they come again, and are told what has become of their goods.
 */
export const createMix = (buyers: Buyers): (() => Customer) => {
  const kinds: readonly (readonly [Kind, readonly Buyer[]])[] = [
    [refund, buyers.withGoods.filter((_, index) => index % 2 === 0)],
    [policyQuestion, buyers.withGoods],
    [cancellation, buyers.waiting],
    [refundInChinese, buyers.withGoodsInChina],
    [tracking, buyers.withGoods],
    [damaged, buyers.withGoods.filter((_, index) => index % 2 === 1)],
  ];
  let count = 0;
  return () => {
    const [kind, own] = kinds[count % kinds.length] as (typeof kinds)[number];
    const buyer = own[Math.floor(count / kinds.length) % own.length];
    count += 1;
    if (buyer === undefined) throw new Error('the sandbox shop has nobody for this conversation');
    return kind(buyer);
  };
};
