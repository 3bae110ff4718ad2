import type { Case } from '../../domain/index.js';
import { openPapers } from '../open-papers.js';
import type { House } from '../wiring/open-house.js';
import { labelOfCase } from './label-of-case.js';

/** What printing needs of the house. */
export type LabelHouse = Pick<House, 'shop' | 'store' | 'content' | 'config'>;

/** The label of a case as a PDF; null where nothing has to be sent, or no address to send it to is set. */
export const printLabel = async (house: LabelHouse, found: Case): Promise<Buffer | null> => {
  const { name, returnAddress } = house.config.shop;
  if (returnAddress === null) return null;
  const [customer, orders, conversation] = await Promise.all([
    house.shop.customer(found.customerId),
    house.shop.ordersOf(found.customerId),
    house.store.conversation(found.conversationId),
  ]);
  const label = labelOfCase({
    found,
    customer,
    order: orders.find(({ id }) => id === found.orderId) ?? null,
    address: name === null ? returnAddress : [name, ...returnAddress],
    locale: conversation?.locale ?? house.config.locale,
    dialog: house.content.dialog,
  });
  return label === null ? null : (await openPapers()).returnLabel(label);
};
