import type { CreditMemo } from '../../domain/index.js';

/** Taken from zero, so that nothing becomes `-0`. */
const negated = (amountMinor: number): number => 0 - amountMinor;

/** The paper that takes a memo back: the same, below zero, because the money came back or never arrived. */
export const cancelMemo = (
  memo: CreditMemo,
  { number, issuedAt }: { readonly number: string; readonly issuedAt: string },
): CreditMemo =>
  Object.freeze({
    ...memo,
    number,
    kind: 'cancellation',
    cancels: memo.number,
    issuedAt,
    lines: memo.lines.map((line) => ({
      ...line,
      ...(line.quantity === undefined ? {} : { quantity: negated(line.quantity) }),
      netMinor: negated(line.netMinor),
      taxes: line.taxes.map((tax) => ({ ...tax, taxMinor: negated(tax.taxMinor) })),
      grossMinor: negated(line.grossMinor),
    })),
    netMinor: negated(memo.netMinor),
    taxes: memo.taxes.map((tax) => ({
      ...tax,
      netMinor: negated(tax.netMinor),
      taxMinor: negated(tax.taxMinor),
    })),
    untaxedMinor: negated(memo.untaxedMinor),
    totalMinor: negated(memo.totalMinor),
  });
