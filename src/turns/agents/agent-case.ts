import { AppError, err, ok, type Result } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { Case, CaseEvent } from '../../domain/index.js';
import type { Agent, AgentRefusal } from '../ports.js';
import { type AgentActionsDependencies, readStretch, type Stretch } from './agent-step.js';

/** A hand-off that this agent may decide, with its case. */
export interface CaseInHand extends Stretch {
  readonly found: Case;
}

/**
 * Who may decide: the agent who claimed the conversation and, while a first yes waits for a second, any colleague,
 * without taking the conversation over and also after it was given back.
 * @throws AppError `transition-invalid` when the case is past this step.
 */
export const readCaseInHand = async (
  deps: AgentActionsDependencies,
  asked: { readonly handoffId: string; readonly agent: Agent; readonly version: number },
  event: CaseEvent['type'],
): Promise<Result<CaseInHand, AgentRefusal>> => {
  const stretch = await readStretch(deps, asked.handoffId);
  if (!stretch.ok) return stretch;
  const { handoff, conversation } = stretch.value;
  const found = handoff.caseId === null ? null : await deps.cases.case(handoff.caseId);
  const isTheirs =
    handoff.status === 'claimed' && handoff.agentId === asked.agent.id && conversation.owner === 'person';
  const isAsked = found !== null && found.firstYes !== null;
  if (handoff.version !== asked.version || !(isTheirs || isAsked)) return err({ kind: 'owner-changed' });
  if (found === null) return err({ kind: 'no-case' });
  if (!canTransition(found.status, event))
    throw new AppError('transition-invalid', { caseId: found.id, status: found.status });
  return ok({ handoff, conversation, found });
};

/** Ids come from the desk's sign-in or a chat platform; a ledger keeps only characters it can name. */
export const actorOf = (agent: Agent): `agent:${string}` =>
  `agent:${agent.id.replaceAll(/[^\w-]/g, '-').slice(0, 80)}`;
