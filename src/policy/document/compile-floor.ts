import { err, ok, type Result } from '../../base/index.js';
import type { WindowStart } from '../facts/line-context.js';
import type { PolicyFault } from '../ports.js';
import type { RuleBook, RuleFee } from '../rules/rule.js';
import { ruleBook } from '../rules/rule-book.js';
import type { Test } from '../rules/test.js';
import { clauseFaults } from './check-references.js';
import { compileConditions } from './compile-conditions.js';
import { compileRule } from './compile-rule.js';
import { faultsOfIssues } from './faults.js';
import type { ResolveAmounts } from './resolve-amounts.js';
import { type FloorDocument, floorDocumentSchema, type StartDocument } from './schema.js';

/** A statutory floor, ready to be evaluated beside the merchant's rules. */
export interface Floor {
  readonly name: string;
  readonly document: FloorDocument;
  readonly start: WindowStart;
  /** What holds for all its rules and depends on no window, such as the market: where it fails, no rule is tried. */
  readonly applies: readonly Test[];
  /** Its markets, when it names them; null: every market. */
  readonly markets: ReadonlySet<string> | null;
  readonly rules: RuleBook;
}

export const compileStart = (start: StartDocument): WindowStart =>
  Object.freeze({
    event: start.event,
    shippedPlusDays: start.otherwise?.shipped ?? null,
    bufferDays: start.buffer ?? 0,
  });

/** Faults lead to `['floors', name, …]`. */
export const compileFloor = (
  document: unknown,
  name: string,
  merchant: {
    readonly label: RuleFee | null;
    readonly resolverFor: (faults: PolicyFault[]) => ResolveAmounts;
    readonly clauses: ReadonlySet<string>;
  },
): Result<Floor, PolicyFault[]> => {
  const inFloor = (faults: readonly PolicyFault[]): PolicyFault[] =>
    faults.map((fault) => ({ ...fault, path: ['floors', name, ...fault.path] }));
  const parsed = floorDocumentSchema.safeParse(document);
  if (!parsed.success) return err(inFloor(faultsOfIssues(parsed.error.issues)));
  const written = parsed.data;
  const faults: PolicyFault[] = [];
  if (written.floor !== name) {
    faults.push({
      path: ['floor'],
      problem: `the floor is called "${written.floor}" and the policy names "${name}"`,
      cure: 'Give both the same name.',
    });
  }
  for (const id of Object.keys(written.clauses).filter((clause) => merchant.clauses.has(clause))) {
    faults.push({
      path: ['clauses', id],
      problem: `clause "${id}" is worded by the policy, too`,
      cure: 'Give the clauses of a floor ids of their own, such as "EU-1".',
    });
  }
  faults.push(
    ...clauseFaults(written.rules, 'rules', new Set([...Object.keys(written.clauses), ...merchant.clauses])),
  );
  const terms = {
    definitions: written.definitions,
    applies: written.applies,
    floor: name,
    promise: undefined,
    defaults: written.defaults,
    label: merchant.label,
    resolve: merchant.resolverFor(faults),
    faults,
  };
  const rules = written.rules.map((rule, index) => {
    if (rule.then.deny !== undefined) {
      faults.push({
        path: ['rules', index, 'then', 'deny'],
        problem: 'a floor never takes anything away',
        cure: 'Narrow what its rules grant instead.',
      });
    }
    return compileRule(rule, ['floors', name, 'rules', index], terms);
  });
  if (faults.length > 0) return err(inFloor(faults.map(relative(name))));
  return ok(
    Object.freeze({
      name,
      document: written,
      start: compileStart(written.start),
      applies: Object.freeze(
        compileConditions(written.applies, ['applies'], written.definitions, terms.resolve, []).filter(
          ({ dimension }) => dimension !== 'start' && dimension !== 'start-business',
        ),
      ),
      markets: written.applies.market === undefined ? null : new Set(written.applies.market),
      rules: ruleBook(rules),
    }),
  );
};

/** Rules know their whole path already; what they report must not name the floor twice. */
const relative =
  (name: string) =>
  (fault: PolicyFault): PolicyFault =>
    fault.path[0] === 'floors' && fault.path[1] === name ? { ...fault, path: fault.path.slice(2) } : fault;
