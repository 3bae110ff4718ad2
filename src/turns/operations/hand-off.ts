import { foldCase } from '../../cases/index.js';
import type { DoEffect, ParamValue } from '../../dialog/index.js';
import type { Case, Decision, Handoff, TranscriptMessage } from '../../domain/index.js';
import {
  buildPacket,
  expectedWait,
  isOpen,
  nextOpening,
  priorityFor,
  waitingAhead,
} from '../../handoff/index.js';
import { type Operation, type OperationContext, orderOf, ordersOf, selectionOf } from './operation.js';
import { claimsOf } from './request-facts.js';

/** Opens the stretch of human work and gives the conversation away; committed with the turn, so it happens once. */
export const handOff: Operation = async (asked, context) => {
  const { deps, state, work, conversation, now, locale } = context;
  const reason = asked.reason ?? 'customer-asked';
  const customer = state.identity === null ? null : await deps.shop.customer(state.identity.customerId);
  const found = await caseOf(asked.facts.caseId, context);
  const selection = selectionOf(asked);
  const order =
    found !== null
      ? await orderOf(context, found.orderId)
      : selection === null
        ? null
        : await orderOf(context, selection.orderId);
  const decision = (asked.facts.decision as Decision | null | undefined) ?? found?.decision ?? null;
  if (found !== null)
    work.caseEvents.push({ caseId: found.id, actor: 'assistant', event: { type: 'handed-off', reason } });
  const orders = await ordersOf(context);
  const cases = customer === null ? [] : await deps.cases.casesOf(customer.id);
  const clause = decision?.clauses[0];
  const today = deps.policies.current(now);
  const decidedBy = decision === null ? null : deps.policies.byVersion(decision.policy.version);
  const packet = buildPacket({
    customer,
    order,
    case: found,
    decision,
    transcript: transcriptFor(asked, await context.transcript()),
    mood: state.mood,
    reason,
    clauseText: clause === undefined ? null : (decidedBy ?? today).clause(clause, locale),
    promised: null,
    claims: claimsOf(asked),
    history:
      customer === null
        ? null
        : {
            orders: orders.length,
            cases: cases.length,
            refunds: orders.flatMap((one) => one.actions).filter((action) => action.kind === 'refund').length,
          },
    now: new Date(now),
    timeZone: today.timeZone,
    customerLocale: locale,
    deskLocale: 'en',
  });
  const handoff: Handoff = {
    id: deps.ids.next('handoff'),
    conversationId: conversation.id,
    caseId: found?.id ?? null,
    reason,
    priority: priorityFor(reason, state.mood),
    status: 'waiting',
    agentId: null,
    agentName: null,
    packet,
    locale,
    openedAt: now,
    claimedAt: null,
    closedAt: null,
    version: 1,
  };
  work.openHandoff = handoff;
  if (!isOpen(deps.openingHours, new Date(now), today.timeZone)) {
    return { outcome: 'out-of-hours', params: { hours: hoursParam(context) } };
  }
  // The hand-off is written with the turn: until then its place is counted from those that already wait.
  const ahead = waitingAhead(await deps.handoffs.queue(), handoff);
  const { medianMinutes } = await deps.handoffs.position(handoff.id);
  const wait = expectedWait({ ahead, medianMinutes });
  return { outcome: 'queued', params: { ahead, minutes: wait.minutes ?? 0 } };
};

/** What only a colleague can change may have been said long before the other requests were done: it is what is wanted. */
const transcriptFor = (
  { flow, words }: DoEffect,
  transcript: readonly TranscriptMessage[],
): readonly TranscriptMessage[] => {
  if (flow !== 'change-details' || words === '') return transcript;
  const [start = ''] = words.split('. ');
  const said = transcript.filter(({ role, text }) => role === 'customer' && text.includes(start));
  return said.length > 0 ? said : transcript;
};

const caseOf = async (caseId: unknown, context: OperationContext): Promise<Case | null> => {
  const { work, deps, now, state } = context;
  const fresh = work.openedCases.find((opened) => opened.id === caseId);
  if (fresh !== undefined) {
    const events = work.caseEvents.filter((entry) => entry.caseId === fresh.id);
    return foldCase(
      fresh,
      events.map((entry, index) => ({ ...entry, seq: index + 1, at: now })),
    );
  }
  if (typeof caseId === 'string') return deps.cases.case(caseId);
  return state.caseReference === null ? null : deps.cases.caseByReference(state.caseReference);
};

const hoursParam = (context: OperationContext): ParamValue => {
  const { timeZone } = context.deps.policies.current(context.now);
  const at = nextOpening(context.deps.openingHours, new Date(context.now), timeZone);
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(context.locale === 'zh' ? 'zh-CN' : 'en-GB', {
      ...options,
      timeZone,
    }).format(at ?? new Date(context.now));
  return {
    kind: 'message',
    key: 'handoff.hours',
    params: { day: format({ weekday: 'long' }), time: format({ hour: '2-digit', minute: '2-digit' }) },
  };
};
