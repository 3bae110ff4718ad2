import { AppError, type Result } from '../../../base/index.js';
import type { Actor, Case } from '../../../domain/index.js';
import type { CaseActionRequest } from '../../../domain/wire.js';
import type { RefundSaga } from '../../../refunds/index.js';
import type { DeskAgent } from '../../../storage/index.js';
import type { CaseActions, CaseStore, ReturnActions } from '../../../turns/index.js';

export interface CaseActDeps {
  readonly cases: Pick<CaseStore, 'caseByReference'>;
  readonly returns: Omit<ReturnActions, 'find' | 'cancel'>;
  readonly saga: Pick<RefundSaga, 'confirmByHand' | 'notMade'>;
  readonly caseActions: CaseActions;
}

/** Why a step was not taken, as the rooms below say it: a word, or a kind with what there is to say about it. */
type Refusal = string | { readonly kind: string; readonly leftMinor?: number; readonly most?: number };

/** A refusal as the fault a page understands: the page has words for `reason`. */
const asFault = (refusal: Refusal, found: Case): AppError => {
  const { kind, ...more } = typeof refusal === 'string' ? { kind: refusal } : refusal;
  if (kind === 'case-not-found') return new AppError('not-found');
  if (kind === 'case-changed') return new AppError('case-changed', { caseId: found.id });
  const { leftMinor, most } = more as { leftMinor?: number; most?: number };
  return new AppError('transition-invalid', {
    reason: kind,
    status: found.status,
    ...(leftMinor === undefined ? {} : { leftMinor }),
    ...(most === undefined ? {} : { most }),
  });
};

const carryOut = (
  deps: CaseActDeps,
  found: Case,
  agent: DeskAgent,
  asked: CaseActionRequest,
): Promise<Result<unknown, Refusal>> => {
  const { returns, saga, caseActions } = deps;
  const { reference } = found;
  const actor: Actor = `agent:${agent.id}`;
  switch (asked.action) {
    case 'track': {
      const { status, carrier, trackingNumber, version } = asked;
      // Sent twice from the same page it is the same news.
      const newsId = `desk ${reference} ${version}`;
      return returns.track(reference, { status, carrier, trackingNumber, newsId }, { actor });
    }
    case 'receive':
      return returns.receive(reference, { actor, lines: asked.lines });
    case 'inspect':
      return returns.inspect(reference, { actor, findings: asked.findings });
    case 'close-return':
      return returns.close(reference, { actor, reason: asked.reason });
    case 'decline-return':
      return returns.decline(reference, { actor, reason: asked.reason });
    case 'confirm-refund': {
      const { intentId, providerRefundId, reason } = asked;
      return saga.confirmByHand(intentId, actor, { providerRefundId, reason });
    }
    case 'refund-not-made':
      return saga.notMade(asked.intentId, actor, { reason: asked.reason });
  }
  const { version, reason } = asked;
  const by = { caseReference: reference, agent, reason, version };
  switch (asked.action) {
    case 'appease':
      return caseActions.appease({ ...by, amountMinor: asked.amountMinor });
    case 'withdraw':
      return caseActions.withdraw(by);
    case 'invoice-paid':
      return caseActions.payInvoice(by);
    case 'cancel-invoice':
      return caseActions.cancelInvoice(by);
    case 'reopen':
      return caseActions.reopen(by);
    case 'escalate':
      return caseActions.escalate({ ...by, platform: asked.platform });
    case 'close':
      return caseActions.close(by);
    case 'note':
      return caseActions.note(by);
  }
};

/**
 * Does to a case what an agent asked for, on the case as they saw it.
 * @throws AppError `not-found`; `case-changed` when somebody added to it since; `transition-invalid` with a `reason`
 * where it can't be done
 */
export const actOnCase = async (
  deps: CaseActDeps,
  reference: string,
  agent: DeskAgent,
  asked: CaseActionRequest,
): Promise<void> => {
  const found = await deps.cases.caseByReference(reference);
  if (found === null) throw new AppError('not-found');
  if (found.version !== asked.version) throw new AppError('case-changed', { caseId: found.id });
  if ('intentId' in asked && !found.intents.some(({ id }) => id === asked.intentId))
    throw new AppError('not-found');
  const done = await carryOut(deps, found, agent, asked);
  if (!done.ok) throw asFault(done.error, found);
};
