import { describe, expect, test } from '@jest/globals';
import { foldCase } from '../../../src/cases/index.js';
import {
  type CaseEvent,
  type Customer,
  calm,
  type Decision,
  type Order,
  type TranscriptMessage,
} from '../../../src/domain/index.js';
import { buildPacket, type PacketSource } from '../../../src/handoff/index.js';

const sam: Customer = {
  id: 'sam',
  firstName: 'Sam',
  lastName: 'Carter',
  emails: ['sam.carter@example.com'],
  postcode: '97205',
  country: 'US',
  tags: [],
  paymentMethods: [{ id: 'visa', kind: 'card', brand: 'Visa', lastFour: '7310' }],
};

const boots: Order = {
  id: 'order-9917',
  number: '#9917',
  customerId: 'sam',
  status: 'delivered',
  currency: 'USD',
  market: 'US',
  salesChannel: 'web',
  gift: false,
  placedAt: '2026-04-05T12:00:00.000Z',
  deliveredAt: '2026-04-09T18:00:00.000Z',
  lines: [
    {
      id: 'l1',
      productId: 'trail-boots',
      variantId: 'trail-boots-1',
      name: 'Trail Boots',
      names: { zh: '徒步靴' },
      options: { size: '9' },
      category: 'footwear',
      tags: [],
      quantity: 1,
      grossMinor: 18_000,
      taxes: [],
      discountMinor: 0,
    },
  ],
  shipping: { grossMinor: 0, taxMinor: 0 },
  payments: [{ id: 'p1', methodId: 'visa', kind: 'card', label: 'Visa ··7310', capturedMinor: 18_000 }],
  fulfilments: [],
  actions: [],
};

const review: Decision = {
  outcome: 'review',
  policy: { name: 'standard-retail', version: 'v1' },
  decidedBy: { source: 'merchant', name: 'standard-retail' },
  clauses: ['4.5'],
  trace: [],
  resolutions: ['refund'],
  chooser: 'shop',
  freight: 'seller',
  goods: 'return',
  refundOn: 'now',
  payoutDays: { from: 3, to: 5 },
  until: null,
  breakdown: null,
  missingEvidence: [],
  missingClaims: [],
  approval: 'assistant',
  promise: { answerBy: null, refundBy: null },
  say: null,
  declineReason: null,
  reviewReasons: ['policy-says'],
};

const said = (...texts: readonly string[]): TranscriptMessage[] =>
  texts.map((text, index) => ({
    id: `m${index}`,
    conversationId: 'c1',
    seq: index + 1,
    role: 'customer',
    author: null,
    key: null,
    text,
    choices: [],
    card: null,
    inboundId: null,
    delivery: 'none',
    at: '2026-11-21T18:00:00.000Z',
  }));

const source = (changed: Partial<PacketSource> = {}): PacketSource => ({
  customer: sam,
  order: boots,
  case: null,
  decision: review,
  transcript: said(
    'I want to return the boots from April',
    'sam.carter@example.com 97205',
    'yes',
    'the sole came off after two months',
  ),
  mood: { ...calm, angry: true },
  reason: 'policy-review',
  clauseText: 'Faults after 60 days are decided by a colleague.',
  promised: null,
  history: { orders: 3, cases: 0, refunds: 0 },
  now: new Date('2026-11-21T19:00:00.000Z'),
  timeZone: 'America/Los_Angeles',
  customerLocale: 'en',
  deskLocale: 'en',
  ...changed,
});

