import type { Case, CaseReturn, Decision } from '../../domain/index.js';

const triggers: readonly Decision['refundOn'][] = ['now', 'scan', 'receipt', 'inspection'];

/** The latest trigger that these goods have reached: whoever holds them in hand needs no scan of the carrier. */
const reached = (goods: CaseReturn): Decision['refundOn'] => {
  if (goods.status === 'inspected' || goods.status === 'closed') return 'inspection';
  if (goods.status === 'received') return 'receipt';
  return goods.isScanned || goods.received.length > 0 ? 'scan' : 'now';
};

/** Whether the money may leave, by the policy's own trigger. */
export const isDue = (refundOn: Decision['refundOn'], goods: CaseReturn): boolean =>
  triggers.indexOf(reached(goods)) >= triggers.indexOf(refundOn);

/** The money has left or its job is on the way: from here on nothing is taken back by itself. */
export const hasLeft = (found: Case): boolean =>
  found.intents.some(({ status }) => status !== 'reserved' && status !== 'released') ||
  (found.return !== null && found.decision !== null && isDue(found.decision.refundOn, found.return));
