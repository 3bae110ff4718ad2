/** Something about a row of the file. `place` is its path, such as `orders[12].lines[0].grossMinor`. */
export interface ImportFault {
  readonly place: string;
  readonly reason: string;
  readonly cure: string;
}

export interface SectionCount {
  readonly accepted: number;
  readonly refused: number;
}

/** What became of every row. A refused row left no trace; a warned-about row went in. */
export interface ImportReport {
  readonly products: SectionCount;
  readonly customers: SectionCount;
  readonly orders: SectionCount;
  /** One or more for every refused row. */
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

export interface ImportProgress {
  readonly section: 'products' | 'customers' | 'orders';
  readonly done: number;
  readonly total: number;
}

/** Gathers faults and warnings while rows are read. */
export interface Findings {
  readonly faults: ImportFault[];
  readonly warnings: ImportFault[];
}
