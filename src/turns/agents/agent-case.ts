import { AppError, err, ok, type Result } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { Case, CaseEvent } from '../../domain/index.js';
import type { Agent, AgentRefusal } from '../ports.js';
import type { AgentActionsDependencies, Stretch } from './agent-step.js';

/** @throws AppError `transition-invalid` when the case is past this step. */
export const readCaseFor = async (
  deps: AgentActionsDependencies,
  { handoff }: Stretch,
  event: CaseEvent['type'],
): Promise<Result<Case, AgentRefusal>> => {
  const found = handoff.caseId === null ? null : await deps.cases.case(handoff.caseId);
  if (found === null) return err({ kind: 'no-case' });
  if (!canTransition(found.status, event))
    throw new AppError('transition-invalid', { caseId: found.id, status: found.status });
  return ok(found);
};

/** Ids come from the desk's sign-in or a chat platform; a ledger keeps only characters it can name. */
export const actorOf = (agent: Agent): `agent:${string}` =>
  `agent:${agent.id.replaceAll(/[^\w-]/g, '-').slice(0, 80)}`;
