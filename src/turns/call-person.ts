import { AppError } from '../base/index.js';
import type { HandoffReason } from '../domain/index.js';
import { commitCaseStep } from './commit-case-step.js';
import type { TurnsDependencies } from './dependencies.js';

export type PersonCaller = (
  caseId: string,
  asked: { readonly reason: HandoffReason; readonly note: string },
) => Promise<void>;

const attemptsMax = 5;

/**
 * Puts a case before a person outside any turn, with a note that says why. The same note again calls nobody: it was seen.
 * The customer hears nothing of it.
 * @throws AppError `settlement-changed` when others kept changing the case
 */
export const createPersonCaller =
  (deps: TurnsDependencies): PersonCaller =>
  async (caseId, { reason, note }) => {
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      const found = await deps.cases.case(caseId);
      if (found === null) return;
      const entries = await deps.cases.entries(caseId);
      if (entries.some(({ event }) => event.type === 'noted' && event.text === note)) return;
      const noted = { actor: 'system', event: { type: 'noted', text: note } } as const;
      const committed = await commitCaseStep(deps, found, { events: [noted], says: [], handOff: reason });
      if (committed.ok) return;
    }
    throw new AppError('settlement-changed', { attempts: attemptsMax });
  };
