import type { PaperLine } from '../../domain/index.js';

/** A line of a paper before anything is summed. */
export type SettledLine = Omit<PaperLine, 'grossMinor'>;

/** What a line holds: its net, then each of its taxes. */
export const amountsOf = ({ netMinor, taxes }: SettledLine): number[] => [
  netMinor,
  ...taxes.map(({ taxMinor }) => taxMinor),
];

/** The same lines with these amounts in the place of their own, in the order of `amountsOf`. */
export const withAmounts = (lines: readonly SettledLine[], amounts: readonly number[]): SettledLine[] => {
  let next = 0;
  const take = (): number => amounts[next++] ?? 0;
  return lines.map((line) => ({
    ...line,
    netMinor: take(),
    taxes: line.taxes.map(({ name }) => ({ name, taxMinor: take() })),
  }));
};
