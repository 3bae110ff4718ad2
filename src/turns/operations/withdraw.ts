import type { Case } from '../../domain/index.js';
import { caseCardFacts } from '../describe/case-params.js';
import { itemsParam } from '../describe/order-params.js';
import { planWithdrawal } from '../remedies/plan-withdrawal.js';
import type { CaseRefusal } from '../remedies/ports.js';
import { type Operation, type OperationContext, ordersOf } from './operation.js';

/** The case that was found, only when it is the proven customer's own. */
const caseFound = async (caseId: unknown, context: OperationContext): Promise<Case | null> => {
  const found = typeof caseId === 'string' ? await context.deps.cases.case(caseId) : null;
  return found !== null && found.customerId === context.state.identity?.customerId ? found : null;
};

const outcomeOf = (refusal: CaseRefusal): string => {
  switch (refusal.kind) {
    case 'money-on-its-way':
      return 'money-left';
    case 'goods-under-way':
      return 'goods-under-way';
    default:
      return 'done-already';
  }
};

export const tryWithdrawal: Operation = async (asked, context) => {
  const found = await caseFound(asked.facts.caseId, context);
  if (found === null) return { outcome: 'done-already', params: { reference: '' } };
  const { reference } = found;
  const ids = { ...context.deps.ids, next: () => '' };
  const plan = planWithdrawal({ ids }, found, { actor: 'customer', at: context.now });
  if (!plan.ok) return { outcome: outcomeOf(plan.error), params: { reference } };
  const order = (await ordersOf(context)).find(({ id }) => id === found.orderId);
  const items = order === undefined ? '' : itemsParam(order, found.request.lines);
  const what = found.return === null ? 'withdraw.request' : 'withdraw.return';
  return {
    outcome: 'possible',
    params: { reference, what: { kind: 'message', key: what, params: { items } } },
  };
};

/** Committed with the turn, and refused when a refund that was to be let go has left meanwhile: then it is looked at anew. */
export const withdraw: Operation = async (asked, context) => {
  const { work, deps, now } = context;
  const found = await caseFound(asked.facts.caseId, context);
  const plan = found === null ? null : planWithdrawal(deps, found, { actor: 'customer', at: now });
  if (found === null || plan === null || !plan.ok) return { outcome: 'changed' };
  const { id: caseId, reference, version } = found;
  const { events, releases = [], shopActions = [] } = plan.value;
  for (const { actor, event } of events) work.caseEvents.push({ caseId, actor, event });
  work.caseVersions.push({ caseId, version });
  work.releases.push(...releases);
  work.shopActions.push(...shopActions);
  return {
    outcome: 'withdrawn',
    caseReference: reference,
    facts: { caseCard: caseCardFacts({ ...found, status: 'withdrawn', invoice: null }, {}) },
    params: { reference },
  };
};
