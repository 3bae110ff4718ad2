import { AppError, type Ids } from '../../base/index.js';
import type { RefundIntent } from '../../domain/index.js';
import type { RefundSaga } from '../create-refund-saga.js';
import type { ListedRefund, MoneyMover } from '../ports.js';
import { codeOf, type SagaContext } from '../saga-context.js';
import { compareRefunds } from './compare-refunds.js';
import { type DisputeDeps, followDisputes } from './follow-disputes.js';
import { readPages } from './read-pages.js';
import {
  type Finding,
  type FindingKind,
  findingKinds,
  type ReconciliationReport,
  type ReconciliationStore,
} from './report.js';

export interface ReconcileDeps extends DisputeDeps, Pick<SagaContext, 'clock'> {
  readonly movers: readonly MoneyMover[];
  readonly saga: Pick<RefundSaga, 'lookUp'>;
  readonly store: ReconciliationStore;
  readonly ids: Ids;
  /** Whether the shop's own records hold a refund that the ledger does not know. */
  readonly isRecorded: (mover: string, refund: ListedRefund) => Promise<boolean>;
  /** Asks a person to look at what can not be mended by itself. Twice is once. */
  readonly callPerson: (report: ReconciliationReport, finding: Finding) => Promise<void>;
}

/** Late failures come up to a month after; older ones are told by the provider's own news. */
export const defaultDays = 40;
/** Banks decide for months, and what began as an inquiry may become a dispute long after. */
const disputeDays = 180;
const dayMs = 86_400_000;
/** Clocks differ, and a refund may be dated a little before we say that we sent it. */
const skewMs = 3_600_000;
const inFlightMs = 15 * 60_000;

const skewed = (since: string): string => new Date(Date.parse(since) - skewMs).toISOString();

const readRefunds = async (
  deps: ReconcileDeps,
  mover: MoneyMover,
  since: string,
): Promise<{ readonly listed: readonly ListedRefund[]; readonly fault: string | null }> => {
  const read = await readPages(async (cursor) => {
    const { refunds, next } = await mover.list(since, cursor);
    return { items: refunds, next };
  });
  if (read.fault !== null)
    deps.logger.warn({ mover: mover.name, cause: read.fault }, 'the list of refunds was cut short');
  // A page may begin with what the one before ended with.
  const listed = new Map(read.items.map((refund) => [refund.providerRefundId, refund]));
  return { listed: [...listed.values()], fault: read.fault };
};

/** A list may lack what is there: nothing is called missing before the mover was asked for that very refund. */
const confirmMissing = async (
  mover: MoneyMover,
  ours: RefundIntent,
  missing: Finding,
): Promise<{ readonly finding: Finding; readonly fault: string | null }> => {
  if (!mover.capabilities.lookUp) return { finding: missing, fault: null };
  try {
    const standing = await mover.lookUp(ours);
    if (standing.kind === 'absent') return { finding: missing, fault: null };
    const isBehind = standing.kind === 'failed' || standing.kind === 'reversed';
    const finding: Finding = isBehind
      ? { ...missing, kind: 'late-failure', action: 'reopen', theirStatus: standing.kind }
      : { ...missing, kind: 'matched', action: 'none' };
    return { finding, fault: 'list-lacks-refunds' };
  } catch (cause) {
    return { finding: { ...missing, kind: 'in-flight', action: 'none' }, fault: codeOf(cause) };
  }
};

const lookedUp: ReadonlySet<FindingKind> = new Set(['late-failure', 'status-behind', 'given-up-here']);

/** Takes what may be taken without a person: the saga asks the mover for the truth and follows it. */
const act = async (deps: ReconcileDeps, found: Finding): Promise<Finding> => {
  if (found.intentId === null || !lookedUp.has(found.kind)) return found;
  try {
    return { ...found, outcome: await deps.saga.lookUp(found.intentId) };
  } catch {
    return { ...found, outcome: 'mover-out-of-reach' };
  }
};

