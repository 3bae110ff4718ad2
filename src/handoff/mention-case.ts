import type { Case, Handoff, HandoffReason, Locale } from '../domain/index.js';
import { packetWords } from './packet-words.js';

/**
 * The same stretch of human work with one more case on its packet: a conversation has one stretch at a time, and whoever
 * takes it has to see everything that waits for them. Said again for the same reason, nothing changes.
 */
export const mentionCase = (
  handoff: Handoff,
  also: {
    readonly case: Pick<Case, 'reference' | 'orderNumber'>;
    readonly reason: HandoffReason;
    readonly deskLocale: Locale;
  },
): Handoff => {
  const words = packetWords[also.deskLocale];
  const { reference, orderNumber } = also.case;
  const label = words.labels.alsoWaiting;
  const value = `${reference} (${orderNumber}): ${words.reasons[also.reason]}`;
  const { packet } = handoff;
  if (packet.facts.some((fact) => fact.label === label && fact.value === value)) return handoff;
  return {
    ...handoff,
    packet: {
      ...packet,
      // First among the facts: it is the newest, and nothing else on the card tells of it.
      facts: [{ label, value }, ...packet.facts],
      summary: `${packet.summary} ${label}: ${value}${words.stop}`.trim(),
    },
  };
};
