import { err, ok, type Result } from '../../base/index.js';
import type { CaseReturn, LineSelection } from '../../domain/index.js';
import type { ReturnRefusal } from './ports.js';

export type Units = readonly LineSelection[];

export const unitsOf = (units: Units, lineId: string): number =>
  units.reduce((sum, one) => (one.lineId === lineId ? sum + one.quantity : sum), 0);

/** `all` less `some`, line by line and never below nothing; lines without units are left out. */
export const unitsWithout = (all: Units, some: Units): LineSelection[] =>
  [...new Set(all.map(({ lineId }) => lineId))].flatMap((lineId) => {
    const quantity = unitsOf(all, lineId) - unitsOf(some, lineId);
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });

/** What has not arrived. */
export const awaited = (goods: CaseReturn): LineSelection[] => unitsWithout(goods.lines, goods.received);

/** What arrived and nobody has looked at. */
export const unseen = (goods: CaseReturn): LineSelection[] => unitsWithout(goods.received, goods.findings);

/** What somebody looked for in the parcel and did not find. */
export const notInParcel = (goods: CaseReturn): LineSelection[] =>
  goods.findings.flatMap(({ lineId, quantity, disposition }) =>
    disposition === 'missing' ? [{ lineId, quantity }] : [],
  );

/** What is really there: received, less what the parcel did not hold. */
export const cameBack = (goods: CaseReturn): LineSelection[] =>
  unitsWithout(goods.received, notInParcel(goods));

/** The same units, a line once; refused where a line is none of the return's or has fewer left than are named. */
export const withinUnits = (
  named: Units,
  left: {
    readonly goods: CaseReturn;
    readonly units: Units;
    readonly refusal: 'more-than-asked' | 'more-than-received';
  },
): Result<LineSelection[], ReturnRefusal> => {
  const lineIds = [...new Set(named.map(({ lineId }) => lineId))];
  for (const lineId of lineIds) {
    if (unitsOf(left.goods.lines, lineId) === 0) return err({ kind: 'unknown-line', lineId });
    const most = unitsOf(left.units, lineId);
    if (unitsOf(named, lineId) > most) return err({ kind: left.refusal, lineId, most });
  }
  return ok(lineIds.map((lineId) => ({ lineId, quantity: unitsOf(named, lineId) })));
};
