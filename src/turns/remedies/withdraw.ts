import { ok } from '../../base/index.js';
import { actorOf } from '../agents/agent-case.js';
import type { TurnsDependencies } from '../dependencies.js';
import { insistOnCase } from './insist-on-case.js';
import { planWithdrawal } from './plan-withdrawal.js';
import type { CaseActions } from './ports.js';

/** A colleague withdraws for the customer, who told them so. */
export const withdrawAsAgent =
  (deps: TurnsDependencies): CaseActions['withdraw'] =>
  async (asked) =>
    insistOnCase(deps, asked, async (found) => {
      const plan = planWithdrawal(deps, found, {
        actor: actorOf(asked.agent),
        at: deps.clock.now().toISOString(),
        reason: asked.reason,
      });
      if (!plan.ok) return plan;
      const { reference } = found;
      return ok({ ...plan.value, says: [{ key: 'case-withdrawn', params: { reference } }] });
    });
