import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import {
  type BookEntryType,
  bookPersonalFields,
  forgetSalts,
  type Json,
  makeSeals,
  neutralPayload,
  payloadHashOf,
  personalFields,
  personalPatterns,
  sealPayload,
  valueAt,
  withValues,
} from '../../../src/audit/index.js';
import {
  type CaseEvent,
  caseEventSchema,
  creditMemoSchema,
  type DecisionFacts,
  storeCreditEntrySchema,
} from '../../../src/domain/index.js';
import { loadPolicy } from '../../support/load-policy.js';
import { randomFacts } from '../../support/random-facts.js';

interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** Where a document of this schema may hold text that is not one of a list. */
const textIn = (schema: Schema, path = ''): string[] => {
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const { additionalProperties: other } = schema;
  return [
    ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => textIn(one, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => textIn(one, below(key))),
    ...(schema.items === undefined ? [] : textIn(schema.items, below('*'))),
    ...(typeof other === 'object' ? textIn(other, below('*')) : []),
    ...(schema.type === 'string' && schema.enum === undefined && schema.const === undefined ? [path] : []),
  ];
};

/** Text that tells of nobody, by the last name on the way to it. */
const kept = new Set([
  // Ids, numbers and fingerprints.
  ...['id', 'orderId', 'customerId', 'conversationId', 'lineId', 'productId', 'variantId', 'newVariantId'],
  ...['actionId', 'intentId', 'invoiceId', 'creditId', 'disputeId', 'paymentId', 'methodId', 'returnId'],
  ...['refundToMethodId', 'providerPaymentId', 'providerRefundId', 'labelHash', 'exchangeId'],
  ...['number', 'orderNumber', 'caseReference', 'rma', 'sku', 'version'],
  // Moments and days.
  ...[
    'at',
    'askedOn',
    'readOn',
    'placedAt',
    'shipBy',
    'shippedAt',
    'deliveredAt',
    'capturedAt',
    'stockedInAt',
  ],
  ...['since', 'until', 'answerBy', 'refundBy', 'dueOn', 'dueAt', 'sendBy'],
  // Words of the shop's own lists and of the policy.
  ...['currency', 'kind', 'name', 'names', 'taxName', 'category', 'tags', 'market', 'salesChannel', 'mover'],
  ...['carrier', 'clause', 'clauses', 'rule', 'because', 'say', 'of', 'platform'],
]);
const lastName = (path: string): string => path.replaceAll('.*', '').split('.').at(-1) ?? '';

