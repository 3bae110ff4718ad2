/**
 * How many digits stand behind the decimal point of each currency, as ISO 4217 list one has it (SIX's edition of
 * 2024-06-25 with the amendments since), funds codes included. Not from the runtime's Intl: that follows
 * CLDR, which writes forints and rupiahs without their hundredths and may change with every build of Node.
 * Metals, bond units and the codes for tests and for no currency have no minor unit and are not money here.
 * Nothing is imported, because the pages in the browser read the same table.
 */
const listed: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
      'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ' +
      'ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
      'MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE ' +
      'SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ' +
      'ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  // Withdrawn since 2021: what was paid in them is still shown, exported and counted.
  [2, 'ANG BGN CUC HRK SLL ZWL'],
];

const digitsOf: ReadonlyMap<string, number> = new Map(
  listed.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

export const currencyCodes: readonly string[] = [...digitsOf.keys()];

/** 2 for USD, 0 for JPY, 3 for KWD; null for what is no currency. */
export const currencyDigits = (currency: string): number | null => digitsOf.get(currency) ?? null;
