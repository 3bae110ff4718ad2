import type { ParamValue } from '../../dialog/index.js';
import { policyTopicSchema, returnReasonSchema } from '../../domain/index.js';
import { clauseTexts, denyReasonParam } from '../describe/decision-params.js';
import { itemsParam } from '../describe/order-params.js';
import { type Operation, orderOf, selectionOf } from './operation.js';
import { decideNow } from './request-facts.js';

const clausesMax = 3;
/** Topics whose answer for one order is whether and until when; how long a refund takes is no such question. */
const aboutTheRight: readonly string[] = ['general', 'window', 'condition', 'faulty', 'final-sale'];
const message = (key: string, params: Record<string, ParamValue> = {}): ParamValue => ({
  kind: 'message',
  key,
  params,
});

/** Answers from the clauses in force, or those of the order being spoken of; and when an order is being spoken of, says what they mean for it. */
export const answerPolicy: Operation = async (asked, context) => {
  const { policies } = context.deps;
  const selection = selectionOf(asked);
  const order = selection === null ? null : await orderOf(context, selection.orderId);
  const policy =
    order === null
      ? policies.current(context.now)
      : policies.forOrder({ placedAt: order.placedAt, askedOn: context.now });
  const topic = policyTopicSchema.safeParse(asked.slots['policy-topic']);
  const reason = returnReasonSchema.safeParse(asked.slots.reason);
  const ids = policy
    .clausesFor(topic.success ? topic.data : 'general', reason.success ? reason.data : null)
    .slice(0, clausesMax);
  if (ids.length === 0) return { outcome: 'unknown' };
  const texts = clauseTexts(policy, ids);
  const clauses: ParamValue = {
    kind: 'list',
    style: 'lines',
    items: ids.map((id) =>
      message('policy-clause', { id, text: { kind: 'worded', byLocale: texts[id] ?? {} } }),
    ),
  };
  const isAboutRight = topic.success && aboutTheRight.includes(topic.data);
  const answer = selection === null || !isAboutRight ? null : await decideNow(asked, context);
  if (selection === null || answer === null || !reason.success)
    return { outcome: 'answered', params: { clauses } };
  return {
    outcome: 'answered-for-order',
    params: {
      clauses,
      items: itemsParam(answer.order, selection.lines),
      orderNumber: answer.order.number,
      verdict: verdictOf(answer.decision),
    },
  };
};

const verdictOf = (decision: NonNullable<Awaited<ReturnType<typeof decideNow>>>['decision']): ParamValue => {
  const until: ParamValue = decision.until === null ? '' : { kind: 'date', iso: decision.until };
  if (decision.outcome === 'review') return message('verdict.review');
  if (decision.outcome === 'deny') {
    if (decision.declineReason === 'outside-window' && until !== '')
      return message('verdict.over', { until });
    return message('verdict.no', { denyReason: denyReasonParam(decision, until) });
  }
  return until === '' ? message('verdict.open') : message('verdict.until', { until });
};
