import type { Shop } from './ports.js';

/**
 * The shop as one turn sees it: asked the same thing again it gives the same answer without asking. What changes in the
 * meantime is found by the commit, which refuses, and the turn is worked out again with a new one.
 */
export const shopOfTurn = (shop: Shop): Shop => ({
  name: shop.name,
  customer: once((customerId) => shop.customer(customerId)),
  customersByEmail: once((email) => shop.customersByEmail(email)),
  customersByNameAndPostcode: once((name, postcode) => shop.customersByNameAndPostcode(name, postcode)),
  ordersOf: once((customerId) => shop.ordersOf(customerId)),
  orderByNumber: once((number) => shop.orderByNumber(number)),
  product: once((productId) => shop.product(productId)),
});

const once = <Words extends string[], Found>(ask: (...words: Words) => Promise<Found>) => {
  const answers = new Map<string, Promise<Found>>();
  return (...words: Words): Promise<Found> => {
    const key = JSON.stringify(words);
    const known = answers.get(key) ?? ask(...words);
    answers.set(key, known);
    return known;
  };
};
