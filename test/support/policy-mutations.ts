/** A policy document as YAML gives it: plain enough to break on purpose. */
export interface LooseRule {
  rule?: string;
  clause: string | string[];
  when: Record<string, unknown>;
  then: Record<string, unknown>;
}
export interface LoosePolicy {
  clauses: Record<string, Record<string, unknown>>;
  definitions?: Record<string, Record<string, unknown>>;
  exceptions?: LooseRule[];
  rules: LooseRule[];
  [key: string]: unknown;
}

export interface Mutation {
  readonly name: string;
  /** What `check` has to say about it; `any` where the document alone tells whether harm was done. */
  readonly expected: 'gap' | 'unreachable' | 'contradiction' | 'never-applies' | 'document' | 'any';
  readonly document: LoosePolicy;
}

const copy = (document: LoosePolicy): LoosePolicy => structuredClone(document);
const nameOf = (rule: LooseRule): string => rule.rule ?? String(rule.clause);

const otherAnswer = ({ then: answer }: LooseRule): Record<string, unknown> =>
  'review' in answer ? { deny: 'excluded' } : { review: true };

const mutateRule = (document: LoosePolicy, index: number): Mutation[] => {
  const original = document.rules[index] as LooseRule;
  const name = nameOf(original);
  const mutated = (change: (rules: LooseRule[]) => void): LoosePolicy => {
    const next = copy(document);
    change(next.rules);
    return next;
  };
  const windows = [
    'within',
    'after',
    'shipped-within',
    'shipped-over',
    'stocked-in-within',
    'stocked-in-over',
  ];
  const window = windows.find((key) => key in original.when);
  const days = Number.parseInt(String(original.when[window ?? '']), 10);
  const moved =
    window === undefined
      ? 0
      : window.endsWith('over') || window === 'after'
        ? days + 3
        : Math.max(0, days - 3);
  return [
    { name: `${name} is left out`, expected: 'any', document: mutated((rules) => rules.splice(index, 1)) },
    {
      name: `${name} stands there twice, saying something else the second time`,
      expected: 'unreachable',
      document: mutated((rules) => {
        // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
        rules.push({ ...original, rule: 'copy', then: otherAnswer(original) });
      }),
    },
    {
      name: `${name} asks for what can't be`,
      expected: 'never-applies',
      document: mutated((rules) => {
        rules[index] = {
          ...original,
          when: { ...original.when, 'placed-within': '1 day', 'placed-over': '9 days' },
        };
      }),
    },
    {
      name: `${name} gives a part of its requests another answer by a rule that stands across it`,
      expected: 'contradiction',
      document: mutated((rules) => {
        rules.splice(index, 0, {
          rule: 'across',
          clause: original.clause,
          when: { ...withoutLast(original.when), 'customer-tags': 'across' },
          // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
          then: otherAnswer(original),
        });
      }),
    },
    ...(window === undefined || Number.isNaN(days)
      ? []
      : [
          {
            name: `${name} moves its ${window} by three days`,
            expected: 'any' as const,
            document: mutated((rules) => {
              rules[index] = { ...original, when: { ...original.when, [window]: `${moved} days` } };
            }),
          },
        ]),
  ];
};

/** One condition fewer: wider than the rule it stands before. */
const withoutLast = (when: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(when).slice(0, -1));

/** Every way in which this file breaks a sound policy. */
export const mutationsOf = (document: LoosePolicy): Mutation[] => {
  const [clause = ''] = Object.keys(document.clauses);
  const untranslated = copy(document);
  delete untranslated.clauses[clause]?.zh;
  const unworded = copy(document);
  (unworded.rules[0] as LooseRule).clause = '99.9';
  const unused = copy(document);
  unused.definitions = { ...unused.definitions, 'nobody-asks': { gift: true } };
  const hidden = copy(document);
  // biome-ignore lint/suspicious/noThenProperty: the key of a policy file; never awaited.
  hidden.rules.unshift({ rule: 'all', clause, when: {}, then: { review: true } });
  return [
    { name: 'a clause has no Chinese words', expected: 'document', document: untranslated },
    { name: 'a rule rests on a clause nobody worded', expected: 'document', document: unworded },
    { name: 'a definition is used by nothing', expected: 'document', document: unused },
    { name: 'a rule for everything stands first', expected: 'unreachable', document: hidden },
    ...document.rules.flatMap((_, index) => mutateRule(document, index)),
  ];
};
