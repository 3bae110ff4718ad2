import type { Command } from '../../domain/index.js';

const adds: readonly Command['kind'][] = ['not-understood', 'out-of-scope', 'small-talk'];

/** What else a message asks for beside a change that only a colleague can make; the places it names prove nobody. */
export const besideDetails = (beside: readonly Command[], words: string): Command[] => {
  const proves = beside.some((command) => command.kind === 'fill-slot' && command.slot === 'email');
  const kept = beside.filter(
    (command) =>
      !adds.includes(command.kind) &&
      (proves || !(command.kind === 'fill-slot' && command.slot === 'postcode')),
  );
  return [
    ...kept,
    { kind: 'start-flow', flow: 'change-details', slots: {}, words: words.slice(0, 2000), confidence: 0.85 },
  ];
};
