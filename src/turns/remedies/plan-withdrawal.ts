import { err, ok, type Result } from '../../base/index.js';
import { canTransition } from '../../cases/index.js';
import type { Actor, Case } from '../../domain/index.js';
import type { TurnsDependencies } from '../dependencies.js';
import { type CalledOff, callOffReturn } from '../returns/call-off-return.js';
import type { ReturnRefusal } from '../returns/ports.js';
import type { CaseRefusal } from './ports.js';

/** Why a case can not be withdrawn any more; the table says that it can't, the case says why. */
const tooLate = ({ status, intents, return: goods }: Case): CaseRefusal => {
  const isMoving = intents.some((intent) => !['reserved', 'released'].includes(intent.status));
  if (isMoving || status === 'refunding') return { kind: 'money-on-its-way' };
  if (goods !== null && (goods.isScanned || goods.received.length > 0)) return { kind: 'goods-under-way' };
  return { kind: 'not-allowed', status };
};

const asRefusal = (found: Case, { kind }: ReturnRefusal): CaseRefusal => {
  if (kind === 'goods-replaced') return { kind: 'done-already' };
  if (kind === 'money-left') return { kind: 'money-on-its-way' };
  return tooLate(found);
};

/** Whether nothing has happened yet that can't be undone: no money left, no goods with the carrier, nothing sent. */
export const mayWithdraw = (deps: Pick<TurnsDependencies, 'ids'>, found: Case): boolean => {
  // Only asked whether: no id is taken for it.
  const ids = { ...deps.ids, next: () => '' };
  return planWithdrawal({ ids }, found, { actor: 'customer', at: found.updatedAt }).ok;
};

/**
 * What it takes to end a case that its customer does not want any more: reserved money is let go, the return is called
 * off, and the units can be asked about again. Committed in one, with every refund let go still `reserved`: of a
 * withdrawal and a refund job that meet, one comes through.
 */
export const planWithdrawal = (
  deps: Pick<TurnsDependencies, 'ids'>,
  found: Case,
  by: { readonly actor: Actor; readonly at: string; readonly reason?: string },
): Result<CalledOff, CaseRefusal> => {
  const { actor, at, reason = '' } = by;
  if (!canTransition(found.status, 'withdrawn', actor)) return err(tooLate(found));
  const { return: goods } = found;
  if (goods !== null && (goods.isScanned || goods.received.length > 0)) return err(tooLate(found));
  const ended = callOffReturn(deps, found, { event: { type: 'return-cancelled', reason }, actor, at });
  if (!ended.ok) return err(asRefusal(found, ended.error));
  const { events, releases, shopActions } = ended.value;
  const withdrawn = { type: 'withdrawn' as const, ...(reason === '' ? {} : { reason }) };
  return ok({ events: [...events, { actor, event: withdrawn }], releases, shopActions });
};