const countKinds = (findings: readonly Finding[]): Record<FindingKind, number> => {
  const counts = Object.fromEntries(findingKinds.map((kind) => [kind, 0])) as Record<FindingKind, number>;
  for (const { kind } of findings) counts[kind] += 1;
  return counts;
};

const compareAll = async (
  deps: ReconcileDeps,
  mover: MoneyMover,
  since: string,
): Promise<{ readonly findings: readonly Finding[]; readonly fault: string | null }> => {
  const now = deps.clock.now().getTime();
  const read = await readRefunds(deps, mover, skewed(since));
  // Read after the list, so that whatever is listed was already in the ledger.
  const intents = await deps.store.intents({
    mover: mover.name,
    since,
    intentIds: read.listed.flatMap(({ intentId }) => (intentId === null ? [] : [intentId])),
    providerRefundIds: read.listed.map(({ providerRefundId }) => providerRefundId),
  });
  const own = new Map(intents.map((intent) => [intent.id, intent]));
  const refunds = new Map(read.listed.map((refund) => [refund.providerRefundId, refund]));
  const inFlightSince = new Date(now - inFlightMs).toISOString();
  const isWhole = read.fault === null;
  let { fault } = read;
  const findings: Finding[] = [];
  for (const one of compareRefunds({ intents, listed: read.listed, since, inFlightSince, isWhole })) {
    const ours = own.get(one.intentId ?? '');
    const theirs = refunds.get(one.providerRefundId ?? '');
    if (one.kind === 'missing-there' && ours !== undefined) {
      const confirmed = await confirmMissing(mover, ours, one);
      fault ??= confirmed.fault;
      findings.push(confirmed.finding);
    } else if (one.kind === 'unknown-here' && one.action === 'person' && theirs !== undefined) {
      const isKnown = await deps.isRecorded(mover.name, theirs);
      findings.push(isKnown ? { ...one, action: 'none' } : one);
    } else findings.push(one);
  }
  return { findings, fault };
};

/**
 * Lays the ledger beside one mover's own list, both ways, takes the actions that are safe, asks a person for the rest,
 * follows the disputes that its news did not tell us of, and keeps the report. `since` is ISO; forty days when left out, and 180 for disputes.
 * @throws AppError `unexpected` for a mover that keeps no list.
 */
export const reconcileMover = async (
  deps: ReconcileDeps,
  mover: MoneyMover,
  asked: { readonly since?: string } = {},
): Promise<ReconciliationReport> => {
  if (!mover.capabilities.list) throw new AppError('unexpected', { reason: 'mover-has-no-list' });
  const at = deps.clock.now();
  const daysBack = (days: number): string =>
    asked.since ?? new Date(at.getTime() - days * dayMs).toISOString();
  const since = daysBack(defaultDays);
  const { findings, fault } = await compareAll(deps, mover, since);
  const acted: Finding[] = [];
  for (const one of findings) acted.push(await act(deps, one));
  const followed = await followDisputes(deps, mover, skewed(daysBack(disputeDays)));
  const isReached = acted.every(({ outcome }) => outcome !== 'mover-out-of-reach');
  const report: ReconciliationReport = {
    id: deps.ids.next('reconciliation'),
    mover: mover.name,
    since,
    at: at.toISOString(),
    isComplete: fault === null && followed.fault === null && isReached,
    fault: fault ?? followed.fault ?? (isReached ? null : 'mover-out-of-reach'),
    counts: countKinds(acted),
    findings: acted.filter(({ action }) => action !== 'none'),
    disputes: followed.findings,
  };
  await deps.store.save(report);
  for (const one of report.findings) if (one.action === 'person') await deps.callPerson(report, one);
  const { counts } = report;
  const disputes = report.disputes.length;
  deps.logger.info({ mover: mover.name, isComplete: report.isComplete, ...counts, disputes }, 'reconciled');
  return report;
};
