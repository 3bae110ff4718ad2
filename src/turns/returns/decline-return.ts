import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import { callOffReturn } from './call-off-return.js';
import type { By } from './ports.js';
import type { Attempt } from './return-step.js';

type Asked = By & { readonly reason: string };

/** What arrived is not accepted and goes back: the refund is let go, the case denied, and the customer may appeal. */
export const declineReturn: Attempt<Asked> = async (deps, found, { actor, reason }) => {
  const { return: goods, reference } = found;
  if (goods === null || goods.received.length === 0 || !canTransition(found.status, 'return-declined', actor))
    return err({ kind: 'not-awaited' });
  const at = deps.clock.now().toISOString();
  const ended = callOffReturn(deps, found, { event: { type: 'return-declined', reason }, actor, at });
  if (!ended.ok) return ended;
  const { events, releases, shopActions } = ended.value;
  return ok({
    events,
    releases,
    shopActions,
    says: [{ key: 'return-declined', params: { reference, reason } }],
  });
};
