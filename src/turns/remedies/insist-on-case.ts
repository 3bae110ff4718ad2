import { err, ok, type Result } from '../../base/index.js';
import { canTransition, type CaseStep as TableStep } from '../../cases/index.js';
import type { Actor, Case } from '../../domain/index.js';
import { type CaseStep, commitCaseStep } from '../commit-case-step.js';
import type { TurnsDependencies } from '../dependencies.js';
import type { ActedOnCase, CaseRefusal } from './ports.js';

/** One step, as it is tried once on a case as it stands. */
export type Attempt = (found: Case) => Promise<Result<CaseStep, CaseRefusal>>;

const attemptsMax = 5;

/** Null when the table of who may do what lets the actor do this where the case stands. */
export const notAllowed = (found: Case, step: TableStep, actor: Actor): CaseRefusal | null =>
  canTransition(found.status, step, actor) ? null : { kind: 'not-allowed', status: found.status };

/**
 * Takes a step on the case that is named. When somebody was faster it is worked out again on what is there now, unless
 * it was asked for the case as somebody saw it.
 */
export const insistOnCase = async (
  deps: TurnsDependencies,
  asked: { readonly caseReference: string; readonly version?: number | undefined },
  attempt: Attempt,
): ActedOnCase => {
  for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
    const found = await deps.cases.caseByReference(asked.caseReference);
    if (found === null) return err({ kind: 'case-not-found' });
    if (asked.version !== undefined && asked.version !== found.version) return err({ kind: 'case-changed' });
    const step = await attempt(found);
    if (!step.ok) return step;
    const committed = await commitCaseStep(deps, found, step.value);
    if (committed.ok) return ok(committed.value);
    if (committed.error.kind === 'budget-exceeded') return err(committed.error);
  }
  return err({ kind: 'case-changed' });
};
