import { AppError } from '../base/index.js';
import type { MoneyMover } from '../refunds/index.js';

/** The money movers of this house, by the name that payments carry. */
export interface MoverRegistry {
  /** Null when none is set up under this name; another one never stands in for it. */
  mover(name: string): MoneyMover | null;
  readonly all: readonly MoneyMover[];
}

/** @throws AppError `config-invalid` when two movers have one name: nobody could say who moved what. */
export const createMoverRegistry = (movers: readonly MoneyMover[]): MoverRegistry => {
  const byName = new Map(movers.map((mover) => [mover.name, mover]));
  if (byName.size !== movers.length)
    throw new AppError('config-invalid', {
      reason: 'mover-name-taken',
      names: movers.map(({ name }) => name),
    });
  return Object.freeze({ mover: (name: string) => byName.get(name) ?? null, all: [...movers] });
};
