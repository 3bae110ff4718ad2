import { AppError, ok, type Result } from '../../base/index.js';
import type { Case, JobRequest } from '../../domain/index.js';
import { type CaseStep, commitCaseStep } from '../commit-case-step.js';
import type { TurnsDependencies } from '../dependencies.js';
import { findReturn } from './find-return.js';
import type { ReturnRefusal } from './ports.js';

/** What one step changes; committed whole or not at all. */
export interface ReturnStep
  extends Pick<CaseStep, 'events' | 'says' | 'releases' | 'reservations' | 'ordersAsRead' | 'shopActions'> {
  /** Reserved refunds whose money leaves now. */
  readonly sends?: readonly string[];
  /** Something here is for a person to settle. */
  readonly needsPerson?: boolean;
}

/** One step as it is tried once on a case as it stands; null where it was taken before. */
export type Attempt<By> = (
  deps: TurnsDependencies,
  found: Case,
  asked: By,
) => Promise<Result<ReturnStep | null, ReturnRefusal>>;

const attemptsMax = 5;

const refundJob = (intentId: string): JobRequest => ({
  name: 'refund',
  payload: { intentId },
  singletonKey: intentId,
});

/**
 * Takes a step on the case that is named. The case has to be as it was read and each refund let go still reserved;
 * otherwise the step is worked out again on what is there now.
 */
export const insistOn =
  <By>(deps: TurnsDependencies, attempt: Attempt<By>) =>
  async (name: string, asked: By): Promise<Result<Case, ReturnRefusal>> => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const found = await findReturn(deps)(name);
      if (!found.ok) return found;
      const step = await attempt(deps, found.value, asked);
      if (!step.ok) return step;
      if (step.value === null) return found;
      const { sends = [], needsPerson = false, ...rest } = step.value;
      const committed = await commitCaseStep(deps, found.value, {
        ...rest,
        jobs: sends.map(refundJob),
        handOff: needsPerson ? 'policy-review' : null,
      });
      if (committed.ok) return ok(committed.value);
    }
    throw new AppError('settlement-changed', { attempts: attemptsMax });
  };
