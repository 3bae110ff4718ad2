import { toDecimal } from '../../base/index.js';
import { dimensions } from '../facts/dimensions.js';
import { type Axis, type Box, type Cell, hasCell, type Space } from './space.js';

const amountWords = (amountMinor: number, currency: string): string =>
  `${toDecimal({ amountMinor, currency })} ${currency}`;

const numberWords = (value: number, axis: Axis, currency: string): string => {
  const dimension = dimensions[axis.dimension];
  const unit = dimension.type === 'number' ? dimension.unit : 'times';
  if (unit === 'minor') return amountWords(value, currency);
  if (unit === 'basis points') return `${value / 100}%`;
  return unit === 'times' || unit === 'units' ? String(value) : `${value} ${unit}`;
};

const cellWords = (cell: Cell, axis: Axis, currency: string): string => {
  switch (cell.kind) {
    case 'value':
      return cell.value;
    case 'rest':
      return axis.cells.some((other) => other.kind === 'value') ? 'any other' : cell.value;
    case 'flag':
      return cell.value ? 'yes' : 'no';
    case 'unknown':
      return 'unknown';
    case 'range': {
      const from = cell.over === null ? null : `over ${numberWords(cell.over, axis, currency)}`;
      const to = cell.upTo === null ? null : `up to ${numberWords(cell.upTo, axis, currency)}`;
      return [from, to].filter((part) => part !== null).join(' ') || 'any';
    }
  }
};

/** Neighbouring ranges read as one. */
const mergeRanges = (cells: readonly Cell[]): Cell[] => {
  const merged: Cell[] = [];
  for (const cell of cells) {
    const last = merged.at(-1);
    if (last?.kind === 'range' && cell.kind === 'range' && last.upTo !== null && last.upTo === cell.over)
      merged[merged.length - 1] = { kind: 'range', over: last.over, upTo: cell.upTo };
    else merged.push(cell);
  }
  return merged;
};

/** A set of requests in words, one line a fact that matters; facts that may be anything are left out. */
export const wordsOfBox = (box: Box, space: Space): string[] =>
  space.axes.flatMap((axis) => {
    const inside = axis.cells.filter((_, cell) => hasCell(box, axis, cell));
    if (inside.length === axis.cells.length) return [];
    const name = axis.tag === null ? axis.dimension : `${axis.dimension} ${axis.tag}`;
    return [
      `${name}: ${mergeRanges(inside)
        .map((cell) => cellWords(cell, axis, space.currency))
        .join(' or ')}`,
    ];
  });
