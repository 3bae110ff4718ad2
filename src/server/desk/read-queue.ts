import type { Clock } from '../../base/index.js';
import type { QueueResponse } from '../../domain/wire.js';
import type { AgentStore } from '../../storage/index.js';
import type { CaseStore, HandoffStore } from '../../turns/index.js';
import { firstYesToWire } from './first-yes-to-wire.js';
import { handoffToWire } from './to-wire.js';

export interface QueueDeps {
  readonly handoffs: Pick<HandoffStore, 'queue' | 'latestOf'>;
  readonly cases: Pick<CaseStore, 'awaitingSecondYes'>;
  readonly agents: Pick<AgentStore, 'agent'>;
  readonly clock: Clock;
}

/** Everything that waits for somebody at the desk: customers, and cases that were given back before their second yes. */
export const readQueue = async (deps: QueueDeps): Promise<QueueResponse> => {
  const [open, asked] = await Promise.all([deps.handoffs.queue(), deps.cases.awaitingSecondYes()]);
  const shown = new Set(open.map(({ caseId }) => caseId));
  const over = await deps.handoffs.latestOf(asked.map(({ id }) => id).filter((caseId) => !shown.has(caseId)));
  const handoffs = [...open, ...over].map(async (handoff) => {
    const found = asked.find(({ id }) => id === handoff.caseId) ?? null;
    return handoffToWire(handoff, await firstYesToWire(deps.agents, found));
  });
  return { handoffs: await Promise.all(handoffs), now: deps.clock.now().toISOString() };
};
