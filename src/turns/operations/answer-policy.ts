import { canonicalJson } from '../../base/index.js';
import type { DoEffect, ParamValue } from '../../dialog/index.js';
import {
  type Case,
  locales,
  type PolicyTopic,
  policyTopicSchema,
  type ReturnReason,
  returnReasonSchema,
} from '../../domain/index.js';
import type { Policy } from '../../policy/index.js';
import { clauseTexts } from '../describe/decision-params.js';
import { itemsParam } from '../describe/order-params.js';
import { type Aspect, answerClauses, answerParam } from '../describe/verdict-params.js';
import type { Operation, OperationContext, Selection } from './operation.js';
import { questionSubject } from './question-subject.js';
import { type Decided, decideNow } from './request-facts.js';
import { type Supposed, suppose, turnsOnSeal } from './suppose.js';

const clausesMax = 3;
/** Orders and lines beyond these are answered for when they are named. */
const ordersMax = 2;
const linesMax = 6;
/** Topics whose answer for one order is whether, until when and at what cost; how long a refund takes is no such question. */
const aspectOf: Readonly<Partial<Record<PolicyTopic, Aspect>>> = {
  general: 'when',
  window: 'when',
  condition: 'when',
  faulty: 'when',
  'final-sale': 'when',
  'return-shipping': 'cost',
  fees: 'cost',
};
/** Topics that the clauses behind the answer settle by themselves. */
const answeredByDecision: readonly PolicyTopic[] = ['general', 'window', 'return-shipping', 'fees'];

const message = (key: string, params: Record<string, ParamValue> = {}): ParamValue => ({
  kind: 'message',
  key,
  params,
});

/**
 * Answers from the clauses in force, or those of the order being spoken of. For an order it says what they mean: until
 * when and at what cost, for a change of mind and for a fault unless the reason was said.
 */
export const answerPolicy: Operation = async (asked, context) => {
  const topic = policyTopicSchema.catch('general').parse(asked.slots['policy-topic']);
  const reason = returnReasonSchema.safeParse(asked.slots.reason).data ?? null;
  const aspect = aspectOf[topic];
  const subjects = aspect === undefined ? [] : await questionSubject(asked, context);
  const answers =
    aspect === undefined ? [] : await answersFor(subjects, { topic, reason, aspect }, asked, context);
  const isAside = context.state.agenda.length > 0;
  const [first] = answers;
  if (first === undefined) {
    const policy = context.deps.policies.current(context.now);
    const ids = policy.clausesFor(topic, reason).slice(0, clausesMax);
    if (ids.length === 0) return { outcome: 'unknown' };
    const wantsOffer = aspect !== undefined && !isAside;
    return {
      outcome: wantsOffer ? 'answered-in-general' : 'answered',
      params: { clauses: clausesParam(policy, ids, context) },
    };
  }
  const general = answeredByDecision.includes(topic)
    ? []
    : first.policy.clausesFor(topic, reason).slice(0, clausesMax - 1);
  const ids = [...new Set([...general, ...answers.flatMap(({ clauses }) => clauses)])].slice(0, clausesMax);
  const mayReturn = answers.length === 1 && first.isOpen && !isAside;
  return {
    outcome: mayReturn ? 'answered-possible' : 'answered-for-order',
    params: {
      clauses: clausesParam(first.policy, ids, context),
      verdicts: { kind: 'list', style: 'lines', items: answers.flatMap(({ verdicts }) => verdicts) },
    },
    facts: answers.length === 1 ? { selection: first.selection } : {},
    focus: answers.flatMap(({ selection }) => [
      ...selection.lines.map(({ lineId }) => lineId),
      selection.orderId,
    ]),
  };
};

/** The clauses in their words; below them where to read on, when that page shows this very version. */
const clausesParam = (policy: Policy, ids: readonly string[], context: OperationContext): ParamValue => {
  const texts = clauseTexts(policy, ids);
  const items = ids.map((id) =>
    message('policy-clause', { id, text: { kind: 'worded', byLocale: texts[id] ?? {} } }),
  );
  const { policyUrl = null, policies } = context.deps;
  const [first] = ids;
  if (policyUrl === null || first === undefined || policies.current(context.now).version !== policy.version)
    return { kind: 'list', style: 'lines', items };
  const byLocale = Object.fromEntries(
    locales.map((locale) => [locale, `${policyUrl}?lang=${locale}#${encodeURIComponent(first)}`]),
  );
  const link = message('policy-link', { url: { kind: 'worded', byLocale } });
  return { kind: 'list', style: 'lines', items: [...items, link] };
};

