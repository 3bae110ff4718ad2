import { AppError } from '../base/index.js';
import { type CaseStatus, caseStatuses } from '../domain/index.js';
import { type CaseStep, transitions } from './transitions.js';

/** More than this many are told by what they leave out. */
const listedMax = 12;

const named = (statuses: readonly CaseStatus[]): string =>
  statuses.map((status) => `\`${status}\``).join(', ');

const whereOf = (from: readonly CaseStatus[]): string => {
  if (from.length === 0) return 'nowhere: it is the first';
  if (from.length <= listedMax) return named(from);
  const others = caseStatuses.filter((status) => !from.includes(status));
  return others.length === 0 ? 'anywhere' : `anywhere but ${named(others)}`;
};

/** The table of who may do what, as docs/cases.md shows it between its marks. */
export const describeTransitions = (): string =>
  [
    '| entry | by | where the case is |',
    '|---|---|---|',
    ...(Object.keys(transitions) as CaseStep[]).map((step) => {
      const { from, by } = transitions[step];
      return `| \`${step}\` | ${by.join(', ')} | ${whereOf(from)} |`;
    }),
  ].join('\n');

/** A guide with the table written anew. @throws AppError `unexpected` where it has no place for it. */
export const withTransitions = (guide: string): string => {
  const marked = /(<!-- transitions -->\n)[\s\S]*?(<!-- \/transitions -->)/;
  if (!marked.test(guide)) throw new AppError('unexpected', { reason: 'no-place-for-the-table' });
  return guide.replace(marked, (_all, open, close) => `${open}\n${describeTransitions()}\n\n${close}`);
};
