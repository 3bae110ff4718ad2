import { z } from 'zod';
import {
  cardSchema,
  carrierNewsRequest,
  carrierNewsResponse,
  choiceSchema,
  creditMemoSchema,
  stripeEventRequest,
  stripeEventResponse,
  transcriptMessageSchema,
} from '../../domain/index.js';
import * as wire from '../../domain/wire.js';
import { caseSchemaForWire } from '../../domain/wire-case.js';

/** Every schema that has a name in the document. */
const named = {
  StartConversationRequest: wire.startConversationRequest,
  StartConversationResponse: wire.startConversationResponse,
  PostMessageRequest: wire.postMessageRequest,
  MessagesResponse: wire.messagesResponse,
  Message: transcriptMessageSchema,
  Choice: choiceSchema,
  Card: cardSchema,
  OwnerEvent: wire.ownerEvent,
  Problem: wire.problemResponse,
  Agent: wire.agentResponse,
  FirstYes: wire.firstYesWire,
  Handoff: wire.handoffWire,
  Case: caseSchemaForWire,
  QueueResponse: wire.queueResponse,
  HandoffResponse: wire.handoffResponse,
  CaseListResponse: wire.caseListResponse,
  CasePageResponse: wire.casePageResponse,
  CaseEntry: wire.caseEntryWire,
  CaseActionRequest: wire.caseActionRequest,
  Paper: wire.paperWire,
  CreditMemo: creditMemoSchema,
  ClaimRequest: wire.claimRequest,
  AgentReplyRequest: wire.agentReplyRequest,
  ApproveRequest: wire.approveRequest,
  DeclineRequest: wire.declineRequest,
  GiveBackRequest: wire.giveBackRequest,
  CloseRequest: wire.closeRequest,
  AuditEntry: wire.auditEntryWire,
  AuditEntriesResponse: wire.auditEntriesResponse,
  InclusionProof: wire.inclusionProofResponse,
  ConsistencyProof: wire.consistencyProofResponse,
  CarrierNews: carrierNewsRequest,
  CarrierNewsResponse: carrierNewsResponse,
  StripeEvent: stripeEventRequest,
  StripeEventResponse: stripeEventResponse,
} as const;

export type ComponentName = keyof typeof named;

export const refTo = (name: ComponentName): { readonly $ref: string } => ({
  $ref: `#/components/schemas/${name}`,
});

/** The wire schemas as JSON Schema, each under its name and pointing at each other by reference. */
export const componentSchemas = (): Record<string, unknown> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    target: 'draft-2020-12',
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _address, ...schema }]) => [id, schema]),
  );
};
