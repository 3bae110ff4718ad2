import { err, ok, type Result } from '../base/index.js';
import { canTransition } from '../cases/index.js';
import type { Case } from '../domain/index.js';
import type { TurnsDependencies } from './dependencies.js';
import { sayLater } from './say-later.js';

export type ReturnRefusal = 'case-not-found' | 'not-awaited';

/** The goods of a return were seen: the reserved refund leaves, and the customer is told. Twice is once. */
export const createReturnReceiver =
  (deps: TurnsDependencies) =>
  async (reference: string): Promise<Result<Case, ReturnRefusal>> => {
    const found = await deps.cases.caseByReference(reference.trim().toUpperCase());
    if (found === null) return err('case-not-found');
    if (!canTransition(found.status, 'return-received', 'system')) return err('not-awaited');
    const reserved = found.intents.filter((intent) => intent.status === 'reserved');
    const said = await sayLater(deps, found, {
      once: `return-received:${found.id}`,
      key: 'return-received',
      params: {
        reference: found.reference,
        amount: { kind: 'money', amountMinor: found.totalMinor ?? 0, currency: found.currency ?? 'USD' },
      },
      events: [{ type: 'return-received' }],
      jobs: reserved.map(({ id }) => ({ name: 'refund', payload: { intentId: id }, singletonKey: id })),
    });
    return said ? ok(found) : err('not-awaited');
  };
