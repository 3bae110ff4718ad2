import { err, ok } from '../../base/index.js';
import type { Case, CaseEvent } from '../../domain/index.js';
import { actorOf } from '../agents/agent-case.js';
import type { TurnsDependencies } from '../dependencies.js';
import { insistOnCase, notAllowed } from './insist-on-case.js';
import type { CaseActions } from './ports.js';

const openInvoice = ({ invoice }: Case) => (invoice?.status === 'open' ? invoice : null);

/** The difference was paid, or is not asked for any more; either way the case waits for it no longer. */
export const settleInvoice =
  (deps: TurnsDependencies, to: 'paid' | 'cancelled'): CaseActions['payInvoice'] =>
  async (asked) => {
    const actor = actorOf(asked.agent);
    return insistOnCase(deps, asked, async (found) => {
      const invoice = openInvoice(found);
      if (invoice === null) return err({ kind: 'no-open-invoice' });
      const refusal = notAllowed(found, `invoice-${to}`, actor);
      if (refusal !== null) return err(refusal);
      const { id: invoiceId, amountMinor, currency } = invoice;
      const event: CaseEvent =
        to === 'paid'
          ? { type: 'invoice-paid', invoiceId, amountMinor, currency, reason: asked.reason }
          : { type: 'invoice-cancelled', invoiceId, reason: asked.reason };
      return ok({
        events: [{ actor, event }],
        says: [
          {
            key: `invoice-${to}`,
            params: {
              reference: found.reference,
              amount: { kind: 'money', amountMinor, currency },
            },
          },
        ],
      });
    });
  };
