/**
 * Values that messages are filled with. They keep their meaning (money, date, name) until they are rendered,
 * so that a replay or a language switch words them anew and no text is ever read back as an amount.
 */
export type ParamValue =
  | string
  | number
  | { readonly kind: 'money'; readonly amountMinor: number; readonly currency: string }
  /** ISO date or moment; shown as a day in the shop's time zone. */
  | { readonly kind: 'date'; readonly iso: string }
  /** A product name with its translations, options and, above one, its quantity. */
  | {
      readonly kind: 'item';
      readonly name: string;
      readonly names: Readonly<Record<string, string>>;
      readonly options: Readonly<Record<string, string>>;
      readonly quantity: number;
    }
  | { readonly kind: 'message'; readonly key: string; readonly params: Params }
  /** Text that the shop gives per locale, such as a clause. */
  | { readonly kind: 'worded'; readonly byLocale: Readonly<Record<string, string>> }
  | {
      readonly kind: 'list';
      readonly style: 'and' | 'or' | 'lines';
      readonly items: readonly ParamValue[];
    };

export type Params = Readonly<Record<string, ParamValue>>;
