import type { Product } from '../../domain/index.js';
import type { ImportFault } from './import-report.js';

/** What the schema can't say about one product. */
export const checkProduct = (product: Product, place: string): ImportFault[] => {
  const ids = product.variants.map((variant) => variant.id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            place: `${place}.variants[${index}].id`,
            reason: `is the same id as ${place}.variants[${ids.indexOf(id)}]`,
            cure: 'Give each variant its own id.',
          },
        ],
  );
};
