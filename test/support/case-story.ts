import type { CaseEntry, CaseEvent, Decision } from '../../src/domain/index.js';
import { loadPolicy } from './load-policy.js';
import { retailFacts } from './retail-order.js';

const base = loadPolicy('standard-retail').decide(retailFacts());

/** Small, valid entries of a case about ten dollars; a test says what is special about its own. */
export const opened: CaseEvent = {
  type: 'opened',
  orderId: 'order-1',
  orderNumber: '#10001',
  customerId: 'customer-1',
  conversationId: 'conv-1',
  request: { kind: 'refund', lines: [{ lineId: 'a', quantity: 1 }], reason: 'defective' },
};
export const decided = (changes: Partial<Decision> = {}): CaseEvent => ({
  type: 'decided',
  decision: {
    ...base,
    goods: 'keep',
    refundOn: 'now',
    promise: { answerBy: null, refundBy: null },
    ...changes,
  },
});
export const confirmed = (totalMinor = 1_000): CaseEvent => ({
  type: 'confirmed',
  resolution: 'refund',
  totalMinor,
  currency: 'USD',
});
export const moved = (
  status: Extract<CaseEvent, { type: 'refund-moved' }>['status'],
  intentId = 'r1',
  amountMinor = 1_000,
): CaseEvent => ({ type: 'refund-moved', intentId, status, amountMinor, currency: 'USD' });
export const returnRequested = (sendBy: string | null = null): CaseEvent => ({
  type: 'return-requested',
  actionId: 'act-1',
  lines: [{ lineId: 'a', quantity: 1 }],
  ...(sendBy === null ? {} : { sendBy }),
});
export const tracked: CaseEvent = { type: 'return-tracked', status: 'accepted', newsId: 'n1' };

/** What happened at one moment: `['2026-11-02T12:00:00Z', event, …]`. */
export type StoryPart = readonly [string, ...CaseEvent[]];
export const storyOf = (...lines: readonly StoryPart[]): CaseEntry[] =>
  lines
    .flatMap(([at, ...events]) => events.map((event) => ({ at, event })))
    .map(({ at, event }, index) => ({
      caseId: 'case-1',
      seq: index + 1,
      at: new Date(at).toISOString(),
      actor: 'system',
      event,
    }));

export const head = { id: 'case-1', reference: 'RF-7K3M-92' };
