import { err, ok } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { ParamValue } from '../../dialog/index.js';
import type { Case, CaseEvent } from '../../domain/index.js';
import { actorOf } from '../agents/agent-case.js';
import type { CaseStep } from '../commit-case-step.js';
import type { TurnsDependencies } from '../dependencies.js';
import { type GoodsOfExchange, goodsOfExchange } from './goods-of-exchange.js';
import { insistOnCase, notAllowed } from './insist-on-case.js';
import type { CaseActions } from './ports.js';

const openInvoice = ({ invoice }: Case) => (invoice?.status === 'open' ? invoice : null);

const soldOut = 'What the exchange is for has sold out before its difference was settled.';

/** Goods that nobody held are there and can be sent now, or a person settles with the customer what becomes of it. */
const goOn = (
  deps: TurnsDependencies,
  found: Case,
  goods: GoodsOfExchange | null,
): Pick<CaseStep, 'events' | 'shopActions' | 'handOff'> => {
  if (goods === null) return { events: [] };
  if (goods.isThere) {
    const made = { id: deps.ids.next('act'), orderId: found.orderId, at: deps.clock.now().toISOString() };
    const { exchangeId } = goods;
    const { reference: caseReference } = found;
    return {
      events: [],
      shopActions: [{ kind: 'exchange-update', ...made, caseReference, exchangeId, status: 'to-be-sent' }],
    };
  }
  // What was agreed can't be kept: the case must not end with the payment.
  const event: CaseEvent = canTransition(found.status, 'reopened', 'system')
    ? { type: 'reopened', reason: soldOut }
    : { type: 'noted', text: soldOut };
  return { events: [{ actor: 'system', event }], handOff: 'policy-review' };
};

const goodsParam = (goods: GoodsOfExchange | null): ParamValue =>
  goods === null
    ? ''
    : {
        kind: 'message',
        key: goods.isThere ? 'exchange-sends' : 'exchange-sold-out',
        params: { replacement: goods.replacement },
      };

/**
 * The difference was paid, or is not asked for any more; either way the case waits for it no longer, and what the
 * exchange is for can be sent.
 */
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
      const goods = await goodsOfExchange(deps, found);
      const next = goOn(deps, found, goods);
      return ok({
        ...next,
        events: [{ actor, event }, ...next.events],
        says: [
          {
            key: `invoice-${to}`,
            params: {
              reference: found.reference,
              amount: { kind: 'money', amountMinor, currency },
              goods: goodsParam(goods),
            },
          },
        ],
      });
    });
  };
