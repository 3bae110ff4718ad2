import type { Case, Order } from '../domain/index.js';
import type { Policy, PolicyBook } from '../policy/index.js';

/** The version a case falls under: the one that decided it, else the one of its order on the day the case opened. */
export const policyOfCase = (policies: PolicyBook, order: Order, found: Case): Policy =>
  (found.decision === null ? null : policies.byVersion(found.decision.policy.version)) ??
  policies.forOrder({ placedAt: order.placedAt, askedOn: found.openedAt });
