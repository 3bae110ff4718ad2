import type { Order } from '../../src/domain/index.js';
import type { Expected, TaskKind, Write } from './expected-state.js';
import { writesOf } from './final-state.js';
import type { Conversation, Line } from './play-task.js';
import type { TauTask } from './tau-data.js';

export const causes = [
  'identity',
  'handed off',
  'no hand-off',
  'gave up',
  'wrong variant',
  'wrong items',
  'extra write',
  'refused',
  'not understood',
  'not done',
] as const;
export type Cause = (typeof causes)[number];

export interface Judgement {
  readonly id: string;
  readonly kind: TaskKind;
  /** The orders are as they should be, and a person has what only a person can do. */
  readonly passed: boolean;
  /** Passed, and the money moves by the payment methods of the task, where our records name one. */
  readonly methodsToo: boolean;
  /** Passed, and the task's own words and the choices shown were enough. */
  readonly inOwnWords: boolean;
  readonly plainly: readonly string[];
  /** Every fact that the benchmark lists was said. */
  readonly told: boolean;
  readonly cause: Cause | null;
  readonly expected: readonly Write[];
  readonly written: readonly Write[];
  readonly handedOff: boolean;
  readonly turns: number;
  readonly lines: readonly Line[];
}

interface Played extends Conversation {
  readonly task: TauTask;
  readonly expected: Expected;
  /** Of the customer, as they stand afterwards. */
  readonly orders: readonly Order[];
}

const keyOf = ({ kind, order, items }: Write): string => `${kind} ${order} ${items.join(' ')}`;
const same = (a: readonly Write[], b: readonly Write[]): boolean =>
  a.length === b.length && a.every((write, index) => keyOf(write) === keyOf(b[index] as Write));

const methodsFit = (expected: readonly Write[], written: readonly Write[]): boolean =>
  expected.every(({ method }, index) => {
    const used = written[index]?.method ?? null;
    return method === null || used === null || method === used;
  });

const goodsOf = ({ items }: Write): string =>
  items
    .map((item) => item.split('>')[0])
    .sort()
    .join(' ');

/** The first that explains it, from what was written to what was never understood. */
const causeOf = ({ expected, lines, handedOff, gaveUp }: Played, written: readonly Write[]): Cause => {
  const asked = (pattern: RegExp): boolean => lines.some(({ key }) => pattern.test(key));
  for (const write of written) {
    const meant = expected.writes.find(({ kind, order }) => kind === write.kind && order === write.order);
    if (meant === undefined) return 'extra write';
    if (keyOf(meant) === keyOf(write)) continue;
    if (goodsOf(meant) === goodsOf(write)) return 'wrong variant';
    // A part of what was wanted is not wrong; why the rest is missing is told below.
    if (!write.items.every((item) => meant.items.includes(item))) return 'wrong items';
  }
  const isDone = same(expected.writes, written);
  if (isDone && expected.handOff && !handedOff) return 'no hand-off';
  if (lines.some(({ key }) => /^identity-(?:no-match|blocked)/.test(key)) && !asked(/^identity-proven/))
    return 'identity';
  if (handedOff) return 'handed off';
  if (gaveUp) return 'gave up';
  if (asked(/^denied/)) return 'refused';
  return asked(/^(?:not-understood|out-of-scope|stuck|offer-person)/) ? 'not understood' : 'not done';
};

export const judge = (played: Played): Judgement => {
  const { task, expected, orders, lines, handedOff } = played;
  const written = writesOf(orders);
  const passed = same(expected.writes, written) && (!expected.handOff || handedOff);
  const heard = lines
    .filter(({ who }) => who === 'assistant')
    .map(({ text }) => text.replaceAll(',', ''))
    .join('\n');
  return {
    id: task.id,
    kind: expected.kind,
    passed,
    methodsToo: passed && methodsFit(expected.writes, written),
    inOwnWords: passed && played.plainly.length === 0,
    plainly: played.plainly,
    told: expected.told.every((fact) => heard.includes(fact.replaceAll(',', ''))),
    cause: passed ? null : causeOf(played, written),
    expected: expected.writes,
    written,
    handedOff,
    turns: lines.filter(({ who }) => who === 'customer').length,
    lines,
  };
};
