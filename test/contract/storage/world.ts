import type { Order, ShopAction } from '../../../src/domain/index.js';
import {
  createCaseStore,
  createConversationStore,
  createHandoffStore,
  createRefundLedger,
  createShopRecords,
} from '../../../src/storage/index.js';
import type { TurnCommit } from '../../../src/turns/ports.js';
import type { TestBackend } from '../../support/databases.js';
import { testNow as at } from '../../support/databases.js';
import { commitOf, mugOrder, newConversation, opened } from './stories.js';

/** All stores on one database, and conversations, orders and cases that are numbered as they are made. */
export const openWorld = async (backend: TestBackend) => {
  const { database, close } = await backend.open();
  const stores = {
    conversations: createConversationStore(database),
    cases: createCaseStore(database),
    handoffs: createHandoffStore(database),
    ledger: createRefundLedger(database),
    shop: createShopRecords(database),
  };
  let counter = 0;
  const begin = async (): Promise<string> => {
    counter += 1;
    const id = `conv_${counter}`;
    await stores.conversations.create(newConversation(id));
    return id;
  };
  const commit = (conversationId: string, more: Partial<TurnCommit>) =>
    stores.conversations.commit(commitOf(null, { conversationId, state: undefined, ...more }));
  /** A conversation with an order and an open case about it, all with the same number. */
  const openCase = async (orderMore: (orderId: string) => Partial<Order> = () => ({})) => {
    const conversationId = await begin();
    const number = conversationId.replace('conv_', '');
    const [caseId, orderId] = [`case_${number}`, `order_${number}`];
    await stores.shop.putOrders([mugOrder(orderId, orderMore(orderId))]);
    const event = opened(orderId, { conversationId, customerId: `customer_${number}` });
    await commit(conversationId, {
      openedCases: [{ id: caseId, reference: `RF-${number.padStart(4, 'A')}-22` }],
      caseEvents: [{ caseId, actor: 'customer', event }],
    });
    return { conversationId, caseId, orderId };
  };
  return { database, close, ...stores, begin, commit, openCase };
};
export type World = Awaited<ReturnType<typeof openWorld>>;

export const refundOf = (orderId: string, id: string, amountMinor: number): ShopAction => ({
  kind: 'refund',
  id,
  orderId,
  at,
  paymentId: 'card',
  amountMinor,
  status: 'succeeded',
  lines: [{ lineId: 'l1', quantity: 1, grossMinor: amountMinor, taxMinor: 0 }],
});
