import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import { workOut } from './goods-step.js';
import type { By, CarrierNews } from './ports.js';
import type { Attempt } from './return-step.js';

/** News of the parcel. The customer hears of its first scan, and of money that leaves with it. */
export const trackReturn: Attempt<By & { readonly news: CarrierNews }> = async (
  deps,
  found,
  { actor, news },
) => {
  const { return: goods } = found;
  const known = await deps.cases.entries(found.id);
  if (known.some(({ event }) => event.type === 'return-tracked' && event.newsId === news.newsId))
    return ok(null);
  if (goods === null || !canTransition(found.status, 'return-tracked', actor))
    return err({ kind: 'not-awaited' });
  const { status, carrier, trackingNumber, newsId } = news;
  const { after, settlement, params, step } = await workOut(deps, found, actor, [
    {
      type: 'return-tracked',
      status,
      ...(carrier !== undefined && { carrier }),
      ...(trackingNumber !== undefined && { trackingNumber }),
      newsId,
    },
  ]);
  const isFirst = goods.status === 'open' && after.return?.isScanned === true && !goods.isScanned;
  const key = settlement.sends.length > 0 ? 'return-scanned-refund' : 'return-scanned';
  return ok({ ...step, says: isFirst ? [{ key, params }] : [] });
};
