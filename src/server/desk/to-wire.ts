import type { Case, Handoff } from '../../domain/index.js';
import type { FirstYesWire, HandoffResponse, HandoffWire } from '../../domain/wire.js';

const plain = <T>(value: unknown): T => structuredClone(value) as T;

/** A hand-off as the desk's page sees it, with its case's first yes. */
export const handoffToWire = (
  { caseId: _caseId, ...handoff }: Handoff,
  firstYes: FirstYesWire | null,
): HandoffWire => plain({ ...handoff, firstYes });

export const caseToWire = (found: Case): NonNullable<HandoffResponse['case']> =>
  plain({
    id: found.id,
    reference: found.reference,
    status: found.status,
    orderId: found.orderId,
    orderNumber: found.orderNumber,
    customerId: found.customerId,
    conversationId: found.conversationId,
    request: found.request,
    decision: found.decision,
    resolution: found.resolution,
    totalMinor: found.totalMinor,
    currency: found.currency,
    evidence: found.evidence,
    intents: found.intents,
    openedAt: found.openedAt,
    updatedAt: found.updatedAt,
    version: found.version,
  });
