import {
  dispositions,
  type InspectionFinding,
  inspectionKinds,
  type LineSelection,
} from '../../../domain/index.js';
import { UsageError } from '../command.js';

const quantityOf = (text: string | undefined): number | null => {
  const quantity = Number(text);
  return Number.isSafeInteger(quantity) && quantity > 0 ? quantity : null;
};

/**
 * `LINE:QTY,LINE:QTY`.
 * @throws UsageError when it is not
 */
export const readLines = (text: string): LineSelection[] =>
  text.split(',').map((part) => {
    const [lineId = '', count, ...rest] = part.trim().split(':');
    const quantity = quantityOf(count);
    if (lineId === '' || quantity === null || rest.length > 0)
      throw new UsageError(`"${part}" is not LINE:QTY, such as line-1:2.`);
    return { lineId, quantity };
  });

const oneOf = <T extends string>(names: readonly T[], text: string | undefined): T | undefined =>
  names.find((name) => name === text);

/**
 * `LINE:QTY:DISPOSITION` and, where something is taken off, `:KIND:AMOUNT` in minor units.
 * @throws UsageError when it is not
 */
export const readFinding = (text: string): InspectionFinding => {
  const [lineId = '', count, state, kindText, amountText, ...rest] = text.trim().split(':');
  const quantity = quantityOf(count);
  const disposition = oneOf(dispositions, state);
  if (lineId === '' || quantity === null || disposition === undefined || rest.length > 0)
    throw new UsageError(`"${text}" is not LINE:QTY:DISPOSITION; it is one of ${dispositions.join(', ')}.`);
  if (kindText === undefined) return { lineId, quantity, disposition };
  const kind = oneOf(inspectionKinds, kindText);
  const amountMinor = quantityOf(amountText);
  if (kind === undefined || amountMinor === null)
    throw new UsageError(
      `"${text}" does not end in KIND:AMOUNT; a kind is one of ${inspectionKinds.join(', ')}, an amount is in minor units such as 1250.`,
    );
  return { lineId, quantity, disposition, deduction: { kind, amountMinor } };
};
