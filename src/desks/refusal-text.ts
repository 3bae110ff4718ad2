import type { AgentRefusal } from '../turns/index.js';

/** Tells the colleague why nothing happened and what to do; only they see it. */
export const refusalText = (refusal: AgentRefusal): string => {
  switch (refusal.kind) {
    case 'not-found':
      return 'This hand-off no longer exists.';
    case 'owner-changed':
      return 'Nothing was sent or changed: only the colleague who claimed this hand-off can do that. The card shows how it stands.';
    case 'second-person-needed':
      return 'Nothing was changed: your yes is recorded, and the second one is somebody else’s. Ask a colleague.';
    case 'amount-exceeds-remainder':
      return 'Nothing was changed: less than that remains on the payment.';
    case 'no-case':
      return 'There is no case to decide in this conversation.';
  }
};
