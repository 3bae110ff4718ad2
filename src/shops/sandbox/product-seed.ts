/** One row of the sandbox catalogue: what `makeProducts` spreads into variants. */
export interface ProductSeed {
  readonly id: string;
  readonly name: string;
  readonly zh: string;
  readonly category: string;
  readonly tags?: readonly string[];
  readonly priceMinor: number;
  /** Every combination becomes a variant; a value with an amount costs that much more. */
  readonly options: Readonly<
    Record<string, readonly (string | readonly [value: string, extraMinor: number])[]>
  >;
}
