import type {
  CaseEvent,
  Handoff,
  InboundMessage,
  Order,
  RefundIntent,
  Reply,
  TranscriptMessage,
} from '../../../src/domain/index.js';
import { orderSchema } from '../../../src/domain/index.js';
import type { NewConversation, NewMessage, TakenTurn, TurnCommit } from '../../../src/turns/ports.js';
import { testNow as at } from '../../support/databases.js';

/** Small, valid pieces of conversations, cases and orders; a test says what is special about its own. */

export const newConversation = (id: string): NewConversation => ({
  id,
  channel: 'web',
  threadKey: `thread-${id}`,
  address: { page: 'demo' },
  locale: 'en',
  tokenHash: `hash-${id}`,
  state: { step: 0 },
  messages: [],
  createdAt: at,
});

export const inboundOf = (conversationId: string, eventId: string, text: string): InboundMessage => ({
  channel: 'web',
  conversationId,
  threadKey: `thread-${conversationId}`,
  eventId,
  text,
  choiceId: null,
  attachments: [],
  locale: null,
  provenCustomerId: null,
  address: {},
  receivedAt: at,
});

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  key: 'test',
  text,
  choices: [],
  card: null,
  ...more,
});

export const said = (
  id: string,
  role: TranscriptMessage['role'],
  text: string,
  inboundId: string | null = null,
): NewMessage => ({ id, role, author: null, reply: reply(text), inboundId, delivery: 'none' });

export const commitOf = (turn: TakenTurn | null, more: Partial<TurnCommit> = {}): TurnCommit => ({
  conversationId: turn?.conversation.id ?? '',
  leaseToken: turn?.leaseToken ?? null,
  inboundId: turn?.inbound.id ?? null,
  at,
  state: turn?.conversation.state,
  locale: 'en',
  owner: null,
  messages: [],
  record: null,
  openedCases: [],
  caseEvents: [],
  shopActions: [],
  reservations: [],
  openHandoff: null,
  changeHandoff: null,
  jobs: [],
  ...more,
});

export const opened = (
  orderId: string,
  more: Partial<Extract<CaseEvent, { type: 'opened' }>> = {},
): CaseEvent => ({
  type: 'opened',
  orderId,
  orderNumber: `#${orderId}`,
  customerId: 'customer_1',
  conversationId: 'conv',
  request: { kind: 'refund', lines: [{ lineId: 'l1', quantity: 1 }], reason: 'damaged' },
  ...more,
});

/** Ten mugs for 100.00, on a card (80.00) and a gift card (20.00); 5.00 shipping is part of it. */
export const mugOrder = (id: string, more: Record<string, unknown> = {}): Order =>
  orderSchema.parse({
    id,
    number: `#${id}`,
    customerId: 'customer_1',
    status: 'delivered',
    currency: 'USD',
    placedAt: '2025-05-01T10:00:00Z',
    lines: [{ id: 'l1', productId: 'p1', variantId: 'v1', name: 'Mug', quantity: 10, grossMinor: 9500 }],
    shipping: { grossMinor: 500 },
    payments: [
      { id: 'card', methodId: 'm1', kind: 'card', label: 'Visa', capturedMinor: 8000 },
      { id: 'gift', methodId: 'm2', kind: 'gift-card', label: 'Gift card', capturedMinor: 2000 },
    ],
    ...more,
  });

export const intentFor = (
  id: string,
  caseId: string,
  orderId: string,
  more: Partial<RefundIntent> = {},
): RefundIntent => ({
  id,
  caseId,
  orderId,
  paymentId: 'card',
  methodId: 'm1',
  mover: 'records',
  amountMinor: 950,
  currency: 'USD',
  status: 'reserved',
  attempts: 0,
  firstSubmittedAt: null,
  requestHash: `hash-${id}`,
  providerRefundId: null,
  lines: [{ lineId: 'l1', quantity: 1, grossMinor: 950, taxMinor: 0 }],
  shippingMinor: 0,
  dutiesMinor: 0,
  createdAt: at,
  updatedAt: at,
  ...more,
});

export const handoffFor = (id: string, conversationId: string, more: Partial<Handoff> = {}): Handoff => ({
  id,
  conversationId,
  caseId: null,
  reason: 'customer-asked',
  priority: 2,
  status: 'waiting',
  agentId: null,
  agentName: null,
  packet: {
    summary: 'Wants a person',
    wants: 'a person',
    customerName: null,
    orderNumber: null,
    facts: [],
    caseReference: null,
    promised: '',
    mood: { angry: false, legalThreat: false, vulnerable: false, abusive: false },
    riskNotes: [],
    suggestedReplies: [],
  },
  locale: 'en',
  openedAt: at,
  claimedAt: null,
  closedAt: null,
  version: 0,
  ...more,
});
