import { AppError, fingerprint } from '../../base/index.js';
import type { ShopAction, ShopRecords } from '../../domain/index.js';
import { type Case, type CaseStatus, foldOrder, type Order, type RefundIntent } from '../../domain/index.js';
import { type CaseStep, commitCaseStep } from '../commit-case-step.js';
import type { TurnsDependencies } from '../dependencies.js';
import { openDisputeCase } from './open-dispute-case.js';
import type { ChargebackNotice, ChargebackNotices } from './ports.js';
import { unfitIntents } from './unfit-intents.js';

type Chargeback = Extract<ShopAction, { kind: 'chargeback' }>;
type Orders = Pick<ShopRecords, 'order' | 'action'>;

const attemptsMax = 5;
const over: ReadonlySet<CaseStatus> = new Set(['resolved', 'closed', 'withdrawn', 'denied']);
/** Where a promise is still to be kept, and stops when its money is let go. */
const promised: ReadonlySet<CaseStatus> = new Set([
  'approved',
  'awaiting-return',
  'in-transit',
  'received',
  'inspected',
]);

/** Made from the dispute's id: told twice, it is written once. */
const actionIdOf = (disputeId: string, status: Chargeback['status']): string =>
  `chargeback-${status}-${fingerprint(disputeId).slice(0, 32)}`;

const actionOf = (
  notice: Omit<ChargebackNotice, 'currency'>,
  status: Chargeback['status'],
  at: string,
): Chargeback => ({
  kind: 'chargeback',
  id: actionIdOf(notice.disputeId, status),
  orderId: notice.orderId,
  at,
  disputeId: notice.disputeId,
  paymentId: notice.paymentId,
  amountMinor: notice.amountMinor,
  status,
});

const chargebacksOf = (order: Order, disputeId: string): readonly Chargeback[] =>
  order.actions.filter(
    (action): action is Chargeback => action.kind === 'chargeback' && action.disputeId === disputeId,
  );

const casesOf = async (deps: TurnsDependencies, order: Order): Promise<Case[]> =>
  (await deps.cases.casesOf(order.customerId)).filter(({ orderId }) => orderId === order.id);

/** What a dispute does to one case: its promises that no longer fit are let go, and a person has to see to it. */
const stepOf = (found: Case, notice: ChargebackNotice, unfit: readonly RefundIntent[]): CaseStep => {
  const { disputeId, paymentId, amountMinor, currency } = notice;
  const own = unfit.filter(({ caseId }) => caseId === found.id);
  return {
    events: [
      ...own.map((intent) => ({
        actor: 'system' as const,
        event: {
          type: 'refund-moved' as const,
          intentId: intent.id,
          status: 'released' as const,
          amountMinor: intent.amountMinor,
          currency: intent.currency,
          reason: 'chargeback',
        },
      })),
      {
        actor: 'provider',
        event: { type: 'chargeback-noticed', disputeId, paymentId, amountMinor, currency },
      },
      ...(own.length > 0 && promised.has(found.status)
        ? [{ actor: 'system' as const, event: { type: 'reopened' as const, reason: 'chargeback' } }]
        : []),
    ],
    releases: own.map(({ id }) => id),
    handOff: 'dispute',
    says: [
      {
        key: 'chargeback-noticed',
        params: {
          reference: found.reference,
          orderNumber: found.orderNumber,
          amount: { kind: 'money', amountMinor, currency },
        },
      },
    ],
    once: `chargeback-noticed:${disputeId}:${found.id}`,
  };
};

/** One case after the other, the shop's record last: what a crash leaves undone is done when the notice comes again. */
const notice =
  (deps: TurnsDependencies, orders: Orders) =>
  async (given: ChargebackNotice): Promise<'noticed' | 'known' | 'again'> => {
    const order = await orders.order(given.orderId);
    if (order === null || !order.payments.some(({ id }) => id === given.paymentId))
      throw new AppError('order-not-found', { orderId: given.orderId, paymentId: given.paymentId });
    if (chargebacksOf(order, given.disputeId).length > 0) return 'known';
    const action = actionOf(given, 'open', deps.clock.now().toISOString());
    const cases = await casesOf(deps, order);
    const open = cases.filter(({ status }) => !over.has(status));
    const [main, ...others] = open.length > 0 ? open : cases.slice(0, 1);
    if (main === undefined)
      return (await openDisputeCase(deps, order, { notice: given, action })) ? 'noticed' : 'again';
    const holding = await deps.ledger.holdingIntents(order.id);
    const unfit = unfitIntents(foldOrder(order, [action]), holding, given.paymentId);
    for (const found of others) {
      if (found.disputeIds.includes(given.disputeId)) continue;
      if (!(await commitCaseStep(deps, found, stepOf(found, given, unfit))).ok) return 'again';
    }
    const step = { ...stepOf(main, given, unfit), shopActions: [action] };
    return (await commitCaseStep(deps, main, step)).ok ? 'noticed' : 'again';
  };

const close =
  (deps: TurnsDependencies, orders: Orders) =>
  async (
    given: Parameters<ChargebackNotices['closed']>[0],
  ): Promise<'closed' | 'known' | 'unknown' | 'again'> => {
    const { disputeId, outcome } = given;
    const begun = await orders.action(actionIdOf(disputeId, 'open'));
    const order = begun === null ? null : await orders.order(begun.orderId);
    if (order === null || begun?.kind !== 'chargeback') return 'unknown';
    if (chargebacksOf(order, disputeId).some(({ status }) => status !== 'open')) return 'known';
    const action = actionOf(begun, outcome, deps.clock.now().toISOString());
    const told = (await casesOf(deps, order)).filter(({ disputeIds }) => disputeIds.includes(disputeId));
    const [main, ...others] = told;
    if (main === undefined) return 'unknown';
    const stepFor = (found: Case): CaseStep => ({
      events: [{ actor: 'provider', event: { type: 'chargeback-closed', disputeId, outcome } }],
      // What was let go for it may be due now, and what was lost may have been asked for here as well.
      handOff: over.has(found.status) ? null : 'dispute',
      says: [
        {
          key: `chargeback-${outcome}`,
          params: {
            reference: found.reference,
            orderNumber: found.orderNumber,
            amount: { kind: 'money', amountMinor: begun.amountMinor, currency: order.currency },
          },
        },
      ],
      once: `chargeback-closed:${disputeId}:${found.id}`,
    });
    for (const found of others) if (!(await commitCaseStep(deps, found, stepFor(found))).ok) return 'again';
    const done = await commitCaseStep(deps, main, { ...stepFor(main), shopActions: [action] });
    return done.ok ? 'closed' : 'again';
  };

const insist = async <Asked, Answer extends string>(
  attempt: (asked: Asked) => Promise<Answer | 'again'>,
  asked: Asked,
): Promise<Exclude<Answer, 'again'>> => {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    const answer = await attempt(asked);
    if (answer !== 'again') return answer as Exclude<Answer, 'again'>;
  }
  throw new AppError('settlement-changed', { attempts: attemptsMax });
};

/**
 * Disputes with the bank. The money is taken out of what can be refunded, every open case of the order hears of it (the
 * latest when none is open), promises that no longer fit are let go, and a person has it before them. An order that
 * nobody asked about gets a case that only colleagues see.
 */
export const createChargebackNotices = (deps: TurnsDependencies, orders: Orders): ChargebackNotices =>
  Object.freeze({
    noticed: (given: ChargebackNotice) => insist(notice(deps, orders), given),
    closed: (given: Parameters<ChargebackNotices['closed']>[0]) => insist(close(deps, orders), given),
  });
