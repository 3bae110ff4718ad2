import { canonicalJson } from '../../base/index.js';
import type { ParamValue } from '../../dialog/index.js';
import type { CaseEvent, Decision } from '../../domain/index.js';
import { caseCardFacts } from '../describe/case-params.js';
import { answerByParam, saidParam } from '../describe/decision-params.js';
import { selectionParams } from '../describe/order-params.js';
import { openCase } from './file.js';
import { type Operation, orderOf, selectionOf } from './operation.js';
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

/** Puts the customer's objection on the case of the decision they just got, or on the one they have. */
export const appeal: Operation = async (asked, context) => {
  const words = (asked.slots.complaint ?? '').slice(0, 2000);
  const selection = selectionOf(asked);
  const before = answeredBefore(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  if (selection !== null && order !== null && before !== null) {
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
  const customerId = context.state.identity?.customerId;
  const latest = customerId === undefined ? undefined : (await context.deps.cases.casesOf(customerId))[0];
  if (latest === undefined) return { outcome: 'no-case' };
  context.work.caseEvents.push({ caseId: latest.id, actor: 'customer', event: { type: 'appealed', words } });
  return {
    outcome: 'appealed',
    caseReference: latest.reference,
    facts: { caseId: latest.id, caseCard: caseCardFacts({ ...latest, status: 'appealed' }, {}) },
    params: { reference: latest.reference },
  };
};
