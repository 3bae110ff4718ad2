import type { ReferenceResolver } from '../ports.js';
import { cleanText } from '../text/clean-text.js';
import { resolveItems } from './resolve-items.js';
import { resolveOrders } from './resolve-orders.js';
import { resolveVariant, type VariantContext } from './resolve-variant.js';

/** Finds what a customer's words point at, among the orders it is given and nothing else. Pure and synchronous. */
export const createReferenceResolver = (): ReferenceResolver =>
  Object.freeze<ReferenceResolver>({
    items: (words, orders, context) => resolveItems(cleanText(words), orders, context),
    orders: (words, orders, context) => resolveOrders(cleanText(words), orders, context),
    variant: (words, product, currentVariantId, context: VariantContext) =>
      resolveVariant(cleanText(words), product, currentVariantId, context),
  });
