import { canonicalJson } from '../../base/index.js';
import { isFinal, mayAppeal } from '../../cases/index.js';
import type { ParamValue } from '../../dialog/index.js';
import type { Case, CaseEvent, Decision } from '../../domain/index.js';
import { caseCardFacts } from '../describe/case-params.js';
import { answerByParam, saidParam } from '../describe/decision-params.js';
import { selectionParams } from '../describe/order-params.js';
import { openCase } from './file.js';
import { type Operation, type OperationContext, orderOf, type Selection, selectionOf } from './operation.js';
import { answeredBefore, type Decided, decideNow } from './request-facts.js';

/** Files the case with the engine's "a person decides", so that the person starts from everything known. */
export const fileForReview: Operation = async (asked, context) => {
  const answer = await decideNow(asked, context, answeredBefore(asked));
  if (answer === null) return { outcome: 'nothing-to-file' };
  const opened = openCase(context, answer.order, answer.facts, answer.kind);
  opened.add('system', { type: 'decided', decision: answer.decision, facts: answer.facts });
  const params = selectionParams(answer.order, answer.facts.lines);
  return {
    outcome: 'filed',
    caseReference: opened.reference,
    facts: { caseId: opened.id, caseCard: caseCardFacts(opened.fold(), params) },
    params: {
      reference: opened.reference,
      why: whyReview(answer.decision),
      said: saidParam(answer.decision),
      answerBy: answerByParam(answer.decision),
    },
  };
};

/** An amount above the assistant's limit is no doubt about the customer, and is said so. */
const whyReview = (decision: Decision): ParamValue => {
  if (decision.reviewReasons.includes('above-limit'))
    return { kind: 'message', key: 'review.above-limit', params: {} };
  const clauseId = decision.clauses[0];
  if (clauseId === undefined) return { kind: 'message', key: 'review.no-clause', params: {} };
  const key = decision.reviewReasons.includes('needs-approval') ? 'review.approval' : 'review.clause';
  return { kind: 'message', key, params: { clauseId } };
};

/**
 * What the customer objects to is what they were told. When the same is decided again, it is written with its facts;
 * when the order has changed since, the person still sees what was said, and no facts that would not lead to it.
 */
const decidedFor = (told: Decision, again: Decided): CaseEvent => {
  const isSame =
    told.outcome === again.decision.outcome &&
    told.declineReason === again.decision.declineReason &&
    told.policy.version === again.decision.policy.version &&
    canonicalJson(told.clauses) === canonicalJson(again.decision.clauses);
  return isSame
    ? { type: 'decided', decision: again.decision, facts: again.facts }
    : { type: 'decided', decision: told };
};

const sameGoods = (found: Case, selection: Selection): boolean =>
  found.orderId === selection.orderId &&
  found.request.lines.length === selection.lines.length &&
  found.request.lines.every(({ lineId }) => selection.lines.some((line) => line.lineId === lineId));

/** The case that an objection is about: the one that these goods were objected in before, else the latest. */
const caseMeant = (cases: readonly Case[], selection: Selection | null): Case | null => {
  if (selection === null) return cases[0] ?? null;
  return cases.find((found) => found.appeals > 0 && sameGoods(found, selection)) ?? null;
};

/** A person who looks at it already reads what was added; a last no stays one, and is said so. */
const appealAgain = (
  found: Case,
  words: string,
  context: OperationContext,
): Awaited<ReturnType<Operation>> => {
  const { caseEvents } = context.work;
  const facts = (status: Case['status']) => ({
    caseId: found.id,
    caseCard: caseCardFacts({ ...found, status }, {}),
  });
  const told = { caseReference: found.reference, params: { reference: found.reference } };
  if (isFinal(found)) return { outcome: 'final', facts: facts(found.status), ...told };
  if (mayAppeal(found)) {
    caseEvents.push({ caseId: found.id, actor: 'customer', event: { type: 'appealed', words } });
    return { outcome: 'appealed', facts: facts('appealed'), ...told };
  }
  caseEvents.push({ caseId: found.id, actor: 'assistant', event: { type: 'noted', text: words } });
  return { outcome: 'noted', facts: facts(found.status), ...told };
};

/**
 * Puts the customer's objection on the case of the decision they just got, or on the one they have. Two objections to
 * one case are for people to decide; the answer to the second is final.
 */
export const appeal: Operation = async (asked, context) => {
  const words = (asked.slots.complaint ?? '').slice(0, 2000);
  const selection = selectionOf(asked);
  const before = answeredBefore(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  const customerId = context.state.identity?.customerId;
  const cases = customerId === undefined ? [] : await context.deps.cases.casesOf(customerId);
  if (selection !== null && order !== null && before !== null) {
    const known = caseMeant(cases, selection);
    if (known !== null) return appealAgain(known, words, context);
    const answer = await decideNow(asked, context, before);
    if (answer !== null) {
      const opened = openCase(context, order, answer.facts, answer.kind);
      opened.add('system', decidedFor(before.decision, answer));
      opened.add('customer', { type: 'appealed', words });
      return {
        outcome: 'appealed',
        caseReference: opened.reference,
        facts: {
          caseId: opened.id,
          caseCard: caseCardFacts(opened.fold(), selectionParams(order, selection.lines)),
        },
        params: { reference: opened.reference },
      };
    }
  }
  const latest = caseMeant(cases, null);
  return latest === null ? { outcome: 'no-case' } : appealAgain(latest, words, context);
};
