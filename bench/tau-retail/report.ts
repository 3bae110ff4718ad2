import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Write } from './expected-state.js';
import type { Judgement } from './judge.js';

const counted = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const shareOf = (judged: readonly Judgement[]) => ({
  tasks: judged.length,
  passed: judged.filter(({ passed }) => passed).length,
  methodsToo: judged.filter(({ methodsToo }) => methodsToo).length,
  inOwnWords: judged.filter(({ inOwnWords }) => inOwnWords).length,
  told: judged.filter(({ passed, told }) => passed && told).length,
});

export const figuresOf = (judged: readonly Judgement[]) => ({
  bench: 'tau-retail',
  ...shareOf(judged),
  byKind: Object.fromEntries(
    [...new Set(judged.map(({ kind }) => kind))]
      .sort()
      .map((kind) => [kind, shareOf(judged.filter((one) => one.kind === kind))]),
  ),
  causes: counted(judged.flatMap(({ cause }) => cause ?? [])),
  plainerWordsAfter: counted(judged.flatMap(({ plainly }) => plainly)),
  turns: judged.reduce((sum, { turns }) => sum + turns, 0),
});

const writeLine = ({ kind, order, items, method }: Write): string =>
  `  ${kind} ${order} ${items.join(' ')}${method === null ? '' : ` (${method})`}`;

export const verdictLine = ({ id, kind, passed, methodsToo, inOwnWords, cause, turns }: Judgement): string =>
  `${id.padStart(4)}  ${passed ? 'passed' : 'FAILED'}  ${kind.padEnd(18)}  ${String(turns).padStart(2)} turns  ${
    cause ??
    [inOwnWords ? '' : 'plainer words', methodsToo ? '' : 'another payment method'].filter(Boolean).join(', ')
  }`.trimEnd();

export const transcriptText = (judged: Judgement): string =>
  [
    verdictLine(judged),
    'expected',
    ...judged.expected.map(writeLine),
    'written',
    ...judged.written.map(writeLine),
    '',
    ...judged.lines.flatMap(({ who, text, key, labels }) =>
      who === 'customer'
        ? [`> ${text}`]
        : [`[${key}] ${text}`, ...labels.map((label, index) => `    ${index + 1}. ${label}`)],
    ),
    '',
  ].join('\n');

export const writeTranscripts = (folder: string, judged: readonly Judgement[]): void => {
  mkdirSync(folder, { recursive: true });
  for (const one of judged) writeFileSync(join(folder, `task-${one.id}.txt`), transcriptText(one));
  writeFileSync(
    join(folder, 'summary.txt'),
    `${judged.map(verdictLine).join('\n')}\n\n${JSON.stringify(figuresOf(judged), null, 2)}\n`,
  );
};
