import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import { callOffReturn } from './call-off-return.js';
import type { By } from './ports.js';
import type { Attempt } from './return-step.js';

type Asked = By & { readonly reason: string };

/** Called off while nobody has the parcel but the customer: the case is withdrawn, and nothing is refunded. */
export const cancelReturn: Attempt<Asked> = async (deps, found, { actor, reason }) => {
  const { return: goods, reference } = found;
  if (goods === null || !canTransition(found.status, 'withdrawn', actor)) {
    const isMoving = goods !== null && (goods.isScanned || goods.received.length > 0);
    return err({ kind: isMoving ? 'under-way' : 'not-awaited' });
  }
  if (goods.status !== 'open' || goods.isScanned) return err({ kind: 'under-way' });
  const at = deps.clock.now().toISOString();
  const ended = callOffReturn(deps, found, { event: { type: 'return-cancelled', reason }, actor, at });
  if (!ended.ok) return ended;
  const { events, releases, shopActions } = ended.value;
  return ok({
    events: [...events, { actor, event: { type: 'withdrawn', reason } }],
    releases,
    shopActions,
    says: [{ key: 'return-cancelled', params: { reference } }],
  });
};
