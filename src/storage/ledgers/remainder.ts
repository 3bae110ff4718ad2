import { bonusPaymentId, type Order, type RefundAction, type RefundIntent } from '../../domain/index.js';

interface Take {
  readonly id: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly grossMinor: number;
  }[];
  readonly shippingMinor: number;
  readonly dutiesMinor: number;
}

/**
 * Whether these reservations take more than is left: of a payment, of a line's units or money, of the
 * shipping or the duties.
 * What is gone is every refund of the order that failed in no way and every intent that still holds; an intent that
 * has become a refund (same id) counts once. Two tenders of one settlement share its lines between them.
 */
export const exceedsRemainder = (
  order: Order,
  holding: readonly RefundIntent[],
  wanted: readonly RefundIntent[],
): boolean => {
  const gone = new Map<string, Take>();
  for (const intent of [...holding, ...wanted]) gone.set(intent.id, intent);
  for (const action of order.actions) {
    if (action.kind === 'refund' && (action.status === 'pending' || action.status === 'succeeded')) {
      gone.set(action.id, takeOf(action));
    }
  }
  const takes = [...gone.values()];
  const paymentIds = new Set(wanted.map((intent) => intent.paymentId));
  const lineIds = new Set(wanted.flatMap((intent) => intent.lines.map((line) => line.lineId)));
  return (
    wanted.some((intent) => intent.currency !== order.currency || intent.amountMinor <= 0) ||
    [...paymentIds].some((paymentId) => exceedsPayment(order, paymentId, takes)) ||
    [...lineIds].some((lineId) => exceedsLine(order, lineId, takes)) ||
    (sum(wanted, (intent) => intent.shippingMinor) > 0 &&
      sum(takes, (take) => take.shippingMinor) > order.shipping.grossMinor) ||
    (sum(wanted, (intent) => intent.dutiesMinor) > 0 &&
      sum(takes, (take) => take.dutiesMinor) > (order.dutiesMinor ?? 0))
  );
};

const exceedsPayment = (order: Order, paymentId: string, takes: readonly Take[]): boolean => {
  const takenMinor = sum(takes, (take) => (take.paymentId === paymentId ? take.amountMinor : 0));
  const payment = order.payments.find((candidate) => candidate.id === paymentId);
  if (payment !== undefined) return takenMinor > payment.capturedMinor - (payment.disputedMinor ?? 0);
  // No payment stands behind a bonus: it is at most what it comes on top of.
  return paymentId !== bonusPaymentId || takenMinor > sum(takes, (take) => take.amountMinor) - takenMinor;
};

const exceedsLine = (order: Order, lineId: string, takes: readonly Take[]): boolean => {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (line === undefined) return true;
  const taken = takes.flatMap((take) => take.lines).filter((part) => part.lineId === lineId);
  return (
    sum(taken, (part) => part.quantity) > line.quantity ||
    sum(taken, (part) => part.grossMinor) > line.grossMinor
  );
};

const takeOf = (action: RefundAction): Take => ({
  id: action.id,
  paymentId: action.paymentId,
  amountMinor: action.amountMinor,
  lines: action.lines ?? [],
  shippingMinor: action.shippingMinor ?? 0,
  dutiesMinor: action.dutiesMinor ?? 0,
});

const sum = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);
