import { flowNames, handoffReasons, type SlotName, slotNames } from '../domain/index.js';
import {
  type CardName,
  type CompiledFlow,
  type ContentFault,
  type ContentFile,
  cardNames,
  type EngineAction,
  engineActions,
  type FlowNode,
} from './content.js';
import { type OperationName, operations, slotsOfOperation } from './operations.js';

type Path = readonly (string | number)[];
type Draft = { node: FlowNode; path: Path; goTo?: string };

const keysOfStep = [
  'collect',
  'do',
  'say',
  'confirm',
  'offer',
  'engine',
  'start',
  'clear',
  'again',
  'end',
  'hand-off',
] as const;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSlot = (value: unknown): value is SlotName => (slotNames as readonly unknown[]).includes(value);

/** How a step path reads to a person: `steps[2].when.deny[0]`. */
export const stepName = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

/** A message that a step names, and where. */
export interface MessageUse {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly step: string;
}

/** Compiles the steps of one flow file into a graph, telling every fault it finds rather than the first. */
export const compileSteps = (
  file: ContentFile,
  head: { name: string; role: 'flow' | 'repair'; needsIdentity: boolean },
  fault: (fault: ContentFault) => void,
  uses: (use: MessageUse) => void,
): CompiledFlow => {
  const drafts: Draft[] = [];
  const labels = new Map<string, number>();
  const slots = new Set<SlotName>();

  const complain = (path: Path, problem: string, cure: string): void =>
    fault({ file: file.path, line: file.lineOf(path), step: stepName(path), problem, cure });
  const add = (node: FlowNode, path: Path, goTo?: string): number => {
    drafts.push(goTo === undefined ? { node, path } : { node, path, goTo });
    return drafts.length - 1;
  };
  const label = (name: string, index: number): void => {
    labels.set(name, index);
  };
  const text = (value: unknown, path: Path, what: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    complain(path, `${what} must be a text`, `Write ${what} as a name.`);
    return 'missing';
  };
  const message = (value: unknown, path: Path, what: string): string => {
    const key = text(value, path, what);
    if (key !== 'missing') uses({ key, file: file.path, line: file.lineOf(path), step: stepName(path) });
    return key;
  };
  const choice = (id: string, path: Path): string => {
    uses({ key: `choice.${id}`, file: file.path, line: file.lineOf(path), step: stepName(path) });
    return id;
  };
  const slot = (value: unknown, path: Path): SlotName => {
    if (isSlot(value)) {
      slots.add(value);
      return value;
    }
    complain(path, `there is no slot "${String(value)}"`, `Use one of: ${slotNames.join(', ')}.`);
    return 'reason';
  };
  const handoffReason = (value: unknown, path: Path): string => {
    if ((handoffReasons as readonly unknown[]).includes(value)) return String(value);
    complain(
      path,
      `there is no hand-off reason "${String(value)}"`,
      `Use one of: ${handoffReasons.join(', ')}.`,
    );
    return 'unexpected';
  };
  const card = (value: unknown, path: Path): CardName | null => {
    if (value === undefined) return null;
    if ((cardNames as readonly unknown[]).includes(value)) return value as CardName;
    complain(path, `there is no card "${String(value)}"`, `Use one of: ${cardNames.join(', ')}.`);
    return null;
  };

  const compileStep = (step: unknown, path: Path, after: number): number => {
    if (!isRecord(step)) {
      complain(path, 'a step must be a mapping', `Begin it with one of: ${keysOfStep.join(', ')}.`);
      return after;
    }
    const kind = keysOfStep.find((key) => key in step);
    const allowed: Record<string, readonly string[]> = {
      collect: ['ask', 'anew', 'cannot', 'or', 'choices', 'as'],
      do: ['when', 'as'],
      say: ['card'],
      confirm: ['yes', 'no', 'card', 'as'],
      offer: ['choices', 'yes', 'no', 'proof', 'card', 'as'],
    };
    const extra = Object.keys(step).find(
      (key) => key !== kind && !(kind !== undefined && allowed[kind]?.includes(key)),
    );
    if (kind === undefined || extra !== undefined) {
      complain(
        path,
        kind === undefined ? 'this step does nothing known' : `"${kind}" does not know "${extra}"`,
        kind === undefined
          ? `Begin it with one of: ${keysOfStep.join(', ')}.`
          : `Remove "${extra}" or correct its spelling.`,
      );
      return after;
    }
    const value = step[kind];
    const branch = (name: string, branchValue: unknown, branchPath: Path): number => {
      if (Array.isArray(branchValue)) return compileList(branchValue, branchPath, after);
      complain(
        branchPath,
        `branch "${name}" must be a list of steps`,
        'Write a list; an empty list [] goes on.',
      );
      return after;
    };
    switch (kind) {
      case 'collect': {
        const name = slot(value, [...path, kind]);
        const index = add(
          {
            kind: 'collect',
            slot: name,
            or: (Array.isArray(step.or) ? step.or : []).map((other) => slot(other, [...path, 'or'])),
            ask: step.ask === undefined ? '' : message(step.ask, [...path, 'ask'], '"ask"'),
            anew: step.anew === true,
            choices: (Array.isArray(step.choices) ? step.choices : []).map((id) =>
              choice(text(id, [...path, 'choices'], 'a choice'), [...path, 'choices']),
            ),
            cannot: step.cannot === undefined ? null : branch('cannot', step.cannot, [...path, 'cannot']),
            next: after,
          },
          path,
        );
        label(typeof step.as === 'string' ? step.as : name, index);
        return index;
      }
      case 'do': {
        const operation = value as OperationName;
        const outcomes: readonly string[] | undefined = operations[operation];
        if (outcomes === undefined) {
          complain(
            [...path, kind],
            `there is no operation "${String(value)}"`,
            `Use one of: ${Object.keys(operations).join(', ')}.`,
          );
          return after;
        }
        const when = isRecord(step.when) ? step.when : {};
        for (const outcome of Object.keys(when)) {
          if (!outcomes.includes(outcome)) {
            complain(
              [...path, 'when', outcome],
              `"${operation}" never ends in "${outcome}"`,
              `Its outcomes are: ${outcomes.join(', ')}.`,
            );
          }
        }
        const branches: Record<string, number> = {};
        const index = add({ kind: 'do', operation, reason: null, branches }, path);
        for (const outcome of outcomes) {
          if (!(outcome in when)) {
            complain(
              [...path, kind],
              `"${operation}" has no branch for "${outcome}"`,
              `Add "${outcome}: []" under "when", or the steps it needs.`,
            );
            branches[outcome] = after;
          } else branches[outcome] = branch(outcome, when[outcome], [...path, 'when', outcome]);
        }
        for (const used of slotsOfOperation[operation] ?? []) slots.add(used);
        label(typeof step.as === 'string' ? step.as : operation, index);
        return index;
      }
      case 'say':
        return add(
          {
            kind: 'say',
            key: message(value, [...path, kind], '"say"'),
            card: card(step.card, [...path, 'card']),
            next: after,
          },
          path,
        );
      case 'confirm': {
        if (!('yes' in step) || !('no' in step)) {
          complain(path, 'a confirmation needs both "yes" and "no"', 'Add the missing branch; [] goes on.');
          return after;
        }
        const index = add(
          {
            kind: 'confirm',
            key: message(value, [...path, kind], '"confirm"'),
            card: card(step.card, [...path, 'card']),
            yes: branch('yes', step.yes, [...path, 'yes']),
            no: branch('no', step.no, [...path, 'no']),
          },
          path,
        );
        label(typeof step.as === 'string' ? step.as : String(value), index);
        return index;
      }
      case 'offer': {
        if (!isRecord(step.choices) || Object.keys(step.choices).length === 0) {
          complain(path, 'an offer needs "choices"', 'Add choices: { name: [steps] }.');
          return after;
        }
        const ids = Object.keys(step.choices);
        const meaning = (answer: 'yes' | 'no' | 'proof'): string | null => {
          const id = step[answer];
          if (id === undefined) return null;
          if (typeof id === 'string' && ids.includes(id)) return id;
          complain(
            [...path, answer],
            `"${answer}" names no choice of this offer`,
            `Use one of: ${ids.join(', ')}.`,
          );
          return null;
        };
        const index = add(
          {
            kind: 'offer',
            key: message(value, [...path, kind], '"offer"'),
            card: card(step.card, [...path, 'card']),
            yes: meaning('yes'),
            no: meaning('no'),
            proof: meaning('proof'),
            options: Object.entries(step.choices).map(([id, steps]) => ({
              id: choice(id, [...path, 'choices', id]),
              to: branch(id, steps, [...path, 'choices', id]),
            })),
          },
          path,
        );
        label(typeof step.as === 'string' ? step.as : String(value), index);
        return index;
      }
      case 'engine': {
        if (!(engineActions as readonly unknown[]).includes(value)) {
          complain(
            [...path, kind],
            `there is no engine action "${String(value)}"`,
            `Use one of: ${engineActions.join(', ')}.`,
          );
          return after;
        }
        return add({ kind: 'engine', action: value as EngineAction, next: after }, path);
      }
      case 'start':
        if ((flowNames as readonly unknown[]).includes(value))
          return add({ kind: 'start', flow: String(value) }, path);
        complain(
          [...path, kind],
          `there is no flow "${String(value)}"`,
          `Use one of: ${flowNames.join(', ')}.`,
        );
        return after;
      case 'clear': {
        const names = (Array.isArray(value) ? value : [value]).map((name) => slot(name, [...path, kind]));
        return add({ kind: 'clear', slots: names, next: after }, path);
      }
      case 'again':
        return add({ kind: 'go', next: after }, path, text(value, [...path, kind], '"again"'));
      case 'end':
        return add({ kind: 'end' }, path);
      case 'hand-off': {
        const end = add({ kind: 'end' }, path);
        const queued = add({ kind: 'say', key: 'handed-off', card: null, next: end }, path);
        const outOfHours = add({ kind: 'say', key: 'handed-off-out-of-hours', card: null, next: end }, path);
        return add(
          {
            kind: 'do',
            operation: 'hand-off',
            reason: handoffReason(value, [...path, kind]),
            branches: { queued, 'out-of-hours': outOfHours },
          },
          path,
        );
      }
    }
  };

  // Backwards, so that each step knows the one it falls through to.
  const compileList = (steps: readonly unknown[], path: Path, after: number): number => {
    let entry = after;
    for (let i = steps.length - 1; i >= 0; i -= 1) entry = compileStep(steps[i], [...path, i], entry);
    return entry;
  };

  const list = isRecord(file.value) && Array.isArray(file.value.steps) ? file.value.steps : [];
  if (list.length === 0) complain(['steps'], 'a flow needs steps', 'Add "steps:" with at least one step.');
  const end = add({ kind: 'end' }, ['steps']);
  const entry = compileList(list, ['steps'], end);

  const nodes = drafts.map((draft): FlowNode => {
    if (draft.goTo === undefined) return draft.node;
    const target = labels.get(draft.goTo);
    if (target === undefined) {
      complain(
        draft.path,
        `there is no step named "${draft.goTo}"`,
        `Use one of: ${[...labels.keys()].join(', ')}.`,
      );
      return draft.node;
    }
    return { kind: 'go', next: target };
  });
  checkReachable(
    nodes,
    entry,
    end,
    drafts.map((draft) => draft.path),
    complain,
  );
  return Object.freeze({ ...head, slots: Object.freeze([...slots]), entry, nodes: Object.freeze(nodes) });
};

/** Where a node can lead. */
export const successors = (node: FlowNode): readonly number[] => {
  switch (node.kind) {
    case 'collect':
      return node.cannot === null ? [node.next] : [node.next, node.cannot];
    case 'do':
      return Object.values(node.branches);
    case 'confirm':
      return [node.yes, node.no];
    case 'offer':
      return node.options.map((option) => option.to);
    case 'start':
    case 'end':
      return [];
    default:
      return [node.next];
  }
};

const checkReachable = (
  nodes: readonly FlowNode[],
  entry: number,
  end: number,
  paths: readonly Path[],
  complain: (path: Path, problem: string, cure: string) => void,
): void => {
  const seen = new Set<number>();
  const open = [entry];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const node = nodes[index];
    if (node !== undefined) open.push(...successors(node));
  }
  nodes.forEach((_, index) => {
    if (!seen.has(index) && index !== end) {
      complain(
        paths[index] ?? ['steps'],
        'this step can never be reached',
        'Remove it, or remove the "again", "end", "start" or "hand-off" before it.',
      );
    }
  });
};
