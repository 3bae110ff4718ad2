import type { Decision, DecisionFacts, Locale, PolicyTopic, ReturnReason } from '../domain/index.js';

/** A checked, frozen policy. `version` is a content hash. */
export interface Policy {
  readonly name: string;
  readonly version: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Minor units an assistant and an agent may approve alone, by currency. */
  readonly limits: Readonly<Record<string, { readonly assistantMinor: number; readonly agentMinor: number }>>;
  /** Clause wording; every clause has every locale. */
  clause(id: string, locale: Locale): string;
  /** Clauses that answer a topic, most relevant first; with a reason when one is known. */
  clausesFor(topic: PolicyTopic, reason: ReturnReason | null): readonly string[];
  /** Proofs of identity this shop accepts, each a set of things said; `email-code` and `token` always work. */
  readonly identity: readonly (readonly ('email' | 'order-number' | 'name' | 'postcode')[])[];
  /** Pure and total: same facts, same decision. Unreadable or unmatched becomes a review, never a guess. */
  decide(facts: DecisionFacts): Decision;
}
