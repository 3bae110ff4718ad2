import type {
  Actor,
  CaseEvent,
  Handoff,
  JobRequest,
  Order,
  OrderReading,
  RefundIntent,
  Reply,
  ShopAction,
} from '../domain/index.js';
import { foldOrder } from '../domain/index.js';
import type { NewPaper } from './ports.js';

/**
 * What one turn has decided to write, gathered until the one commit at its end.
 * A later operation of the same turn already sees it: two requests about one order can't both take the last unit.
 */
export interface TurnWork {
  readonly openedCases: { id: string; reference: string }[];
  readonly caseEvents: { caseId: string; actor: Actor; event: CaseEvent }[];
  readonly shopActions: ShopAction[];
  readonly reservations: RefundIntent[];
  /** Orders that something is filed on, as they were read for it. */
  readonly ordersAsRead: OrderReading[];
  readonly caseVersions: { caseId: string; version: number }[];
  /** Refunds that are let go; each must still be reserved. */
  readonly releases: string[];
  readonly papers: NewPaper[];
  readonly jobs: JobRequest[];
  readonly replies: Reply[];
  openHandoff: Handoff | null;
}

export const newTurnWork = (): TurnWork => ({
  openedCases: [],
  caseEvents: [],
  shopActions: [],
  reservations: [],
  ordersAsRead: [],
  caseVersions: [],
  releases: [],
  papers: [],
  jobs: [],
  replies: [],
  openHandoff: null,
});

/** The order with what this turn is about to do to it. */
export const withPending = (order: Order, work: TurnWork): Order => {
  const pending = work.shopActions.filter((action) => action.orderId === order.id);
  return pending.length === 0 ? order : foldOrder(order, pending);
};
