/** Where sandbox customers live, and the sales tax that is added there (basis points; 0 where none is added). */
export interface Place {
  readonly country: string;
  readonly postcodes: readonly string[];
  readonly taxName: string;
  readonly taxBasisPoints: number;
}

const us = (postcodes: readonly string[], state: string, taxBasisPoints: number): Place => ({
  country: 'US',
  postcodes,
  taxName: `${state} sales tax`,
  taxBasisPoints,
});
const abroad = (country: string, postcodes: readonly string[]): Place => ({
  country,
  postcodes,
  taxName: '',
  taxBasisPoints: 0,
});

/** Rates are rounded examples for a sandbox, not tax advice. Parcels abroad leave untaxed. */
export const placesUs: readonly Place[] = [
  us(['98101', '98109', '98122'], 'WA', 825),
  us(['94110', '94117', '90026'], 'CA', 863),
  us(['78701', '78704', '77007'], 'TX', 825),
  us(['10003', '11215', '10025'], 'NY', 888),
  us(['60614', '60622'], 'IL', 1025),
  us(['80203', '80211'], 'CO', 881),
  us(['33131', '33605'], 'FL', 700),
  us(['97205', '97214'], 'OR', 0),
  abroad('CA', ['M5V 2T6', 'H2X 1Y4']),
  abroad('GB', ['SW1A 2AA', 'M1 4BT']),
  abroad('DE', ['10115', '80331']),
];

/** Yuan prices hold their tax and receipts to consumers do not itemise it. */
export const placesCn: readonly Place[] = [
  abroad('CN', ['200031', '200040', '200120']),
  abroad('CN', ['100020', '100084']),
  abroad('CN', ['510620', '518000']),
  abroad('CN', ['310000', '610000', '430000', '710000']),
];
