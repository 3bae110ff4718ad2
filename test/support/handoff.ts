import { calm, type Handoff } from '../../src/domain/index.js';

/** A hand-off that waits, with what a test cares about. */
export const handoffThat = (more: Partial<Handoff> = {}): Handoff => ({
  id: 'hand_1',
  conversationId: 'conv_1',
  caseId: null,
  reason: 'customer-asked',
  priority: 2,
  status: 'waiting',
  agentId: null,
  agentName: null,
  packet: {
    summary: 'Mei Lin wants a refund for crackling headphones.',
    wants: 'i want my money back <!channel>',
    customerName: 'Mei Lin',
    orderNumber: '10482',
    facts: [{ label: 'Item', value: 'Aria Wireless Headphones' }],
    caseReference: 'RF-7K3M-92',
    promised: 'An answer today',
    mood: { ...calm, angry: true },
    riskNotes: ['Third refund this month'],
    suggestedReplies: [],
  },
  locale: 'en',
  openedAt: '2025-11-20T10:00:00.000Z',
  claimedAt: null,
  closedAt: null,
  version: 1,
  ...more,
});
