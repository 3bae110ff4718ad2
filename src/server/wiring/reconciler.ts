import { AppError } from '../../base/index.js';
import type { ShopRecords } from '../../domain/index.js';
import {
  type Finding,
  type ListedRefund,
  type MoneyMover,
  type ReconcileDeps,
  type ReconciliationReport,
  reconcileMover,
} from '../../refunds/index.js';
import type { Database, Jobs } from '../../storage/index.js';
import type { CaseStore, PersonCaller } from '../../turns/index.js';

export interface ReconcilerDeps extends Omit<ReconcileDeps, 'callPerson' | 'isRecorded'> {
  readonly records: Pick<ShopRecords, 'orderByProviderPayment' | 'order'>;
  readonly cases: Pick<CaseStore, 'casesOf'>;
  readonly callPerson: PersonCaller;
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'send'>;
}

export interface Reconciler {
  /** Every mover that keeps a list, or the one that is named, one after the other. `since` is ISO. */
  run(asked?: { readonly mover?: string; readonly since?: string }): Promise<ReconciliationReport[]>;
  /** Job handler: every mover, and the next run a day later; sooner when one could not be read to its end. */
  runDaily(): Promise<void>;
  /** Sees to it that a run is waiting. Any number of times is once. */
  plan(): Promise<void>;
}

const daySeconds = 86_400;
const againSeconds = 3600;
const leastSeconds = 600;

const noteOf = ({ mover }: ReconciliationReport, found: Finding): string =>
  [
    `Reconciliation with ${mover}: ${found.kind}.`,
    `Refund ${found.intentId ?? 'not ours'}, there ${found.providerRefundId ?? 'none'};`,
    `ours ${found.oursMinor ?? '-'}, theirs ${found.theirsMinor ?? '-'} (${found.currency}, minor units).`,
  ].join(' ');

/** Lays the ledger beside the movers' own lists, by itself every day and whenever it is asked to. */
export const createReconciler = (deps: ReconcilerDeps): Reconciler => {
  const { movers, records, cases, store, database, jobs, clock, logger } = deps;

  /** A refund made elsewhere belongs to the latest case about its order, if there is one. */
  const caseOf = async (mover: string, found: Finding): Promise<string | null> => {
    if (found.caseId !== null || found.providerPaymentId === null) return found.caseId;
    const paid = await records.orderByProviderPayment(mover, found.providerPaymentId);
    if (paid === null) return null;
    const own = await cases.casesOf(paid.order.customerId);
    return own.find(({ orderId }) => orderId === paid.order.id)?.id ?? null;
  };

  const reconcileDeps: ReconcileDeps = {
    ...deps,
    isRecorded: async (mover: string, refund: ListedRefund) => {
      const paid = await records.orderByProviderPayment(mover, refund.providerPaymentId);
      return (
        paid?.order.actions.some(
          (action) =>
            action.kind === 'refund' &&
            action.id === refund.providerRefundId &&
            action.amountMinor === refund.amountMinor,
        ) ?? false
      );
    },
    callPerson: async (report, found) => {
      const caseId = await caseOf(report.mover, found);
      if (caseId !== null)
        await deps.callPerson(caseId, { reason: 'refund-unknown', note: noteOf(report, found) });
    },
  };

  const wanted = (name: string | undefined): readonly MoneyMover[] => {
    const listing = movers.filter(({ capabilities }) => capabilities.list);
    if (name === undefined) return listing;
    const one = listing.filter((mover) => mover.name === name);
    if (one.length === 0)
      throw new AppError('not-found', { mover: name, listing: listing.map((m) => m.name) });
    return one;
  };

  const run: Reconciler['run'] = async (asked = {}) => {
    const reports: ReconciliationReport[] = [];
    for (const mover of wanted(asked.mover)) {
      const since = asked.since === undefined ? {} : { since: asked.since };
      reports.push(await reconcileMover(reconcileDeps, mover, since));
    }
    return reports;
  };

  const planIn = (startAfterSeconds: number): Promise<void> =>
    database.transaction((tx) =>
      jobs.send({ name: 'reconcile', payload: {}, startAfterSeconds, singletonKey: 'reconcile daily' }, tx),
    );

  return {
    run,
    runDaily: async () => {
      const reports = await run();
      const isWhole = reports.every(({ isComplete }) => isComplete);
      if (!isWhole) logger.warn({}, 'a reconciliation is not complete; it is tried again in an hour');
      await planIn(isWhole ? daySeconds : againSeconds);
    },
    plan: async () => {
      const latest = await store.latest();
      const lastMs = Math.min(...latest.map(({ at }) => Date.parse(at)), Number.POSITIVE_INFINITY);
      const sinceSeconds = Number.isFinite(lastMs) ? (clock.now().getTime() - lastMs) / 1000 : 0;
      await planIn(Math.max(leastSeconds, Math.round(daySeconds - sinceSeconds)));
    },
  };
};
