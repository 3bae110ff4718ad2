import { z } from 'zod';

/** A decimal as people write it in a file: `6`, `6.00`, `"6.00"`. Kept as text: a float would lose the cent. */
export const decimal = z
  .union([
    z.number().nonnegative(),
    z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, 'must be a decimal such as 6.00'),
  ])
  .transform(String);

/** An amount per currency, `{ USD: 6.00, CNY: 10.00 }`; a bare decimal when the policy knows one currency. */
export const amounts = z.union([decimal, z.record(z.string().regex(/^[A-Z]{3}$/), decimal)]);
export type Amounts = z.infer<typeof amounts>;

/** `30 days` or `+7 days`. */
const daysHint =
  'must be a number of days such as "30 days" (4 weeks are "28 days", 6 months about "183 days")';

export const days = z
  .string({ error: daysHint })
  .regex(/^\+?\d{1,4} days?$/, daysHint)
  .transform((text) => Number.parseInt(text.replace('+', ''), 10));

export interface Span {
  readonly count: number;
  /** Weekends and holidays do not count. */
  readonly business: boolean;
}

/** `30 days`, or `5 business days`. */
const spanHint = `${daysHint}, or of working days such as "5 business days"`;

export const span = z
  .string({ error: spanHint })
  .regex(/^\d{1,4} (business )?days?$/, spanHint)
  .transform((text): Span => ({ count: Number.parseInt(text, 10), business: text.includes('business') }));

/** `60 minutes` or `24 hours`, in minutes. */
export const minutes = z
  .string()
  .regex(/^\d{1,4} (minutes?|hours?)$/, 'must be a time such as "60 minutes" or "24 hours"')
  .transform((text) => Number.parseInt(text, 10) * (text.includes('hour') ? 60 : 1));

/** `10%` or `+12.5%`, as basis points. */
export const percent = z
  .string()
  .regex(/^\+?\d{1,3}(\.\d{1,2})?%$/, 'must be a percentage such as "10%"')
  .transform((text) => {
    const [whole = '0', part = ''] = text.replace(/[+%]/g, '').split('.');
    return Number(whole) * 100 + Number(part.padEnd(2, '0'));
  })
  .refine((basisPoints) => basisPoints <= 10_000, 'must not exceed 100%');

/** `3-5` business days, or `at-once`. */
export const dayRange = z
  .string()
  .regex(/^(\d{1,3}-\d{1,3}|at-once)$/, 'must be a range of business days such as "3-5", or "at-once"')
  .transform((text) => {
    const [from = 0, to = 0] = text === 'at-once' ? [0, 0] : text.split('-').map(Number);
    return { from, to };
  })
  .refine((range) => range.from <= range.to, 'must run from the smaller number to the larger');

/** One word or a list of words, always read as a list. */
export const oneOrMany = <T extends z.ZodType>(word: T) =>
  z
    .union([word, z.array(word).min(1, 'must name at least one')])
    .transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value as z.output<T>]));
