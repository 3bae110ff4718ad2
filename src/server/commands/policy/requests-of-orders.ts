import type { Order, RequestKind, ReturnReason } from '../../../domain/index.js';
import { lineRemainder, type PastRequest } from '../../../policy/index.js';
import type { ShopToTry } from './open-shop.js';

const mindChanged = ['changed-mind', 'no-longer-needed', 'ordered-by-mistake'] as const;
const afterArrival = ['does-not-fit', 'not-as-described', 'wrong-item', 'damaged', 'defective'] as const;

/** What somebody would ask of an order as it stands, and why. */
const plausible = ({ status }: Order): readonly [RequestKind, readonly ReturnReason[]][] => {
  switch (status) {
    case 'cancelled':
    case 'refunded':
      return [];
    case 'pending':
    case 'processed':
      return [
        ['cancel', [...mindChanged, 'late', 'other']],
        ['exchange', ['changed-mind', 'does-not-fit']],
      ];
    case 'shipped':
      return [
        ['cancel', mindChanged],
        ['refund', [...mindChanged, 'late', 'missing', 'other']],
        ['exchange', ['changed-mind']],
      ];
    default:
      return [
        ['refund', [...mindChanged, ...afterArrival, 'missing', 'late', 'other']],
        ['return', [...mindChanged, ...afterArrival]],
        ['exchange', ['changed-mind', 'does-not-fit', 'wrong-item', 'defective']],
      ];
  }
};

/**
 * Every line of every order with something left, asked about alone, in every plausible way. The customer answers what
 * would be asked: the goods are unused and sealed, and there is a photo.
 */
export async function* requestsOfOrders(
  orders: readonly Order[],
  shop: ShopToTry,
  askedOn: string,
): AsyncIterable<PastRequest> {
  for (const order of orders) {
    const [customer, reserved] = [await shop.customerOf(order, askedOn), await shop.reservedOf(order)];
    for (const [index, line] of order.lines.entries()) {
      const { quantityLeft } = lineRemainder(order, line, reserved);
      if (quantityLeft === 0) continue;
      for (const [kind, reasons] of plausible(order)) {
        for (const reason of reasons) {
          yield {
            reference: `${order.number} line ${index + 1}, ${kind}, ${reason}`,
            decision: null,
            facts: {
              kind,
              askedOn,
              order,
              lines: [{ lineId: line.id, quantity: quantityLeft }],
              reason,
              claims: { condition: 'unused', seal: 'sealed' },
              evidence: [{ kind: 'photo' }],
              customer,
              resolution: null,
              replacements: [],
              reserved,
              refundToMethodId: null,
            },
          };
        }
      }
    }
  }
}
