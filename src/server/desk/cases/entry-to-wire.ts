import { entryOutline, partyOf } from '../../../cases/index.js';
import type { CaseEntry } from '../../../domain/index.js';
import type { CaseEntryWire } from '../../../domain/wire.js';

const agentPrefix = 'agent:';

/** Ids of the agents who acted in these entries. */
export const agentsIn = (entries: readonly CaseEntry[]): string[] => [
  ...new Set(
    entries.flatMap(({ actor }) => (actor.startsWith(agentPrefix) ? [actor.slice(agentPrefix.length)] : [])),
  ),
];

/** An entry as the timeline shows it; an agent who is gone goes by their id. */
export const entryToWire = (
  { seq, at, actor, event }: CaseEntry,
  agentNames: ReadonlyMap<string, string>,
): CaseEntryWire => {
  const { code, words, amountMinor, currency, number, lines = [] } = entryOutline(event);
  const agentId = actor.startsWith(agentPrefix) ? actor.slice(agentPrefix.length) : null;
  return {
    seq,
    at,
    actor: partyOf(actor),
    agentName: agentId === null ? null : (agentNames.get(agentId) ?? agentId),
    type: event.type,
    code: code ?? null,
    words: words ?? null,
    amountMinor: amountMinor ?? null,
    currency: currency ?? null,
    number: number ?? null,
    lines: lines.map((line) => ({
      lineId: line.lineId,
      quantity: line.quantity,
      disposition: line.disposition ?? null,
      deductionMinor: line.deductionMinor ?? null,
    })),
  };
};
