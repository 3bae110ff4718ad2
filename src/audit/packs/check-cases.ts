import type { CaseEvent, Decision, DecisionFacts } from '../../domain/index.js';
import { caseEventSchema } from '../../domain/index.js';
import { type Decider, decideAgain } from './check-decision.js';
import type { OpenedEntry } from './check-entry.js';
import { checkMoney, type LoggedAmount, type LoggedIntent } from './check-money.js';
import type { Report } from './finding.js';
import type { PackEntry } from './pack-schema.js';

type Entry = PackEntry['entry'];
type Decided = Omit<Extract<CaseEvent, { type: 'decided' }>, 'decision' | 'facts'> & {
  readonly decision: Decision;
  readonly facts?: DecisionFacts;
};

/** What the cases say of money, for what is held against it. */
export interface LoggedMoney {
  readonly intents: readonly LoggedIntent[];
  readonly invoices: ReadonlyMap<string, LoggedAmount>;
  readonly appeasements: ReadonlyMap<string, LoggedAmount>;
  readonly cases: number;
}

export interface CaseCheck {
  take(entry: Entry, opened: OpenedEntry): void;
  /** Once all are taken. */
  finish(): LoggedMoney;
  /** Decided again by the engine, and logged without facts: a person's, or of an older program. */
  readonly decisions: { again: number; withoutFacts: number };
  /** Tells a finding with the reference people know instead of the case's id. */
  readonly report: Report;
}

/** What happened in cases: no entry missing, decisions that the engine makes again, money that was agreed on. */
export const checkCases = (deciders: ReadonlyMap<string, Decider>, tell: Report): CaseCheck => {
  const references = new Map<string, string>();
  const lastSeqs = new Map<string, number>();
  const decisions = { again: 0, withoutFacts: 0 };
  const report: Report = (finding) =>
    tell(
      finding.case === undefined
        ? finding
        : { ...finding, case: references.get(finding.case) ?? finding.case },
    );
  const money = checkMoney(report);

  const checkDecision = ({ seq, case: of }: Entry, event: Decided, isErased: boolean): void => {
    const { decision, facts } = event;
    if (facts === undefined) {
      decisions.withoutFacts += 1;
      return;
    }
    const place = { seq, ...(of === null ? {} : { case: of }) };
    const decider = deciders.get(decision.policy.version);
    if (decider === undefined) report({ code: 'policy-missing', ...place, field: decision.policy.version });
    if (decider?.kind !== 'decides') return;
    decisions.again += 1;
    const otherwise = decideAgain({ decision, facts, isErased }, decider.decide);
    for (const difference of otherwise.decision)
      report({ code: 'decision-differs', ...place, ...difference });
    for (const difference of otherwise.trace) report({ code: 'trace-differs', ...place, ...difference });
  };

  return {
    decisions,
    report,
    take: (entry, opened) => {
      const { seq, type, case: of } = entry;
      if (of === null) return;
      const payload = opened.payload as { reference?: unknown; seq?: unknown; event?: { type?: unknown } };
      if (typeof payload.reference === 'string') references.set(of, payload.reference);
      const expected = (lastSeqs.get(of) ?? 0) + 1;
      if (payload.seq !== expected)
        report({ code: 'case-gap', seq, case: of, field: 'seq', logged: payload.seq, found: expected });
      lastSeqs.set(of, Number(payload.seq));
      const event = caseEventSchema.safeParse(payload.event);
      if (!event.success || event.data.type !== type) {
        report({ code: 'type-differs', seq, case: of, logged: type, found: payload.event?.type });
        return;
      }
      money.take({ seq, case: of }, event.data);
      // As it was logged: reading by the schema fills in what an older program left out.
      if (type === 'decided') checkDecision(entry, payload.event as Decided, opened.erased.length > 0);
    },
    finish: () => {
      money.finish();
      const { invoices, appeasements, cases } = money;
      return { intents: money.intents(), invoices, appeasements, cases };
    },
  };
};
