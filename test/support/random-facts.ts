import fc from 'fast-check';
import {
  agentStages,
  type DecisionFacts,
  deliveryProofs,
  digitalStates,
  discountKinds,
  evidenceKinds,
  faultParties,
  goodsConditions,
  orderSchema,
  paymentMethodKinds,
  requestKinds,
  returnReasons,
  riskBands,
  sealStates,
} from '../../src/domain/index.js';
import type { Policy } from '../../src/policy/index.js';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-18T15:00:00Z');
const ago = (days: number): string => new Date(now - days * dayMs).toISOString();

/** Every word that stands in a policy file, so that random goods carry the tags and categories its rules ask about. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.length <= 40 && !value.includes(' ') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
};

const asked = (document: unknown, key: string): string[] => {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) =>
    name === key ? wordsIn(value) : asked(value, key),
  );
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/**
 * Requests a shop may see, drawn without looking at how the proof divides them: any kind and reason, goods anywhere,
 * facts known or not, days around and far from every usual limit. One order, one to three lines.
 */
export const randomFacts = (policy: Policy): fc.Arbitrary<DecisionFacts> => {
  const { document, floors } = policy.sources;
  const of = (key: string, ...more: string[]): string[] => [
    ...new Set([...asked(document, key), ...asked(floors, key), ...more]),
  ];
  const tags = fc.subarray([...of('tags'), ...of('not'), 'plain', 'boxed'], { maxLength: 2 });
  const days = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 61, max: 400 }) },
  );
  const amounts = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 500_000 }));
  const line = fc.record({
    category: fc.constantFrom(...of('category', 'general')),
    tags,
    sku: maybe(fc.constantFrom(...of('sku', 'ABC'))),
    grossMinor: amounts,
    quantity: fc.integer({ min: 1, max: 4 }),
    discountKind: maybe(fc.constantFrom(...discountKinds)),
    digitalState: maybe(fc.constantFrom(...digitalStates)),
    agentStage: maybe(fc.constantFrom(...agentStages)),
    stockedIn: maybe(days),
    asked: fc.boolean(),
  });
  return fc
    .record({
      kind: fc.constantFrom(...requestKinds),
      reason: fc.constantFrom(...returnReasons),
      fault: maybe(fc.constantFrom(...faultParties)),
      claims: fc.record(
        { condition: fc.constantFrom(...goodsConditions), seal: fc.constantFrom(...sealStates) },
        { requiredKeys: [] },
      ),
      evidence: fc.subarray([...evidenceKinds], { maxLength: 2 }),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      state: fc.constantFrom('pending', 'processed', 'shipped', 'delivered' as const),
      gone: fc.tuple(days, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 5 })),
      shipBy: maybe(fc.integer({ min: -5, max: 20 })),
      silent: fc.boolean(),
      proof: maybe(fc.constantFrom(...deliveryProofs)),
      market: fc.constantFrom(...of('market', 'US')),
      salesChannel: fc.constantFrom(...of('sales-channel', 'web')),
      gift: fc.boolean(),
      currency: fc.constantFrom(...(document as { currencies: string[] }).currencies),
      tender: fc.constantFrom(...paymentMethodKinds),
      dispute: fc.boolean(),
      customerTags: fc.subarray([...of('customer-tags', 'vip', 'staff')], { maxLength: 2 }),
      since: maybe(days),
      risk: maybe(fc.constantFrom(...riskBands)),
      history: maybe(fc.record({ orders: fc.nat(20), cases: fc.nat(8), refundedOrders: fc.nat(8) })),
      captured: maybe(days),
    })
    .map((drawn): DecisionFacts => {
      const [sinceDelivery, travel, wait] = drawn.gone;
      const left = drawn.state === 'shipped' || drawn.state === 'delivered';
      const arrived = drawn.state === 'delivered';
      const shippedAt = left && !drawn.silent ? ago(sinceDelivery + travel) : undefined;
      const lines = drawn.lines.map(({ asked: _asked, stockedIn, ...own }, index) => ({
        id: `line-${index}`,
        productId: `product-${index}`,
        variantId: `variant-${index}`,
        name: `Item ${index}`,
        ...own,
        ...(stockedIn === undefined ? {} : { stockedInAt: ago(stockedIn) }),
      }));
      const total = lines.reduce((sum, own) => sum + own.grossMinor, 0);
      const chosen = lines.filter((_, index) => drawn.lines[index]?.asked === true);
      const order = orderSchema.parse({
        id: 'order',
        number: '#1',
        customerId: 'somebody',
        status: drawn.state,
        currency: drawn.currency,
        market: drawn.market,
        salesChannel: drawn.salesChannel,
        gift: drawn.gift,
        placedAt: ago(sinceDelivery + travel + wait),
        shipBy: drawn.shipBy === undefined ? undefined : ago(drawn.shipBy),
        shippedAt,
        deliveredAt: arrived && !drawn.silent ? ago(sinceDelivery) : undefined,
        lines,
        payments: [
          {
            id: 'payment',
            methodId: 'method',
            kind: drawn.tender,
            label: 'Paid',
            capturedMinor: total,
            capturedAt: drawn.captured === undefined ? undefined : ago(drawn.captured),
            disputedMinor: drawn.dispute ? 1 : undefined,
          },
        ],
        fulfilments:
          drawn.proof === undefined || !arrived
            ? []
            : [
                {
                  id: 'parcel',
                  status: 'delivered',
                  proof: drawn.proof,
                  shippedAt,
                  deliveredAt: drawn.silent ? undefined : ago(sinceDelivery),
                  lines: lines.map((own) => ({ lineId: own.id, quantity: own.quantity })),
                },
              ],
      });
      return {
        kind: drawn.kind,
        askedOn: new Date(now).toISOString(),
        order,
        lines: (chosen.length > 0 ? chosen : lines.slice(0, 1)).map((own) => ({
          lineId: own.id,
          quantity: own.quantity,
        })),
        reason: drawn.reason,
        ...(drawn.fault === undefined ? {} : { fault: drawn.fault }),
        claims: drawn.claims,
        evidence: drawn.evidence.map((kind) => ({ kind })),
        customer: {
          tags: drawn.customerTags,
          since: drawn.since === undefined ? undefined : ago(drawn.since),
          riskBand: drawn.risk,
          history: drawn.history,
        },
        resolution: null,
        replacements: [],
        reserved: { payments: [], lines: [], shippingMinor: 0, dutiesMinor: 0 },
        refundToMethodId: null,
      };
    });
};
