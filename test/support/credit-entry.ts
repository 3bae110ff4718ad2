import type { StoreCreditEntry } from '../../src/domain/index.js';

/** An entry of store credit as an agent books it by hand; what a test is about, it says itself. */
export const creditEntry = (id: string, more: Partial<StoreCreditEntry> = {}): StoreCreditEntry => ({
  id,
  customerId: 'holder',
  kind: 'correction',
  amountMinor: 1_000,
  currency: 'USD',
  caseId: null,
  intentId: null,
  actor: 'agent:ana',
  reason: 'for the wait',
  at: '2026-11-21T12:00:00.000Z',
  ...more,
});
