import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import { workOut } from './goods-step.js';
import type { By } from './ports.js';
import { resettledWords } from './resettled-words.js';
import type { Attempt, ReturnStep } from './return-step.js';
import { isReplaced } from './settle-goods.js';
import { unseen } from './units.js';

const over = ['closed', 'declined', 'cancelled'];

/** Nothing more is awaited: what came is settled. Where the money waits for an inspection, that comes first. */
export const closeReturn: Attempt<By & { readonly reason: string }> = async (
  deps,
  found,
  { actor, reason },
) => {
  const { return: goods, decision } = found;
  if (goods === null || over.includes(goods.status) || !canTransition(found.status, 'return-closed', actor))
    return err({ kind: 'not-awaited' });
  const mustBeSeen = decision?.refundOn === 'inspection' && !isReplaced(found);
  if (mustBeSeen && unseen(goods).length > 0) return err({ kind: 'not-inspected' });
  const worked = await workOut(deps, found, actor, [{ type: 'return-closed', reason }]);
  const { settlement, params, step } = worked;
  const says = (): ReturnStep['says'] => {
    if (settlement.kind === 'less') return [resettledWords(worked)];
    if (settlement.kind === 'person') return [{ key: 'return-checked', params }];
    return settlement.sends.length > 0 ? [{ key: 'return-refund-leaves', params }] : [];
  };
  return ok({ ...step, says: says() });
};