describe('what is sealed', () => {
  const { oneOf = [] } = z.toJSONSchema(caseEventSchema, { reused: 'inline' }) as unknown as Schema;
  const types = oneOf.map((schema) => ({ type: String(schema.properties?.type?.const), schema }));

  test.each(types)('is every text of "$type" that may tell who somebody is', ({ type, schema }) => {
    const sealed: readonly string[] = personalFields[type as CaseEvent['type']];
    const isSealed = (path: string): boolean =>
      sealed.some((pattern) => path === pattern || path.startsWith(`${pattern}.`));
    // Why a person took over is one of a list.
    const open = [...new Set(textIn(schema))].filter(
      (path) => !isSealed(path) && !kept.has(lastName(path)) && `${type} ${path}` !== 'handed-off reason',
    );
    expect(open).toEqual([]);
  });

  test.each(types)('exists in "$type"', ({ type, schema }) => {
    const paths = textIn(schema);
    const unknown = personalFields[type as CaseEvent['type']].filter(
      (pattern) => !paths.some((path) => path === pattern || path.startsWith(`${pattern}.`)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('what is sealed in the books', () => {
  const books: readonly [BookEntryType, z.ZodType][] = [
    ['paper-issued', z.object({ paper: creditMemoSchema })],
    ['credit-booked', storeCreditEntrySchema.omit({ at: true, actor: true, caseId: true })],
  ];

  test.each(books)(
    'is every text of "%s" that may tell who somebody is, and nothing else',
    (type, schema) => {
      const texts = [...new Set(textIn(z.toJSONSchema(schema, { reused: 'inline' }) as unknown as Schema))];
      const ids = new Set(['caseId', 'cancels', 'issuedAt']);
      const open = texts.filter((path) => !kept.has(lastName(path)) && !ids.has(lastName(path)));
      expect(open).toEqual(bookPersonalFields[type]);
      expect(personalPatterns(type)).toEqual(bookPersonalFields[type]);
    },
  );
});

const withPersonalData = (facts: DecisionFacts): DecisionFacts => ({
  ...facts,
  evidence: facts.evidence.map((one) => ({
    ...one,
    text: 'It broke when Ana fell',
    ref: 'photo-of-ana.jpg',
  })),
  order: {
    ...facts.order,
    lines: facts.order.lines.map((line) => ({ ...line, options: { Engraving: 'For Ana' } })),
    payments: facts.order.payments.map((payment) => ({ ...payment, label: 'Visa of Ana' })),
    fulfilments: facts.order.fulfilments.map((parcel) => ({ ...parcel, trackingNumber: 'parcel-of-Ana' })),
  },
  customer: {
    ...facts.customer,
    paymentMethods: [{ id: 'gift', kind: 'gift-card', brand: 'Gift card of Ana', lastFour: 'AnaX' }],
  },
});

describe('no rule reads what is sealed', () => {
  test.each(['standard-retail', 'electronics', 'fashion', 'marketplace-seller', 'purchasing-agent'])(
    '%s decides the same when it is gone, labels apart',
    (name) => {
      const policy = loadPolicy(name);
      fc.assert(
        fc.property(randomFacts(policy), (drawn) => {
          const facts = withPersonalData(JSON.parse(JSON.stringify(drawn)) as DecisionFacts);
          const decision = policy.decide(facts);
          const payload = JSON.parse(JSON.stringify({ event: { type: 'decided', decision, facts } })) as Json;
          const seals = makeSeals(payload, personalPatterns('decided'), () => 'salt');
          const neutral = neutralPayload(payload, seals);
          // A name, and no digits: a price drawn at random may hold any four of them.
          expect(JSON.stringify(neutral)).not.toContain('Ana');
          const again = policy.decide(valueAt(neutral, '/event/facts') as unknown as DecisionFacts);
          const tenders = again.breakdown?.tenders ?? [];
          const labels = new Map(
            tenders.map((_, at): [string, Json] => [`/breakdown/tenders/${at}/label`, '[…]']),
          );
          expect(withValues(JSON.parse(JSON.stringify(again)) as Json, labels)).toEqual(
            valueAt(neutral, '/event/decision'),
          );
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('a sealed payload', () => {
  const payload: Json = {
    reference: 'RF-7K3M-92',
    seq: 2,
    event: { type: 'evidence-added', evidence: { kind: 'photo', text: 'It broke', ref: 'a.jpg' } },
  };
  let salts = 0;
  const newSalt = (): string => `salt-${++salts}`;

  test('hashes the same before and after what it hides was erased, and opens to nothing then', () => {
    const seals = makeSeals(payload, personalPatterns('evidence-added'), newSalt);
    expect(seals.fields.map(({ path }) => path)).toEqual(['/event/evidence/text', '/event/evidence/ref']);
    const forgotten = forgetSalts(payload, seals);
    const erased = neutralPayload(payload, seals);
    const hash = payloadHashOf(seals.salt, sealPayload(payload, seals));
    expect(payloadHashOf(forgotten.salt, sealPayload(erased, forgotten))).toBe(hash);
    expect(JSON.stringify([erased, forgotten])).not.toMatch(/It broke|a\.jpg|salt-[23]/);
    expect(forgetSalts(erased, forgotten)).toEqual(forgotten);
  });

  test('hashes otherwise when anything in it is changed, sealed or not', () => {
    const seals = makeSeals(payload, personalPatterns('evidence-added'), newSalt);
    const hash = payloadHashOf(seals.salt, sealPayload(payload, seals));
    for (const path of [
      '/reference',
      '/seq',
      '/event/type',
      '/event/evidence/text',
      '/event/evidence/kind',
    ]) {
      const other = withValues(payload, new Map([[path, 'other']]));
      expect(payloadHashOf(seals.salt, sealPayload(other, seals))).not.toBe(hash);
    }
  });

  test('seals the same words twice to different digests', () => {
    const twice: Json = { event: { evidence: { text: 'same', ref: 'same' } } };
    const sealed = sealPayload(twice, makeSeals(twice, personalPatterns('evidence-added'), newSalt));
    expect(valueAt(sealed, '/event/evidence/text')).not.toEqual(valueAt(sealed, '/event/evidence/ref'));
  });
});
