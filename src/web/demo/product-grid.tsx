import type { JSX } from 'preact';
import type { Locale } from '../shared/locale.js';
import { type ProductDrawing, products } from './products.js';

const Drawing = ({ drawing }: { readonly drawing: ProductDrawing }): JSX.Element => (
  <svg viewBox="0 0 120 90" aria-hidden="true" focusable="false">
    {drawing.map((path) => (
      <path key={path} d={path} />
    ))}
  </svg>
);

export const ProductGrid = ({ locale }: { readonly locale: Locale }): JSX.Element => (
  <ul class="products">
    {products.map((product) => (
      <li key={product.name.en} class={`product product-${product.tone}`}>
        <Drawing drawing={product.drawing} />
        <h3>{product.name[locale]}</h3>
        <p>{product.price}</p>
      </li>
    ))}
  </ul>
);
