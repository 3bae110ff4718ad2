import type { Product, Variant } from '../../domain/index.js';
import { catalogueCn } from './catalogue-cn.js';
import { catalogueUs } from './catalogue-us.js';
import type { ProductSeed } from './product-seed.js';
import type { SeededRandom } from './seeded-random.js';

interface Combination {
  readonly options: Record<string, string>;
  readonly extraMinor: number;
}

const combinations = (seed: ProductSeed): Combination[] =>
  Object.entries(seed.options).reduce<Combination[]>(
    (made, [option, values]) =>
      made.flatMap((so) =>
        values.map((value) => {
          const [name, extraMinor] = typeof value === 'string' ? [value, 0] : value;
          return { options: { ...so.options, [option]: name }, extraMinor: so.extraMinor + extraMinor };
        }),
      ),
    [{ options: {}, extraMinor: 0 }],
  );

const makeVariants = (seed: ProductSeed, currency: string, random: SeededRandom): Variant[] =>
  combinations(seed).map(({ options, extraMinor }, index) => ({
    id: `${seed.id}-${index + 1}`,
    sku: `${seed.id.toUpperCase()}-${String(index + 1).padStart(2, '0')}`,
    options,
    priceMinor: seed.priceMinor + extraMinor,
    currency,
    // The first variant is always there, so that a named example can always be replaced.
    stock: index > 0 && random.chance(0.12) ? 0 : random.whole(1, 60),
  }));

const makeFrom = (seeds: readonly ProductSeed[], currency: string, random: SeededRandom): Product[] =>
  seeds.map((seed) => ({
    id: seed.id,
    name: seed.name,
    names: { zh: seed.zh },
    category: seed.category,
    tags: [...(seed.tags ?? [])],
    variants: makeVariants(seed, currency, random),
  }));

/** Some products in US dollars and some in yuan: an exchange always stays in its currency. */
export const makeProducts = (random: SeededRandom): { us: Product[]; cn: Product[] } => ({
  us: makeFrom(catalogueUs, 'USD', random),
  cn: makeFrom(catalogueCn, 'CNY', random),
});
