import type { OfferedChoice } from '../../dialog/index.js';
import type { Order, OrderLine, Product, Variant } from '../../domain/index.js';
import { exactVariant, parseExactVariant } from './exact-words.js';
import {
  type Operation,
  type OperationContext,
  orderOf,
  referenceContext,
  selectionOf,
} from './operation.js';

const choicesMax = 8;

/** What each line is to be exchanged for; kept in the frame and checked again by the policy. */
export interface Replacement {
  readonly lineId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly priceMinor: number;
  /** Today's price of the variant the customer has; taxed and discounted lines are exchanged in its ratio. */
  readonly currentPriceMinor?: number | undefined;
  readonly stock: number;
}

/** Resolves the wanted variant of the product that was bought. One product a time: several lines share the words. */
export const findReplacement: Operation = async (asked, context) => {
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (selection === null || order === null) return { outcome: 'none', choices: [] };
  const lines = selection.lines.flatMap(({ lineId }) => order.lines.find((line) => line.id === lineId) ?? []);
  const words = asked.slots.replacement;
  const replacements: Replacement[] = [];
  const variants: Variant[] = [];
  for (const line of lines) {
    const product = await context.deps.shop.product(line.productId);
    if (product === null) return { outcome: 'none', choices: [] };
    const answer = resolve(words, product, line, context);
    if (typeof answer === 'string') return { outcome: answer, choices: choicesOf(product, line, order) };
    if ('among' in answer)
      return {
        outcome: 'ambiguous',
        choices: choicesOf({ ...product, variants: answer.among }, line, order),
      };
    if (answer.stock === 0) {
      return {
        outcome: 'out-of-stock',
        params: { replacement: variantParam(product, answer) },
        choices: choicesOf(product, line, order),
      };
    }
    variants.push(answer);
    replacements.push({
      lineId: line.id,
      productId: product.id,
      variantId: answer.id,
      priceMinor: answer.priceMinor,
      currentPriceMinor: product.variants.find((variant) => variant.id === line.variantId)?.priceMinor,
      stock: answer.stock,
    });
  }
  const [product] =
    lines.length === 0 ? [null] : [await context.deps.shop.product(lines[0]?.productId ?? '')];
  const items = variants.map((variant) => variantParam(product ?? null, variant));
  const replacementParam = { kind: 'list', style: 'and', items } as const;
  return {
    outcome: 'found',
    facts: { replacements, replacementParam },
    params: { replacement: replacementParam },
  };
};

const resolve = (
  words: string | undefined,
  product: Product,
  line: OrderLine,
  context: OperationContext,
): Variant | { among: Variant[] } | 'unsaid' | 'none' | 'same' => {
  if (words === undefined) return 'unsaid';
  const exact = parseExactVariant(words);
  const answer =
    exact === null
      ? context.deps.references.variant(words, product, line.variantId, referenceContext(context))
      : { kind: 'found' as const, variantId: exact };
  if (answer.kind === 'none') return 'none';
  if (answer.kind === 'ambiguous')
    return { among: product.variants.filter((variant) => answer.variantIds.includes(variant.id)) };
  const variant = product.variants.find((candidate) => candidate.id === answer.variantId);
  if (variant === undefined) return 'none';
  return variant.id === line.variantId ? 'same' : variant;
};

const variantParam = (product: Product | null, variant: Variant) =>
  ({
    kind: 'item',
    name: product?.name ?? '',
    names: product?.names ?? {},
    options: variant.options,
    quantity: 1,
  }) as const;

const choicesOf = (product: Product, line: OrderLine, order: Order): OfferedChoice[] =>
  product.variants
    .filter(
      (variant) => variant.id !== line.variantId && variant.stock > 0 && variant.currency === order.currency,
    )
    .slice(0, choicesMax)
    .map((variant) => ({
      id: `variant:${variant.id}`.slice(0, 200),
      label: {
        kind: 'message',
        key: 'replacement-choice',
        params: {
          variant: Object.values(variant.options).join(', ') || variant.id,
          price: { kind: 'money', amountMinor: variant.priceMinor, currency: variant.currency },
        },
      },
      means: { kind: 'fill', slot: 'replacement', value: exactVariant(variant.id) },
    }));
