import { callOffReturn } from '../returns/call-off-return.js';
import { escalate } from './escalate.js';
import { bySystem, type DueCase, type TimeStep } from './time-step.js';

const reason = 'nothing came in the promised time';

/** The customer did not go on: the case ends, and they are told that they may come back. */
export const withdraw = ({ found }: DueCase): TimeStep => ({
  events: [bySystem({ type: 'withdrawn', reason })],
  says: { key: 'time-withdrawn', params: { reference: found.reference } },
});

/**
 * Nothing was sent: the return is called off, its reserved money let go, and the case ends. Where money has left or new
 * goods were sent, what the shop is owed is for a person to ask for.
 */
export const callOff = async (due: DueCase): Promise<TimeStep> => {
  const { deps, found, now } = due;
  const ended = callOffReturn(deps, found, {
    event: { type: 'return-cancelled', reason },
    actor: 'system',
    at: now.toISOString(),
  });
  if (!ended.ok) return escalate(due);
  const { events, releases, shopActions } = ended.value;
  return {
    events: [...events, bySystem({ type: 'withdrawn', reason })],
    says: { key: 'time-return-over', params: { reference: found.reference } },
    releases,
    shopActions,
  };
};

/** All is said and done, so nothing is said. */
export const close = (): TimeStep => ({ events: [bySystem({ type: 'closed', reason: 'over' })], says: null });
