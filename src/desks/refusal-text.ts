import type { AgentRefusal } from '../turns/index.js';

/** Tells the colleague why nothing happened and what to do; only they see it. */
export const refusalText = (refusal: AgentRefusal): string => {
  switch (refusal.kind) {
    case 'not-found':
      return 'This hand-off no longer exists.';
    case 'owner-changed':
      return 'Nothing was sent or changed: only the colleague who claimed this hand-off can do that. The card shows how it stands.';
    case 'limit-exceeded':
      return 'Nothing was changed: this amount is above your limit. Ask a colleague with a higher limit.';
    case 'amount-exceeds-remainder':
      return 'Nothing was changed: less than that remains on the payment.';
    case 'no-case':
      return 'There is no case to decide in this conversation.';
  }
};