describe('the packet a person opens', () => {
  test('tells the whole story in one paragraph', () => {
    expect(buildPacket(source()).summary).toBe(
      'Wants: I want to return the boots from April / the sole came off after two months. ' +
        'Order: #9917, $180.00, 9 April 2026, 226 days ago. ' +
        'Engine: leaves it to you (4.5). ' +
        'Statutory floor: none. ' +
        'Offered so far: nothing promised. ' +
        'Mood: angry. ' +
        'Risk: none.',
    );
  });

  test('names the law that gave more than the shop, with its clause', () => {
    const byLaw: Decision = {
      ...review,
      decidedBy: { source: 'floor', name: 'eu-withdrawal' },
      clauses: ['EU-1'],
    };
    const { summary, facts } = buildPacket(source({ decision: byLaw }));
    expect(summary).toContain('Statutory floor: eu-withdrawal decided (EU-1).');
    expect(facts).toContainEqual({ label: 'Statutory floor', value: 'eu-withdrawal decided (EU-1)' });
  });

  test('tells what the customer said of the goods', () => {
    const { facts } = buildPacket(source({ claims: { condition: 'tried', seal: 'opened' } }));
    expect(facts).toContainEqual({ label: 'Says of the goods', value: 'only tried, opened' });
  });

  test('is the same for the same source', () => {
    expect(buildPacket(source())).toEqual(buildPacket(source()));
  });

  test('quotes what the customer came for, not their e-mail address or a bare yes', () => {
    const { wants } = buildPacket(
      source({ transcript: said('mei@example.com', '#10482', 'my cup is broken', 'yes') }),
    );
    expect(wants).toBe('my cup is broken');
  });

  test('notes earlier refunds and cases, a first order, and an identity that is not proven', () => {
    const risks = (history: PacketSource['history']): readonly string[] =>
      buildPacket(source({ history })).riskNotes;
    expect(risks({ orders: 4, cases: 2, refunds: 1 })).toEqual(['2 earlier cases', '1 earlier refund']);
    expect(risks({ orders: 1, cases: 0, refunds: 0 })).toEqual(['first order']);
    expect(risks(null)).toEqual(['identity not proven']);
  });

  test('says what was promised, so that the person can keep it', () => {
    expect(buildPacket(source({ promised: 'a replacement this week' })).promised).toBe(
      'a replacement this week',
    );
  });

  test('says whose yes it takes where one person’s is not enough', () => {
    const approval = (changed: Partial<PacketSource>) =>
      buildPacket(source(changed)).facts.find(({ label }) => label === 'Approval')?.value;
    expect(approval({})).toBeUndefined();
    expect(approval({ decision: { ...review, approval: 'agent' } })).toBeUndefined();
    expect(approval({ decision: { ...review, approval: 'two-people' } })).toBe('takes the yes of two people');
    const opened: CaseEvent = {
      type: 'opened',
      orderId: boots.id,
      orderNumber: boots.number,
      customerId: sam.id,
      conversationId: 'c1',
      request: { kind: 'refund', lines: [{ lineId: 'l1', quantity: 1 }], reason: 'defective' },
    };
    const firstYes: CaseEvent = {
      type: 'approval-given',
      resolution: 'refund',
      totalMinor: 12_600,
      currency: 'USD',
      reason: 'fair',
    };
    const entries = [opened, firstYes].map((event, index) => ({
      caseId: 'case-1',
      seq: index + 1,
      at: '2026-11-21T18:00:00.000Z',
      actor: 'agent:dana' as const,
      event,
    }));
    const found = foldCase({ id: 'case-1', reference: 'RF-7K3M-92' }, entries);
    expect(approval({ case: found })).toContain('$126.00');
  });

  test('stands without an order, a customer or a decision', () => {
    const packet = buildPacket(
      source({
        customer: null,
        order: null,
        decision: null,
        clauseText: null,
        history: null,
        transcript: [],
        reason: 'identity',
      }),
    );
    expect(packet.summary).toContain('Engine: not asked yet.');
    expect([packet.customerName, packet.orderNumber, packet.caseReference]).toEqual([null, null, null]);
    expect(packet.suggestedReplies.length).toBeGreaterThan(1);
  });

  test('speaks the desk’s language to the agent and the customer’s in the drafts', () => {
    const liNa = { ...sam, firstName: '娜', lastName: '李' };
    const packet = buildPacket(source({ customer: liNa, customerLocale: 'zh', deskLocale: 'zh' }));
    expect(packet.customerName).toBe('李娜');
    expect(packet.summary).toContain('系统判断');
    expect(packet.facts.map((fact) => fact.value).join()).toContain('徒步靴');
    expect(packet.suggestedReplies[0]).toContain('李娜');
    expect(buildPacket(source({ customerLocale: 'zh' })).summary).toContain('Wants');
  });
});
