import { type FaultKind, type FaultPlan, noFaults } from '../faults.js';

/** Little goes wrong but this, so that a mistake is given away by what it does and not by what hides it. */
export const often = (
  port: keyof FaultPlan['rates'],
  kind: FaultKind,
  share = 0.4,
): Pick<FaultPlan, 'rates'> => ({
  rates: { ...noFaults.rates, [port]: [[kind, share]] },
});
