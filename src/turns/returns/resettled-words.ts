import type { Params, ParamValue } from '../../dialog/index.js';
import { sumParam } from '../describe/sum-params.js';
import { goodsParam, type WorkedOut } from './goods-step.js';
import { cameBack, unitsWithout } from './units.js';

const message = (key: string, params: Params): ParamValue => ({ kind: 'message', key, params });

/** Why it comes to less: what did not come, and the sum that the policy counts, row by row. */
export const resettledWords = (worked: WorkedOut): { readonly key: string; readonly params: Params } => {
  const { after, order, settlement, params } = worked;
  const { return: goods } = after;
  const missing = goods === null ? [] : unitsWithout(goods.lines, cameBack(goods));
  const decision = settlement.events.flatMap((event) =>
    event.type === 'decided' ? [event.decision] : [],
  )[0];
  if (decision === undefined || order === null) return { key: 'return-came-to-nothing', params };
  return {
    key: 'return-resettled',
    params: {
      ...params,
      missing: missing.length === 0 ? '' : message('return-missing', { items: goodsParam(order, missing) }),
      sum: sumParam({ ...decision, refundOn: 'now' }, after.resolution ?? 'refund'),
    },
  };
};
