import { err, ok } from '../../base/index.js';
import { stepOf } from '../../cases/index.js';
import type { CaseEvent } from '../../domain/index.js';
import { actorOf } from '../agents/agent-case.js';
import type { CaseStep } from '../commit-case-step.js';
import type { TurnsDependencies } from '../dependencies.js';
import { insistOnCase, notAllowed } from './insist-on-case.js';
import type { ActedOnCase, ByAgent, CaseActions } from './ports.js';

/** One entry by an agent, and what comes with it. */
const enter = (
  deps: TurnsDependencies,
  asked: ByAgent,
  event: CaseEvent,
  told: { readonly key: string | null; readonly handOff?: CaseStep['handOff'] },
): ActedOnCase => {
  const actor = actorOf(asked.agent);
  return insistOnCase(deps, asked, async (found) => {
    const refusal = notAllowed(found, stepOf(event), actor);
    if (refusal !== null) return err(refusal);
    const { reference } = found;
    return ok({
      events: [{ actor, event }],
      says: told.key === null ? [] : [{ key: told.key, params: { reference } }],
      handOff: told.handOff ?? null,
    });
  });
};

/** A case that had ended is somebody's again at once: reopened, it stands in the queue. */
export const reopenAsAgent =
  (deps: TurnsDependencies): CaseActions['reopen'] =>
  (asked) =>
    enter(
      deps,
      asked,
      { type: 'reopened', reason: asked.reason },
      { key: 'case-reopened', handOff: 'dispute' },
    );

export const escalateAsAgent =
  (deps: TurnsDependencies): CaseActions['escalate'] =>
  (asked) =>
    enter(
      deps,
      asked,
      { type: 'escalated-to-platform', platform: asked.platform, reason: asked.reason },
      { key: 'case-escalated' },
    );

export const closeAsAgent =
  (deps: TurnsDependencies): CaseActions['close'] =>
  (asked) =>
    enter(deps, asked, { type: 'closed', reason: asked.reason }, { key: null });

export const noteAsAgent =
  (deps: TurnsDependencies): CaseActions['note'] =>
  (asked) =>
    enter(deps, asked, { type: 'noted', text: asked.reason }, { key: null });
