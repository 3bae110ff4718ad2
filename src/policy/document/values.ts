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
export const days = z
  .string()
  .regex(/^\+?\d{1,4} days?$/, 'must be a number of days such as "30 days"')
  .transform((text) => Number.parseInt(text.replace('+', ''), 10));

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

/** One word or a list of words, always read as a list. A fault names the place where the word stands in the file. */
export const oneOrMany = <T extends z.ZodType>(word: T) =>
  z.unknown().transform((value, context): z.output<T>[] => {
    const several = Array.isArray(value);
    const words: readonly unknown[] = several ? value : [value];
    if (words.length === 0) context.addIssue({ code: 'custom', message: 'must name at least one' });
    return words.flatMap((entry, index) => {
      const parsed = word.safeParse(entry);
      if (parsed.success) return [parsed.data];
      for (const issue of parsed.error.issues) {
        context.addIssue({
          code: 'custom',
          message: issue.message,
          path: [...(several ? [index] : []), ...issue.path],
        });
      }
      return [];
    });
  });
