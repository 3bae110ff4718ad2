import type { DisputeStanding, MoneyMover } from '../ports.js';
import { codeOf, type SagaContext } from '../saga-context.js';
import type { TakeDispute } from '../take-dispute.js';
import { readPages } from './read-pages.js';
import type { DisputeFinding, ReconciliationStore } from './report.js';

export interface DisputeDeps extends Pick<SagaContext, 'logger'> {
  readonly takeDispute: TakeDispute;
  readonly store: Pick<ReconciliationStore, 'openDisputes'>;
}

interface Followed {
  readonly findings: readonly DisputeFinding[];
  readonly fault: string | null;
}

/**
 * Follows every dispute that the mover lists, and asks for those that are open here and were opened before the list
 * begins: banks take months, and news gets lost. What was followed before changes nothing.
 */
export const followDisputes = async (
  deps: DisputeDeps,
  { name, disputes }: Pick<MoneyMover, 'name' | 'disputes'>,
  since: string,
): Promise<Followed> => {
  if (disputes === undefined) return { findings: [], fault: null };
  const findings: DisputeFinding[] = [];
  let fault: string | null = null;
  const tellFault = (cause: string): void => {
    fault ??= cause;
    deps.logger.warn({ mover: name, cause }, 'the disputes could not all be followed');
  };

  const follow = async (dispute: DisputeStanding): Promise<void> => {
    const outcome = await deps.takeDispute(name, dispute);
    if (outcome === 'known' || outcome === 'inquiry') return;
    const { disputeId, providerPaymentIds, amountMinor, currency, state } = dispute;
    const [providerPaymentId = null] = providerPaymentIds;
    findings.push({ disputeId, providerPaymentId, amountMinor, currency, state, outcome });
  };
  /** One that can't be followed keeps no other from it. */
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      tellFault(codeOf(cause));
    }
  };

  const read = await readPages(async (cursor) => {
    const { disputes: items, next } = await disputes.list(since, cursor);
    return { items, next };
  });
  if (read.fault !== null) tellFault(read.fault);
  const listed = new Map(read.items.map((dispute) => [dispute.disputeId, dispute]));
  for (const dispute of listed.values()) await attempt(() => follow(dispute));
  for (const disputeId of await deps.store.openDisputes(name)) {
    if (listed.has(disputeId)) continue;
    await attempt(async () => {
      const dispute = await disputes.find(disputeId);
      // One that a person told us of under a name of the bank's is none of the mover's.
      if (dispute !== null) await follow(dispute);
    });
  }
  return { findings, fault };
};
