import { scaleHalfUp } from '../../base/index.js';
import {
  agentStages,
  type ClaimName,
  deliveryProofs,
  digitalStates,
  discountKinds,
  type FaultParty,
  faultParties,
  goodsConditions,
  orderStatuses,
  type ReturnReason,
  requestKinds,
  returnReasons,
  riskBands,
  sealStates,
} from '../../domain/index.js';
import { localDay } from './calendar.js';
import { deliveryStates } from './delivery.js';
import { daysSinceEvent, type LineContext, type WindowEvent } from './line-context.js';

/**
 * Every fact a rule can look at: what values it can take, whether the records may be silent about it, and how it is
 * read. The proof of `policy check` walks through the same table that decides, so that it proves what runs.
 */
export type Dimension =
  | {
      readonly type: 'choice';
      /** All values there are; null where a shop invents its own. */
      readonly values: readonly string[] | null;
      readonly silent: boolean;
      /** What only the customer can tell: when it is unknown they are asked. */
      readonly claim?: ClaimName;
      read(context: LineContext): string | null | undefined;
    }
  | { readonly type: 'tags'; readonly silent: boolean; read(context: LineContext): readonly string[] }
  | {
      readonly type: 'number';
      readonly unit: 'days' | 'business days' | 'minor' | 'units' | 'basis points' | 'times';
      readonly silent: boolean;
      read(context: LineContext): number | null | undefined;
    }
  | { readonly type: 'flag'; readonly silent: boolean; read(context: LineContext): boolean };

const choice = (
  values: readonly string[] | null,
  read: (context: LineContext) => string | null | undefined,
  more: { silent?: boolean; claim?: ClaimName } = {},
): Dimension => ({
  type: 'choice',
  values,
  silent: more.silent ?? false,
  ...(more.claim === undefined ? {} : { claim: more.claim }),
  read,
});
const tags = (read: (context: LineContext) => readonly string[]): Dimension => ({
  type: 'tags',
  silent: false,
  read,
});
const flag = (read: (context: LineContext) => boolean): Dimension => ({ type: 'flag', silent: false, read });
const number = (
  unit: Extract<Dimension, { type: 'number' }>['unit'],
  read: (context: LineContext) => number | null | undefined,
  silent = false,
): Dimension => ({ type: 'number', unit, silent, read });
const since = (event: WindowEvent, business: boolean): Dimension =>
  number(
    business ? 'business days' : 'days',
    (context) => daysSinceEvent(context, event, business),
    event !== 'placed',
  );

/** Whose fault a reason speaks of, until a person has found out. */
const faultOf: Readonly<Record<ReturnReason, FaultParty | null>> = {
  'changed-mind': 'customer',
  'no-longer-needed': 'customer',
  'ordered-by-mistake': 'customer',
  'does-not-fit': 'customer',
  'not-as-described': 'seller',
  'wrong-item': 'seller',
  defective: 'seller',
  missing: 'seller',
  damaged: 'carrier',
  late: 'carrier',
  other: null,
};

const daysAgo = (context: LineContext, moment: string | undefined): number | null =>
  moment === undefined ? null : context.today - localDay(moment, context.calendar.timeZone);

const shareOfOrder = ({ facts }: LineContext): number => {
  let goodsMinor = 0;
  let askedMinor = 0;
  for (const line of facts.order.lines) {
    goodsMinor += line.grossMinor;
    const asked = facts.lines.find((candidate) => candidate.lineId === line.id);
    if (asked !== undefined) askedMinor += scaleHalfUp(line.grossMinor, asked.quantity, line.quantity);
  }
  return goodsMinor === 0 ? 0 : scaleHalfUp(askedMinor, 10_000, goodsMinor);
};

const oldestPayment = (context: LineContext): number | null => {
  const ages = context.facts.order.payments.map((payment) => daysAgo(context, payment.capturedAt));
  return ages.length === 0 || ages.includes(null) ? null : Math.max(...(ages as number[]));
};

