import { formatMoney } from '../../../base/index.js';
import type { Affected, Simulation } from '../../../policy/index.js';
import { drawTable } from './draw-table.js';

const outcomes = ['approve', 'deny', 'ask', 'review'] as const;
const rulesMax = 40;

const number = (value: number): string => value.toLocaleString('en');
const money = (amountMinor: number, currency: string): string => formatMoney({ amountMinor, currency }, 'en');

/** With its sign: more money for customers is plus. */
const difference = (amountMinor: number, currency: string): string =>
  `${amountMinor > 0 ? '+' : ''}${money(amountMinor, currency)}`;

const matrix = (simulation: Simulation): string => {
  const count = (from: string, to: string): string => {
    const pair = simulation.outcomes.find((candidate) => candidate.from === from && candidate.to === to);
    return pair === undefined ? '·' : number(pair.requests);
  };
  const rows = outcomes.map((from) => [from, ...outcomes.map((to) => count(from, to))]);
  return drawTable([['from \\ to', ...outcomes], ...rows], [1, 2, 3, 4]);
};

const affectedRow = (affected: Affected): string[] => {
  const { reference, from, to, currency, beforeMinor, afterMinor, rulesBefore, rulesAfter } = affected;
  const [before, after] = [rulesBefore.join(', '), rulesAfter.join(', ')];
  return [
    reference,
    from === to ? from : `${from} → ${to}`,
    money(beforeMinor, currency),
    money(afterMinor, currency),
    before === after ? before : `${before} → ${after}`,
  ];
};

/** What a simulation found, for people. */
export const drawSimulation = (simulation: Simulation): string => {
  const { requests, leftOut, changed } = simulation;
  const share = requests === 0 ? 0 : (changed.outcomes / requests) * 100;
  const rules = simulation.rules.slice(0, rulesMax);
  const sections = [
    `${number(changed.outcomes)} of ${number(requests)} outcomes change (${share.toFixed(1)} %); with the same outcome, ${number(changed.amounts)} amounts and ${number(changed.terms)} other terms.${
      leftOut === 0 ? '' : `\n${number(leftOut)} left out: what they were decided on was not written down.`
    }`,
    `Outcomes\n${matrix(simulation)}`,
    `Money back to customers\n${drawTable(
      [
        ['', 'before', 'after', 'difference'],
        ...simulation.money.map(({ currency, beforeMinor, afterMinor, differenceMinor }) => [
          currency,
          money(beforeMinor, currency),
          money(afterMinor, currency),
          difference(differenceMinor, currency),
        ]),
      ],
      [1, 2, 3],
    )}`,
    `Decided by\n${drawTable(
      [['', 'before', 'after'], ...rules.map((row) => [row.rule, number(row.before), number(row.after)])],
      [1, 2],
    )}${simulation.rules.length > rulesMax ? `\n  and ${simulation.rules.length - rulesMax} more` : ''}`,
  ];
  if (simulation.affected.length > 0)
    sections.push(`Most affected\n${drawTable(simulation.affected.map(affectedRow), [2, 3])}`);
  return sections.join('\n\n');
};
