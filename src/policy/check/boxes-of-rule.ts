import type { Rule } from '../rules/rule.js';
import type { Test } from '../rules/test.js';
import { limitIn } from './build-space.js';
import { type Axis, type Box, type Cell, everything, isEmpty, narrowed, type Space } from './space.js';

const accepts = (test: Test, cell: Cell, currency: string): boolean => {
  switch (test.kind) {
    case 'among':
      return cell.kind === 'value' && test.values.includes(cell.value);
    case 'is':
      return cell.kind === 'flag' && cell.value === test.value;
    case 'over':
    case 'over-amount': {
      const limit = limitIn(test, currency);
      return cell.kind === 'range' && limit !== null && cell.over !== null && cell.over >= limit;
    }
    case 'up-to':
    case 'up-to-amount': {
      const limit = limitIn(test, currency);
      return cell.kind === 'range' && limit !== null && cell.upTo !== null && cell.upTo <= limit;
    }
    default:
      return false;
  }
};

const isPresent = (cell: Cell): boolean => cell.kind === 'flag' && cell.value;
const axisOf = (space: Space, test: Test, tag: string | null): Axis | undefined =>
  space.axes.find((axis) => axis.dimension === test.dimension && axis.tag === tag);

/** The boxes of one condition within a box: one, except "any of these tags", which is one a tag. */
const applied = (box: Box, test: Test, space: Space, silent: boolean): Box[] => {
  const narrow = (from: Box, tag: string | null, fits: (cell: Cell) => boolean): Box => {
    const axis = axisOf(space, test, tag);
    if (axis === undefined) return from;
    return narrowed(from, axis, (cell) => (cell.kind === 'unknown' ? silent : fits(cell)));
  };
  switch (test.kind) {
    case 'any-of': {
      let without = box;
      return test.values.map((tag) => {
        const holds = narrow(without, tag, isPresent);
        without = narrow(without, tag, (cell) => !isPresent(cell));
        return holds;
      });
    }
    case 'none-of':
      return [test.values.reduce((from, tag) => narrow(from, tag, (cell) => !isPresent(cell)), box)];
    default:
      return [narrow(box, null, (cell) => accepts(test, cell, space.currency))];
  }
};

const boxesOf = (rule: Rule, space: Space, silent: boolean): Box[] =>
  rule.tests
    .reduce<Box[]>(
      (boxes, test) => boxes.flatMap((box) => applied(box, test, space, silent)),
      [everything(space)],
    )
    .filter((box) => !isEmpty(box, space));

/** Requests a rule applies to: every fact it asks about is known and as it wants it. */
export const applyingBoxes = (rule: Rule, space: Space): Box[] => boxesOf(rule, space, false);

/** Requests at which the search stops at this rule: those it applies to, and those where only a silent fact is in doubt. */
export const stoppingBoxes = (rule: Rule, space: Space): Box[] => boxesOf(rule, space, true);