interface Question {
  readonly topic: PolicyTopic;
  /** Null where none was said. */
  readonly reason: ReturnReason | null;
  readonly aspect: Aspect;
}

interface AnswerForOrder {
  readonly selection: Selection;
  readonly policy: Policy;
  readonly clauses: readonly string[];
  readonly verdicts: readonly ParamValue[];
  readonly isOpen: boolean;
}

const answersFor = async (
  subjects: readonly Selection[],
  question: Question,
  asked: DoEffect,
  context: OperationContext,
): Promise<readonly AnswerForOrder[]> => {
  const customerId = context.state.identity?.customerId;
  const cases = customerId === undefined ? [] : await context.deps.cases.casesOf(customerId);
  const returning = cases.filter(({ status }) => status === 'awaiting-return');
  const answers = await Promise.all(
    subjects.slice(0, ordersMax).map(async (selection) => {
      const about = { ...asked, facts: { ...asked.facts, selection } };
      const decided = await decideNow(about, context);
      return decided === null
        ? []
        : [
            answerFor(
              selection,
              decided,
              question,
              returning.filter(({ orderId }) => orderId === selection.orderId),
            ),
          ];
    }),
  );
  return answers.flat();
};

const isList = (value: ParamValue): boolean => typeof value === 'object' && value.kind === 'list';

/** Lines with the same answer are answered for together. */
const answerFor = (
  selection: Selection,
  decided: Decided,
  question: Question,
  returning: readonly Case[],
): AnswerForOrder => {
  const { policy, order } = decided;
  const groups = new Map<string, { verdict: ParamValue; lines: Selection['lines'][number][] }>();
  const supposed: Supposed[] = [];
  for (const line of selection.lines.slice(0, linesMax)) {
    const back = returning.find(({ request }) => request.lines.some(({ lineId }) => lineId === line.lineId));
    const told =
      back === undefined
        ? verdictOf({ ...decided, facts: { ...decided.facts, lines: [line] } }, question)
        : { verdict: sendBackBy(back), supposed: [] };
    supposed.push(...told.supposed);
    const key = canonicalJson(told.verdict);
    const group = groups.get(key) ?? { verdict: told.verdict, lines: [] };
    groups.set(key, { ...group, lines: [...group.lines, line] });
  }
  return {
    selection,
    policy,
    clauses: supposed.flatMap((one) => answerClauses(one, question.aspect)),
    isOpen: supposed.some(({ isOpen, decision }) => isOpen && !decision.resolutions.includes('cancel')),
    verdicts: [...groups.values()].map(({ verdict, lines }) =>
      message(isList(verdict) ? 'verdict.for-cases' : 'verdict.for', {
        items: itemsParam(order, lines),
        orderNumber: order.number,
        verdict,
      }),
    ),
  };
};

/** What is agreed already has a day of its own. */
const sendBackBy = ({ decision, reference }: Case): ParamValue =>
  message(decision?.until == null ? 'verdict.agreed' : 'verdict.send-back', {
    reference,
    until: decision?.until == null ? '' : { kind: 'date', iso: decision.until },
  });

/** The cases a question leaves open, each with its own answer; those with the same answer are said once. */
const verdictOf = (
  { policy, facts }: Decided,
  { topic, reason, aspect }: Question,
): { verdict: ParamValue; supposed: readonly Supposed[] } => {
  const side = (key: string, why: ReturnReason, seal: 'sealed' | 'opened' = 'sealed') => {
    const supposed = suppose(policy, facts, why, seal);
    return { key, supposed, answer: answerParam(supposed, aspect) };
  };
  const ofReason = (key: string, why: ReturnReason) =>
    turnsOnSeal(policy, facts, why)
      ? [side(`${key}-sealed`, why, 'sealed'), side(`${key}-opened`, why, 'opened')]
      : [side(key, why)];
  const sides =
    reason !== null
      ? ofReason('plain', reason)
      : topic === 'faulty'
        ? ofReason('plain', 'defective')
        : [...ofReason('mind', 'changed-mind'), ...ofReason('fault', 'defective')];
  const [first] = sides;
  const isSame = sides.every(({ answer }) => canonicalJson(answer) === canonicalJson(first?.answer ?? ''));
  const supposed = sides.map((one) => one.supposed);
  if (first !== undefined && isSame)
    return { verdict: message('verdict.plain', { answer: first.answer }), supposed: [first.supposed] };
  const items = sides.map(({ key, answer }) => message(`verdict.${key}`, { answer }));
  return { verdict: { kind: 'list', style: 'lines', items }, supposed };
};
