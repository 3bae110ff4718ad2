import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { CaseEvent, LineSelection } from '../../domain/index.js';
import { goodsParam, moneyParam, type WorkedOut, workOut } from './goods-step.js';
import type { By } from './ports.js';
import { resettledWords } from './resettled-words.js';
import type { Attempt, ReturnStep } from './return-step.js';
import { reservedIntents } from './settle-goods.js';
import { awaited, withinUnits } from './units.js';

type Asked = By & { readonly lines?: readonly LineSelection[] | undefined };

/** Goods arrived. Money that waited for them leaves with the last of them; a part that arrives waits for the rest. */
export const receiveReturn: Attempt<Asked> = async (deps, found, { actor, lines }) => {
  const { return: goods } = found;
  if (!canTransition(found.status, 'return-received', actor)) return err({ kind: 'not-awaited' });
  if (goods === null) {
    // A case from before returns were kept: what it waits for is all there is to know.
    if (found.status !== 'awaiting-return' || lines !== undefined) return err({ kind: 'not-awaited' });
    return ok({
      events: [{ actor, event: { type: 'return-received' } }],
      sends: reservedIntents(found).map(({ id }) => id),
      says: [
        {
          key: 'return-received',
          params: { reference: found.reference, amount: moneyParam(found, found.totalMinor ?? 0) },
        },
      ],
    });
  }
  const left = awaited(goods);
  if (['declined', 'cancelled'].includes(goods.status) || left.length === 0)
    return err({ kind: 'not-awaited' });
  const arrived = withinUnits(lines ?? left, { goods, units: left, refusal: 'more-than-asked' });
  if (!arrived.ok) return arrived;
  if (arrived.value.length === 0) return err({ kind: 'not-awaited' });
  const received: CaseEvent = { type: 'return-received', lines: arrived.value };
  const worked = await workOut(deps, found, actor, [received]);
  if (goods.status === 'closed')
    return ok({
      ...worked.step,
      needsPerson: true,
      says: [{ key: 'return-late', params: worked.params }],
    });
  return ok({ ...worked.step, says: wordsFor(worked, arrived.value) });
};

const wordsFor = (worked: WorkedOut, arrived: readonly LineSelection[]): ReturnStep['says'] => {
  const { after, order, settlement, params } = worked;
  const isSent = settlement.sends.length > 0;
  if (after.return?.status === 'partially-received')
    return [
      {
        key: 'return-received-part',
        params: {
          ...params,
          items: goodsParam(order, arrived),
          missing: goodsParam(order, awaited(after.return)),
        },
      },
      ...(isSent ? [{ key: 'return-refund-leaves', params }] : []),
    ];
  switch (settlement.kind) {
    case 'waiting':
      return [{ key: 'return-received-waits', params }];
    case 'less':
      return [resettledWords(worked)];
    case 'person':
      return [{ key: 'return-checked', params }];
    case 'agreed':
      return [{ key: isSent ? 'return-received' : 'return-received-plain', params }];
  }
};
