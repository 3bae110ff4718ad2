interface Units {
  readonly lineId: string;
  readonly quantity: number;
}

export const unitsIn = (units: readonly Units[], lineId: string): number =>
  units.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);

/** What `all` holds of each line beyond `some`; lines without any are left out. */
export const unitsLeft = (all: readonly Units[], some: readonly Units[]): Units[] =>
  [...new Set(all.map(({ lineId }) => lineId))].flatMap((lineId) => {
    const quantity = unitsIn(all, lineId) - unitsIn(some, lineId);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
