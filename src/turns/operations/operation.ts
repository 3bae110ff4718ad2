import type { DialogState, DoEffect, FactEvent } from '../../dialog/index.js';
import type { Locale, Order, TranscriptMessage } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { Conversation } from '../ports.js';
import { type TurnWork, withPending } from '../turn-work.js';

/** What an operation may look at, and the work it may add to. */
export interface OperationContext {
  readonly deps: TurnsDependencies;
  readonly conversation: Conversation;
  readonly state: DialogState;
  readonly work: TurnWork;
  /** ISO moment of the turn; the same for all that happens in it. */
  readonly now: string;
  readonly locale: Locale;
  readonly customerWords: string;
  /** The transcript so far, for what a person must see. */
  transcript(): Promise<readonly TranscriptMessage[]>;
}

export type Operation = (
  asked: DoEffect,
  context: OperationContext,
) => Promise<Omit<FactEvent, 'type' | 'operation'>>;

/** The goods a request is about; made by `find-items` and `find-orders`, never from text. */
export interface Selection {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

export const selectionOf = (asked: DoEffect): Selection | null =>
  (asked.facts.selection as Selection | undefined) ?? null;

/** The proven customer's orders, newest first, with what this turn is about to change. */
export const ordersOf = async (context: OperationContext): Promise<Order[]> => {
  const { identity } = context.state;
  if (identity === null) return [];
  const orders = await context.deps.shop.ordersOf(identity.customerId);
  return orders.map((order) => withPending(order, context.work));
};

/** The order of a selection, only when it is the proven customer's own. */
export const orderOf = async (context: OperationContext, orderId: string): Promise<Order | null> =>
  (await ordersOf(context)).find((order) => order.id === orderId) ?? null;

export const referenceContext = (context: OperationContext) => ({
  locale: context.locale,
  today: context.now,
  timeZone: context.deps.policies.current(context.now).timeZone,
  focus: context.state.focus,
});
