import { caseStatuses } from '../../src/domain/index.js';
import type { House } from '../../src/server/wiring/open-house.js';
import { percentile, round } from '../turns/figures.js';

/** Median milliseconds of each look-up. */
export type LookUpFigures = Readonly<Record<string, number>>;

const times = 40;

/** What a turn, a worker, a sweep or the desk asks of the store again and again, one by one. */
export const measureLookUps = async (house: House): Promise<LookUpFigures> => {
  const { cases, ledger, handoffs, store, clock, database } = house;
  const [known] = await database.query<{
    customer_id: string;
    order_id: string;
    reference: string;
    id: string;
  }>(`select id, customer_id, order_id, reference from cases where id = 'old-case-1'`);
  if (known === undefined) throw new Error('no case is stored');
  const now = clock.now().toISOString();
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    casesOf: () => cases.casesOf(known.customer_id),
    countCases: () => cases.countCases(known.customer_id, '2020-01-01T00:00:00Z'),
    caseByReference: () => cases.caseByReference(known.reference),
    holdingIntents: () => ledger.holdingIntents(known.order_id),
    awaitingSecondYes: () => cases.awaitingSecondYes(),
    unsettledIntents: () => ledger.unsettled({ submitted: now, open: now }),
    casesDueFirst: () => house.caseRecords.list({ statuses: caseStatuses, q: '', after: null, limit: 50 }),
    timersLost: () => house.caseTimers.rearm(),
    unhandled: () => store.unhandled(now, 30_000),
    deskQueue: () => handoffs.queue(),
    latestHandoffs: () => handoffs.latestOf([known.id]),
    auditHead: () => house.auditLog.size(),
  };
  const figures: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const took: number[] = [];
    for (let number = 0; number < times; number += 1) {
      const startedAtMs = performance.now();
      await ask();
      took.push(performance.now() - startedAtMs);
    }
    figures[name] = round(percentile(took, 0.5));
  }
  return figures;
};
