import type { FlowName, Listening, SlotName } from '../../src/domain/index.js';

/** What the assistant last asked: a slot, a confirmation, an offer, or nothing. Choices get the ids c1, c2 … */
export const listeningTo = (
  asked: SlotName | 'confirm' | 'offer' | null,
  flow: FlowName | null = null,
  choices: readonly string[] = [],
): Listening => ({
  question:
    asked === null
      ? { kind: 'none' }
      : asked === 'confirm' || asked === 'offer'
        ? { kind: asked }
        : { kind: 'slot', slot: asked },
  choices: choices.map((label, index) => ({ id: `c${index + 1}`, label })),
  flow,
});
