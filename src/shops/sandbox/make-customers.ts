import type { Customer, PaymentMethod } from '../../domain/index.js';
import { chineseFamilyNames, chineseGivenNames, familyNames, givenNames } from './person-names.js';
import { type Place, placesCn, placesUs } from './places.js';
import type { SeededRandom } from './seeded-random.js';

/** A customer with what the shop's order writer must know and its records do not hold. */
export interface Shopper {
  readonly customer: Customer;
  readonly place: Place;
}

const dayMs = 86_400_000;

const cardBrands = ['Visa', 'Mastercard', 'American Express'] as const;

const makeMethods = (customerId: string, market: 'US' | 'CN', random: SeededRandom): PaymentMethod[] => {
  const card: PaymentMethod = {
    id: `${customerId}-card`,
    kind: 'card',
    brand: market === 'CN' ? 'UnionPay' : random.pick(cardBrands),
    lastFour: random.digits(4),
  };
  const wallet: PaymentMethod = {
    id: `${customerId}-wallet`,
    kind: 'wallet',
    brand: market === 'CN' ? random.pick(['Alipay', 'WeChat Pay']) : 'PayPal',
  };
  const giftCard: PaymentMethod = {
    id: `${customerId}-gift-card`,
    kind: 'gift-card',
    brand: 'Gift card',
    lastFour: random.digits(4),
    balanceMinor: random.whole(0, 20) * 500,
    currency: market === 'CN' ? 'CNY' : 'USD',
  };
  const main = random.weighted([
    [[card], market === 'CN' ? 1 : 5],
    [[wallet], market === 'CN' ? 6 : 3],
    [[card, wallet], 2],
  ]);
  return random.chance(0.3) ? [...main, giftCard] : main;
};

const nameIn = (
  market: 'US' | 'CN',
  random: SeededRandom,
): Pick<Customer, 'firstName' | 'lastName' | 'otherNames'> & { spelled: string } => {
  if (market === 'US') {
    const [firstName, lastName] = [random.pick(givenNames), random.pick(familyNames)];
    return { firstName, lastName, spelled: `${firstName}.${lastName}` };
  }
  const [family, given] = [random.pick(chineseFamilyNames), random.pick(chineseGivenNames)];
  return {
    firstName: given[0],
    lastName: family[0],
    otherNames: [`${family[1]} ${given[1]}`],
    spelled: `${given[1]}.${family[1]}`,
  };
};

/** E-mail addresses are unique by a number in them; names repeat now and then, as they do among real customers. */
export const makeShoppers = (
  wanted: { market: 'US' | 'CN'; count: number; firstIndex: number; now: Date },
  random: SeededRandom,
): Shopper[] =>
  Array.from({ length: wanted.count }, (_, index) => {
    const number = wanted.firstIndex + index;
    const id = `customer-${String(number).padStart(4, '0')}`;
    const { spelled, ...name } = nameIn(wanted.market, random);
    const place = random.pick(wanted.market === 'CN' ? placesCn : placesUs);
    const mailbox = `${spelled.toLowerCase().replaceAll(/[^a-z.]/g, '')}${number}`;
    const emails = random.chance(0.25)
      ? [`${mailbox}@example.com`, `${mailbox}@example.org`]
      : [`${mailbox}@example.com`];
    const customer: Customer = {
      id,
      ...name,
      emails,
      postcode: random.pick(place.postcodes),
      country: place.country,
      tags: random.chance(0.06) ? ['vip'] : [],
      since: new Date(wanted.now.getTime() - random.whole(130, 2200) * dayMs).toISOString(),
      paymentMethods: makeMethods(id, wanted.market, random),
    };
    return { customer, place };
  });