/** Days between the promised day and the day it was sent, or today while it waits; 0 when in time. */
const daysLate = (context: LineContext): number | null => {
  const { shipBy } = context.facts.order;
  if (shipBy === undefined) return null;
  const sent = context.dayOf('shipped');
  if (sent === null && context.delivery.state !== 'not-shipped') return null;
  return Math.max(0, (sent ?? context.today) - localDay(shipBy, context.calendar.timeZone));
};

/** What is still here or on its way has no proof, whatever another parcel with the same goods shows. */
const proofOfDelivery = ({ facts, line, delivery }: LineContext): string | undefined =>
  delivery.state === 'not-shipped' || delivery.state === 'on-the-way'
    ? undefined
    : facts.order.fulfilments.find(
        (parcel) => parcel.status === 'delivered' && parcel.lines.some((entry) => entry.lineId === line.id),
      )?.proof;

const table = {
  kind: choice(requestKinds, ({ facts }) => facts.kind),
  reason: choice(returnReasons, ({ facts }) => facts.reason),
  fault: choice(faultParties, ({ facts }) => facts.fault ?? faultOf[facts.reason], { silent: true }),
  status: choice(orderStatuses, ({ facts }) => facts.order.status),
  delivery: choice(deliveryStates, ({ delivery }) => delivery.state, { silent: true }),
  'agent-stage': choice(agentStages, ({ line }) => line.agentStage, { silent: true }),
  category: choice(null, ({ line }) => line.category),
  sku: choice(null, ({ line }) => line.sku ?? ''),
  tags: tags(({ line }) => line.tags),
  condition: choice(goodsConditions, ({ facts }) => facts.claims?.condition, {
    silent: true,
    claim: 'condition',
  }),
  seal: choice(sealStates, ({ facts }) => facts.claims?.seal, { silent: true, claim: 'seal' }),
  digital: choice(digitalStates, ({ line }) => line.digitalState, { silent: true }),
  market: choice(null, ({ facts }) => facts.order.market),
  'sales-channel': choice(null, ({ facts }) => facts.order.salesChannel),
  gift: flag(({ facts }) => facts.order.gift),
  discount: choice(
    discountKinds,
    ({ line }) => line.discountKind ?? (line.discountMinor > 0 ? 'other' : 'none'),
  ),
  'customer-tags': tags(({ facts }) => facts.customer.tags),
  risk: choice(riskBands, ({ facts }) => facts.customer.riskBand, { silent: true }),
  proof: choice(deliveryProofs, proofOfDelivery, { silent: true }),
  tenders: tags(({ facts }) => facts.order.payments.map((payment) => payment.kind)),
  dispute: flag(({ facts }) => facts.order.payments.some((payment) => (payment.disputedMinor ?? 0) > 0)),
  evidence: tags(({ facts }) => facts.evidence.map((entry) => entry.kind)),
  quantity: number('units', ({ quantity }) => quantity),
  value: number('minor', ({ valueMinor }) => valueMinor),
  price: number('minor', ({ line }) => scaleHalfUp(line.grossMinor, 1, line.quantity)),
  share: number('basis points', shareOfOrder),
  tenure: number('days', (context) => daysAgo(context, context.facts.customer.since), true),
  'prior-cases': number('times', ({ facts }) => facts.customer.history?.cases, true),
  'prior-refunds': number('times', ({ facts }) => facts.customer.history?.refundedOrders, true),
  'tender-age': number('days', oldestPayment, true),
  'days-late': number('days', daysLate, true),
  placed: since('placed', false),
  'placed-business': since('placed', true),
  shipped: since('shipped', false),
  'shipped-business': since('shipped', true),
  delivered: since('delivered', false),
  'delivered-business': since('delivered', true),
  'stocked-in': since('stocked-in', false),
  'stocked-in-business': since('stocked-in', true),
  start: since('start', false),
  'start-business': since('start', true),
} satisfies Record<string, Dimension>;

export type DimensionName = keyof typeof table;
export const dimensions: Readonly<Record<DimensionName, Dimension>> = Object.freeze(table);
