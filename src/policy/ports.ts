import type { Decision, DecisionFacts, Locale, PolicyTopic, ReturnReason } from '../domain/index.js';

/** A checked, frozen policy. `version` is a content hash. */
export interface Policy {
  readonly name: string;
  readonly version: string;
  /** ISO date, in the policy's time zone, from which orders fall under it; `null`: since ever. */
  readonly validFrom: string | null;
  /** What it was compiled from, as it was written; `version` is the fingerprint of both. */
  readonly sources: { readonly document: unknown; readonly floors: readonly unknown[] };
  readonly timeZone: string;
  /** Whether the shop works on a day of its time zone; days counted since 1 January 1970. */
  isWorkingDay(day: number): boolean;
  readonly currency: string;
  /** Minor units an assistant and an agent may approve alone, by currency. */
  readonly limits: Readonly<Record<string, { readonly assistantMinor: number; readonly agentMinor: number }>>;
  /** Minor units that may be given as store credit without entitlement, by currency; null: nothing. */
  readonly appeasement: Readonly<
    Record<string, { readonly caseMinor: number; readonly monthMinor: number }>
  > | null;
  /** Days to pay the difference of a dearer exchange. */
  readonly invoiceDays: number;
  /** Clause wording; every clause has every locale. */
  clause(id: string, locale: Locale): string;
  /** Clauses that answer a topic, most relevant first; with a reason when one is known. */
  clausesFor(topic: PolicyTopic, reason: ReturnReason | null): readonly string[];
  /** Proofs of identity this shop accepts, each a set of things said; `email-code` and `token` always work. */
  readonly identity: readonly (readonly ('email' | 'order-number' | 'name' | 'postcode')[])[];
  /** Which tenders are given back first. */
  readonly tenders: TenderOrder;
  /**
   * Pure and total: same facts, same decision. Unreadable or unmatched becomes a review, never a guess.
   * `traced: false` leaves out the trace: for counting, never for a case.
   */
  decide(facts: DecisionFacts, options?: { readonly traced: boolean }): Decision;
  /**
   * Each line of the request on its own, in the request's order. When the outcomes differ, `decide` once for the lines
   * of each `group`: shipping and fees are counted per decision.
   */
  decidePerLine(
    facts: DecisionFacts,
    options?: { readonly traced: boolean },
  ): readonly { readonly lineId: string; readonly decision: Decision; readonly group: string }[];
}

export type TenderOrder = 'gift-card-first' | 'proportional';

/** One thing wrong in a policy document. `path` leads to it; whoever read the file knows its line. */
export interface PolicyFault {
  readonly path: readonly (string | number)[];
  readonly problem: string;
  readonly cure: string;
}

/** A version as the house keeps it, so that what it decided can be decided again. */
export interface RecordedPolicyVersion {
  readonly version: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly document: unknown;
  readonly floors: readonly unknown[];
  /** ISO moment. */
  readonly recordedAt: string;
}

/** Every version this house has decided by. Append-only. */
export interface PolicyVersions {
  /** The same version again changes nothing: the first moment stays. */
  record(version: RecordedPolicyVersion): Promise<void>;
  /** All of them, of every policy, the last recorded first. */
  list(): Promise<RecordedPolicyVersion[]>;
}
