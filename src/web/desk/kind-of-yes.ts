import type { HandoffResponse } from '../../domain/wire.js';

/** A first yes counts while its amount still fits what remains of the case. */
export const standingFirstYes = ({
  handoff,
  mostRefundableMinor,
}: HandoffResponse): HandoffResponse['handoff']['firstYes'] =>
  handoff.firstYes !== null && handoff.firstYes.totalMinor <= (mostRefundableMinor ?? 0)
    ? handoff.firstYes
    : null;

/** What this agent's yes to an amount is: all it takes, the first of two, or the second that settles it. */
export const kindOfYes = (
  answer: HandoffResponse,
  agentId: string,
  amountMinor: number,
): 'only' | 'first' | 'second' => {
  const firstYes = standingFirstYes(answer);
  if (firstYes !== null && firstYes.agentId !== agentId && firstYes.totalMinor === amountMinor)
    return 'second';
  return answer.takesTwoPeople || amountMinor > (answer.approveMaxMinor ?? 0) ? 'first' : 'only';
};
