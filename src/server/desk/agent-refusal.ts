import { AppError, type Result } from '../../base/index.js';
import type { AgentRefusal } from '../../turns/index.js';

const asFault = (refusal: AgentRefusal): AppError => {
  switch (refusal.kind) {
    case 'not-found':
      return new AppError('not-found');
    case 'owner-changed':
      return new AppError('owner-changed');
    case 'second-person-needed':
      return new AppError('second-person-needed', { totalMinor: refusal.totalMinor });
    case 'amount-exceeds-remainder':
      return new AppError('amount-exceeds-remainder', { mostMinor: refusal.mostMinor });
    case 'no-case':
      return new AppError('transition-invalid', { reason: 'no-case' });
  }
};

/** The value of an agent's action, or its refusal as the fault a page understands. */
export const acceptedOrThrow = <T>(result: Result<T, AgentRefusal>): T => {
  if (result.ok) return result.value;
  throw asFault(result.error);
};
