import { AppError } from '../base/index.js';
import type { Params } from '../dialog/index.js';
import type { Case, HandoffReason, RefundIntent, RefundIntentStatus } from '../domain/index.js';
import { type CaseStep, commitCaseStep } from './commit-case-step.js';
import type { TurnsDependencies } from './dependencies.js';
import { payoutOf } from './describe/payout.js';
import { tenderOf } from './describe/tender-of.js';

interface News {
  readonly key: string;
  /** Null: nobody has to do anything. */
  readonly handOff: HandoffReason | null;
}

/** What each ending is to the customer, and whether a person has to see to it. Steps on the way are told to nobody. */
const newsOf = (status: RefundIntentStatus): News | null => {
  switch (status) {
    case 'succeeded':
      return { key: 'refund-arrived', handOff: null };
    case 'failed':
    case 'rejected':
      return { key: 'refund-failed', handOff: 'refund-unknown' };
    case 'failed-late':
    case 'reversed':
      return { key: 'refund-came-back', handOff: 'refund-unknown' };
    case 'manual':
      return { key: 'refund-by-hand', handOff: 'refund-unknown' };
    case 'reserved':
    case 'submitted':
    case 'pending':
    case 'unknown':
    case 'released':
      return null;
  }
};

const paramsOf = async (deps: TurnsDependencies, found: Case, intent: RefundIntent): Promise<Params> => {
  const order = (await deps.shop.ordersOf(found.customerId)).find(({ id }) => id === intent.orderId);
  return {
    amount: { kind: 'money', amountMinor: intent.amountMinor, currency: intent.currency },
    reference: found.reference,
    tender: tenderOf(found, intent, order),
    ...(intent.status === 'succeeded' ? { payout: payoutOf(found.decision) } : {}),
  };
};

/** What was made up for since needs nobody: the case is settled by other money, or waits for a person already. */
const isSettled = ({ status }: Case): boolean => ['resolved', 'closed', 'withdrawn'].includes(status);

const attemptsMax = 5;

/**
 * Job handler: says in the case's conversation what became of the money, once for each ending. Where it did not arrive
 * the case is put before a person in the same commit, unless one has the conversation: no customer is told that a
 * colleague takes care of it without one who knows.
 * @throws AppError `settlement-changed` when others keep changing the case; the job is tried again
 */
export const createRefundNews =
  (deps: TurnsDependencies) =>
  async (intentId: string): Promise<void> => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const intent = await deps.ledger.intent(intentId);
      const found = intent === null ? null : await deps.cases.case(intent.caseId);
      const news = intent === null ? null : newsOf(intent.status);
      if (intent === null || found === null || news === null) return;
      const once = `${news.key}:${intent.id}`;
      if ((await deps.store.message(`msg_${once}`)) !== null) return;
      const step: CaseStep = {
        events: [],
        says: [{ key: news.key, params: await paramsOf(deps, found, intent) }],
        once,
        handOff: isSettled(found) ? null : news.handOff,
      };
      if ((await commitCaseStep(deps, found, step)).ok) return;
    }
    throw new AppError('settlement-changed', { intentId });
  };
