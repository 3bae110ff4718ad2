import { type Goal, optionKey, type Unit } from './goals.js';

/** What a confirmation says will happen, read from its words alone. */
export interface Proposal {
  readonly kind: Goal['kind'] | 'other';
  readonly order: string;
  readonly units: readonly { readonly name: string; readonly key: string }[];
  /** Options of the new goods. */
  readonly wanted: readonly string[];
}

const kindOf = (text: string): Proposal['kind'] => {
  if (/\bI'll take .+ out of order\b/.test(text)) return 'other';
  if (/\bI'll cancel order\b/.test(text)) return 'cancel';
  if (/\bYou exchange\b/.test(text)) return 'exchange';
  return /\bYou send back\b|\bI'll refund\b/.test(text) ? 'return' : 'other';
};

const goods = /(?<![#\w])([A-Z][\w-]*(?: [A-Z][\w-]*)*) \(([^()]+)\)(?: × (\d+))?/g;

const goodsIn = (text: string): { name: string; key: string }[] =>
  [...text.matchAll(goods)].flatMap(([, name = '', options = '', count = '1']) =>
    Array(Number(count)).fill({ name, key: optionKey(options.split(', ')) }),
  );

export const readProposal = (text: string): Proposal => {
  const plan = text.split('(policy')[0] ?? '';
  const [given = '', gotten = ''] = plan.split(/ for (?=[A-Z][^()]*\([^()]*\)[^()]*(?:\(|$|,| and ))/);
  const kind = kindOf(plan);
  return {
    kind,
    order: /#W\d+/.exec(plan)?.[0] ?? '',
    units: goodsIn(kind === 'exchange' ? given : plan),
    wanted: kind === 'exchange' ? goodsIn(gotten).map(({ key }) => key) : [],
  };
};

const without = (units: readonly Unit[], proposal: Proposal): readonly Unit[] | null => {
  const left = [...units];
  const wanted = [...proposal.wanted];
  for (const { name, key } of proposal.units) {
    const fits = (unit: Unit): boolean => unit.name === name && optionKey(unit.options) === key;
    const exact = left.findIndex(
      (unit) => fits(unit) && (unit.wanted === null || wanted.includes(optionKey(unit.wanted))),
    );
    const [taken] = exact < 0 ? [] : left.splice(exact, 1);
    if (taken === undefined) return null;
    if (taken.wanted !== null) wanted.splice(wanted.indexOf(optionKey(taken.wanted)), 1);
  }
  return wanted.length > 0 ? null : left;
};

/** The goals as they are once the proposal is carried out; null when it is not what the customer is here for. */
export const goalsAfter = (goals: readonly Goal[], proposal: Proposal): readonly Goal[] | null => {
  const goal = goals.find(({ kind, order }) => kind === proposal.kind && order === proposal.order);
  if (goal === undefined) return null;
  const rest = goals.filter((other) => other !== goal);
  if (goal.kind === 'cancel') return rest;
  if (proposal.units.length === 0) return null;
  const left = without(goal.units, proposal);
  if (left === null) return null;
  return left.length === 0 ? rest : [...rest, { ...goal, units: left }];
};
