import type { TurnsDependencies } from './dependencies.js';
import { payoutOf } from './describe/payout.js';
import { sayLater } from './say-later.js';

/** Job handler: says in the case's conversation what became of the money. */
export const createRefundNews =
  (deps: TurnsDependencies) =>
  async (intentId: string): Promise<void> => {
    const intent = await deps.ledger.intent(intentId);
    const found = intent === null ? null : await deps.cases.case(intent.caseId);
    if (intent === null || found === null) return;
    const arrived = intent.status === 'succeeded';
    if (!arrived && !['failed', 'rejected', 'failed-late', 'manual'].includes(intent.status)) return;
    const order = (await deps.shop.ordersOf(found.customerId)).find(
      (candidate) => candidate.id === intent.orderId,
    );
    const planned = found.decision?.breakdown?.tenders.find(
      (one) => one.paymentId === intent.paymentId,
    )?.label;
    const tender = order?.payments.find((payment) => payment.id === intent.paymentId)?.label ?? planned ?? '';
    const key = arrived ? 'refund-arrived' : 'refund-failed';
    await sayLater(deps, found, {
      once: `${key}:${intent.id}`,
      key,
      params: {
        amount: { kind: 'money', amountMinor: intent.amountMinor, currency: intent.currency },
        reference: found.reference,
        tender,
        ...(arrived ? { payout: payoutOf(found.decision) } : {}),
      },
    });
  };
