import type { DecisionFacts } from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { dimensions } from '../facts/dimensions.js';
import { type LineContext, lineContext, type WindowStart } from '../facts/line-context.js';
import { type Axis, type Box, type Cell, hasCell, type Space } from './space.js';

const holds = (cell: Cell, axis: Axis, context: LineContext): boolean => {
  const found = dimensions[axis.dimension].read(context) ?? null;
  switch (cell.kind) {
    case 'unknown':
      return found === null;
    case 'value':
      return found === cell.value;
    case 'rest':
      return found !== null && axis.cells.every((other) => other.kind !== 'value' || other.value !== found);
    case 'flag':
      return (Array.isArray(found) ? found.includes(axis.tag) : found) === cell.value;
    case 'range':
      return (
        typeof found === 'number' &&
        (cell.over === null || found > cell.over) &&
        (cell.upTo === null || found <= cell.upTo)
      );
  }
};

/** Whether a request, read as the engine reads it, is one of this set: what no order can be must not be an example. */
export const liesIn = (
  policy: CompiledPolicy,
  start: WindowStart,
  box: Box,
  space: Space,
  facts: DecisionFacts,
): boolean => {
  const [line] = facts.order.lines;
  const [asked] = facts.lines;
  if (line === undefined || asked === undefined) return false;
  const context = lineContext(facts, line, asked.quantity, policy.calendar, start);
  return space.axes.every((axis) =>
    axis.cells.some((cell, index) => hasCell(box, axis, index) && holds(cell, axis, context)),
  );
};
