import type { Case } from '../../domain/index.js';
import { bySystem, type DueCase, type TimeStep } from './time-step.js';

const keyOf = ({ status, invoice }: Case): string => {
  switch (status) {
    case 'awaiting-return':
      return 'time-remind-return';
    case 'awaiting-evidence':
      return 'time-remind-evidence';
    case 'approved':
      return invoice?.status === 'open' ? 'time-remind-invoice' : 'time-remind-offer';
    default:
      return 'time-remind-open';
  }
};

/** Reminds the customer of what is awaited of them. A reminder that comes late gives as much more time. */
export const remind = ({ found, due, now }: DueCase): TimeStep => {
  const lateMs = Math.max(0, now.getTime() - Date.parse(due.at));
  const isFixed = found.status === 'awaiting-return' && Date.parse(due.until) > now.getTime();
  const until = isFixed ? due.until : new Date(Date.parse(due.until) + lateMs).toISOString();
  return {
    events: [bySystem({ type: 'reminded', of: `${found.status}-${due.reminders + 1}` })],
    says: {
      key: keyOf(found),
      params: {
        reference: found.reference,
        orderNumber: found.orderNumber,
        until: { kind: 'date', iso: until },
      },
    },
  };
};
