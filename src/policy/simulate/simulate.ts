import { AppError } from '../../base/index.js';
import type { Decision } from '../../domain/index.js';
import type { CompiledPolicy } from '../decide/compiled-policy.js';
import { compileDocument } from '../document/compile-document.js';
import type { Policy } from '../ports.js';
import { type Affected, mostAffected } from './most-affected.js';
import type { PastRequest } from './past-request.js';
import { type Ruling, rulingBy, rulingOf } from './ruling.js';

type Outcome = Decision['outcome'];

export interface SimulationOptions {
  readonly draft: Policy;
  /** Decides the other side on the same facts; null compares with what was decided then. */
  readonly against: Policy | null;
  /** How many of the most affected requests are listed. */
  readonly affectedMax?: number;
  /** Called after every `progressEvery` requests. */
  readonly onProgress?: (requests: number) => void;
  readonly progressEvery?: number;
}

/** What a draft would have changed. */
export interface Simulation {
  /** Requests that were compared. */
  readonly requests: number;
  /** Left out: the facts, or what was decided then, were not written down. */
  readonly leftOut: number;
  readonly changed: {
    readonly outcomes: number;
    /** Same outcome, another amount. */
    readonly amounts: number;
    /** Same outcome and amount; other resolutions, goods, freight, dates, or approval. */
    readonly terms: number;
  };
  /** Every pair that occurred, those that stay included. */
  readonly outcomes: readonly { readonly from: Outcome; readonly to: Outcome; readonly requests: number }[];
  /** Back to customers, minor units, by currency. */
  readonly money: readonly {
    readonly currency: string;
    readonly beforeMinor: number;
    readonly afterMinor: number;
    readonly differenceMinor: number;
  }[];
  /** How many requests each rule decided; a request over several lines counts for each of its rules. */
  readonly rules: readonly { readonly rule: string; readonly before: number; readonly after: number }[];
  readonly affected: readonly Affected[];
}

const compiled = ({ name, sources }: Policy): CompiledPolicy => {
  const result = compileDocument(sources.document, sources.floors);
  if (!result.ok) throw new AppError('content-invalid', { policy: name, faults: result.error.length });
  return result.value;
};

/** Counts as it goes: what it holds grows with rules and currencies, never with requests. */
const openCounts = (affectedMax: number) => {
  const outcomes = new Map<string, { from: Outcome; to: Outcome; requests: number }>();
  const money = new Map<string, { currency: string; beforeMinor: number; afterMinor: number }>();
  const rules = new Map<string, { rule: string; before: number; after: number }>();
  const affected = mostAffected(affectedMax);
  const changed = { outcomes: 0, amounts: 0, terms: 0 };
  let requests = 0;
  const count = (names: readonly string[], side: 'before' | 'after'): void => {
    for (const rule of names) {
      const row = rules.get(rule) ?? { rule, before: 0, after: 0 };
      row[side] += 1;
      rules.set(rule, row);
    }
  };
  const add = (reference: string, currency: string, before: Ruling, after: Ruling): void => {
    requests += 1;
    const key = `${before.outcome} ${after.outcome}`;
    const pair = outcomes.get(key) ?? { from: before.outcome, to: after.outcome, requests: 0 };
    pair.requests += 1;
    outcomes.set(key, pair);
    const sum = money.get(currency) ?? { currency, beforeMinor: 0, afterMinor: 0 };
    sum.beforeMinor += before.totalMinor;
    sum.afterMinor += after.totalMinor;
    money.set(currency, sum);
    count(before.rules, 'before');
    count(after.rules, 'after');
    const what =
      before.outcome !== after.outcome
        ? 'outcomes'
        : before.totalMinor !== after.totalMinor
          ? 'amounts'
          : before.terms !== after.terms
            ? 'terms'
            : null;
    if (what === null) return;
    changed[what] += 1;
    affected.add({
      reference,
      from: before.outcome,
      to: after.outcome,
      currency,
      beforeMinor: before.totalMinor,
      afterMinor: after.totalMinor,
      rulesBefore: before.rules,
      rulesAfter: after.rules,
    });
  };
  const result = (leftOut: number): Simulation => ({
    requests,
    leftOut,
    changed,
    outcomes: [...outcomes.values()].sort((a, b) => b.requests - a.requests),
    money: [...money.values()]
      .sort((a, b) => a.currency.localeCompare(b.currency))
      .map((sum) => ({ ...sum, differenceMinor: sum.afterMinor - sum.beforeMinor })),
    rules: [...rules.values()].sort(
      (a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || a.rule.localeCompare(b.rule),
    ),
    affected: affected.list(),
  });
  return { add, result };
};

/**
 * Tries a draft on past requests and counts what would change. Pure, but for the requests it is given; in constant
 * memory over any number of them.
 * @throws AppError `content-invalid` when one of the policies can't be read any more
 */
export const simulate = async (
  requests: AsyncIterable<PastRequest> | Iterable<PastRequest>,
  options: SimulationOptions,
): Promise<Simulation> => {
  const draft = compiled(options.draft);
  const against = options.against === null ? null : compiled(options.against);
  const { progressEvery = 5_000 } = options;
  const counts = openCounts(options.affectedMax ?? 20);
  let seen = 0;
  let leftOut = 0;
  for await (const { reference, decision, facts } of requests) {
    seen += 1;
    if (seen % progressEvery === 0) options.onProgress?.(seen);
    if (facts === null || (against === null && decision === null)) {
      leftOut += 1;
      continue;
    }
    const before = against === null ? rulingOf(decision as Decision) : rulingBy(against, facts);
    counts.add(reference, facts.order.currency, before, rulingBy(draft, facts));
  }
  return counts.result(leftOut);
};
