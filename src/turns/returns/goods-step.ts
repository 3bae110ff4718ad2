import { foldCase } from '../../cases/index.js';
import type { Params, ParamValue } from '../../dialog/index.js';
import {
  type Actor,
  type Case,
  type CaseEvent,
  type LineSelection,
  type Order,
  type ShopAction,
  takenFrom,
} from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import { itemsParam } from '../describe/order-params.js';
import { policyOfCase } from '../policy-of-case.js';
import type { ReturnStep } from './return-step.js';
import { type GoodsSettlement, isReplaced, settleGoods } from './settle-goods.js';
import { cameBack } from './units.js';

/** A step of the goods, worked out up to what the customer is told. */
export interface WorkedOut {
  readonly after: Case;
  readonly order: Order | null;
  readonly settlement: GoodsSettlement;
  /** Params that every message about it may name. */
  readonly params: Params;
  readonly step: Omit<ReturnStep, 'says'>;
}

export const moneyParam = (found: Case, amountMinor: number): ParamValue => ({
  kind: 'money',
  amountMinor,
  currency: found.currency ?? 'USD',
});

export const goodsParam = (order: Order | null, lines: readonly LineSelection[]): ParamValue =>
  order === null ? '' : itemsParam(order, lines);

/** The order of a case, as the shop has it today. */
export const orderOfCase = async (deps: TurnsDependencies, found: Case): Promise<Order | null> =>
  (await deps.shop.ordersOf(found.customerId)).find(({ id }) => id === found.orderId) ?? null;

/** Works out what entries of the goods do to the money, and to the shop's own record of the return. */
export const workOut = async (
  deps: TurnsDependencies,
  before: Case,
  actor: Actor,
  events: readonly CaseEvent[],
): Promise<WorkedOut> => {
  const at = deps.clock.now().toISOString();
  const { id: caseId, reference } = before;
  const [entries, order, holding] = await Promise.all([
    deps.cases.entries(caseId),
    orderOfCase(deps, before),
    deps.ledger.holdingIntents(before.orderId),
  ]);
  const added = events.map((event, index) => ({ caseId, seq: entries.length + 1 + index, at, actor, event }));
  const after = foldCase({ id: caseId, reference }, [...entries, ...added]);
  const settlement = settleGoods({
    before,
    after,
    entries,
    order,
    holding,
    policy: order === null ? null : policyOfCase(deps.policies, order, before),
    ids: deps.ids,
    at,
  });
  const { sends, releases, reservations } = settlement;
  return {
    after,
    order,
    settlement,
    params: {
      reference,
      amount: moneyParam(before, settlement.totalMinor),
      before: moneyParam(before, before.totalMinor ?? 0),
    },
    step: {
      events: [
        ...events.map((event) => ({ actor, event })),
        ...settlement.events.map((event) => ({ actor: 'system' as const, event })),
      ],
      sends,
      releases,
      reservations,
      ordersAsRead:
        order === null || reservations.length === 0
          ? []
          : [{ orderId: order.id, taken: takenFrom(order, holding) }],
      needsPerson: settlement.kind === 'person',
      shopActions: recordOf(deps, before, after, at),
    },
  };
};

/** The shop's own record of the return follows once no more is awaited; goods that were replaced have no such record. */
const recordOf = (deps: TurnsDependencies, before: Case, after: Case, at: string): ShopAction[] => {
  const { return: goods } = after;
  if (goods === null || isReplaced(before)) return [];
  if (!['received', 'inspected', 'closed'].includes(goods.status)) return [];
  return [returnUpdate(deps, before, { at, lines: cameBack(goods), isClosed: goods.status === 'closed' })];
};

export const returnUpdate = (
  { ids }: Pick<TurnsDependencies, 'ids'>,
  found: Case,
  update: { readonly at: string; readonly lines: readonly LineSelection[]; readonly isClosed: boolean },
): ShopAction => ({
  kind: 'return-update',
  id: ids.next('act'),
  orderId: found.orderId,
  at: update.at,
  caseReference: found.reference,
  returnId: found.return?.actionId ?? '',
  lines: [...update.lines],
  status: update.isClosed ? 'closed' : 'received',
});
