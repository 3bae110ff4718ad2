import type { LineContext } from '../facts/line-context.js';
import type { LineVerdict } from './line-verdict.js';

export interface GuardStop {
  readonly name: string;
  readonly because: string;
  readonly verdict: LineVerdict;
}

type Guard = (context: LineContext) => GuardStop | null;
type DeclineReason = Extract<LineVerdict, { kind: 'deny' }>['declineReason'];

const denied = (name: string, because: string, declineReason: DeclineReason): GuardStop => ({
  name,
  because,
  verdict: { kind: 'deny', declineReason },
});
const reviewed = (
  name: string,
  because: string,
  reviewReason: 'missing-fact' | 'policy-says',
): GuardStop => ({
  name,
  because,
  verdict: { kind: 'review', reviewReason },
});

const cancelled: Guard = ({ facts, line }) => {
  const units = facts.order.actions.reduce((sum, action) => {
    if (action.kind !== 'cancellation') return sum;
    const lines = action.lines ?? [{ lineId: line.id, quantity: line.quantity }];
    return lines.reduce((count, entry) => (entry.lineId === line.id ? count + entry.quantity : count), sum);
  }, 0);
  return facts.order.status === 'cancelled' || units >= line.quantity
    ? denied('not-cancelled', `status: not cancelled / ${facts.order.status}`, 'already-cancelled')
    : null;
};

const exchangeOf = ({ facts, line }: LineContext): boolean =>
  facts.order.actions.some(
    (action) => action.kind === 'exchange' && action.items.some((item) => item.lineId === line.id),
  );

const exchangedBefore: Guard = (context) =>
  context.facts.kind === 'exchange' && exchangeOf(context)
    ? denied('exchanged-once', 'exchanges of this line: 0 / 1', 'already-exchanged')
    : null;

const somethingLeft: Guard = ({ facts, remainder }) => {
  const open = facts.order.status !== 'refunded' && remainder.quantityLeft > 0;
  const worth = remainder.grossMinor === 0 || remainder.grossMinor > remainder.refundedGrossMinor;
  return open && worth
    ? null
    : denied('something-left', `units left: 1 or more / ${remainder.quantityLeft}`, 'already-refunded');
};

const worthKnown: Guard = ({ remainder, facts }) =>
  remainder.known || facts.kind === 'exchange'
    ? null
    : reviewed('worth-known', 'worth after the exchange: known / unknown', 'missing-fact');

/** Goods that were replaced once are looked at by a person: a second claim may be about either piece. */
const notReplaced: Guard = ({ facts, line }) =>
  facts.order.actions.some(
    (action) => action.kind === 'replacement' && action.lines.some((entry) => entry.lineId === line.id),
  )
    ? reviewed('not-replaced', 'replacements of this line: 0 / 1', 'policy-says')
    : null;

const replacementFits: Guard = ({ facts, line, quantity }) => {
  if (facts.kind !== 'exchange' || facts.replacements.length === 0) return null;
  const wanted = facts.replacements.find((replacement) => replacement.lineId === line.id);
  if (wanted === undefined) return reviewed('replacement-known', 'replacement: named / none', 'missing-fact');
  if (wanted.productId !== line.productId)
    return denied('same-product', `product: ${line.productId} / ${wanted.productId}`, 'different-product');
  if (wanted.variantId === line.variantId)
    return denied('other-variant', `variant: other than ${line.variantId} / ${wanted.variantId}`, 'excluded');
  if (wanted.stock < quantity)
    return denied('in-stock', `stock: ${quantity} / ${wanted.stock}`, 'out-of-stock');
  return null;
};

/** What holds under every policy, asked before any rule. */
export const lineGuards: readonly Guard[] = [
  cancelled,
  exchangedBefore,
  somethingLeft,
  worthKnown,
  notReplaced,
  replacementFits,
];
