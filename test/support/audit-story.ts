import { createHash } from 'node:crypto';
import {
  type AuditEntry,
  type AuditItem,
  type BookEntryType,
  casePayload,
  chainEntries,
  checkpointText,
  consistencyRanges,
  creditPayload,
  forgetSalts,
  growTree,
  hashTogether,
  inclusionRanges,
  isBookEntry,
  type Json,
  type LeafRange,
  leafHashOf,
  noteSigner,
  nothingBefore,
  type PackEntry,
  type PackHeader,
  packEntryOf,
  packSchemaName,
  paperPayload,
  payloadHashOf,
  placesOf,
  type Seals,
  sealPayload,
} from '../../src/audit/index.js';
import type { Actor, CaseEvent, CreditMemo, StoreCreditEntry } from '../../src/domain/index.js';
import { compilePolicy, type Policy } from '../../src/policy/index.js';
import { retailFacts, retailLine, retailOrder } from './retail-order.js';

export const storyOrigin = 'shop.example/audit';
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();

/** A key that everybody knows: for tests and vectors only. */
export const storyKey = ((): string => {
  const seed = createHash('sha256').update('makegood test vectors').digest();
  return Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]).toString('base64');
})();
export const storySigner = (() => {
  const signer = noteSigner(storyOrigin, storyKey);
  if (!signer.ok) throw new TypeError('The key of the vectors cannot be read.');
  return signer.value;
})();

const topics = [
  ...['window', 'general', 'condition', 'fees', 'return-shipping', 'refund-time', 'refund-method'],
  ...['exchange', 'cancellation', 'faulty', 'final-sale', 'evidence', 'appeal'],
];
export const storyDocument = {
  policy: 'tiny-shop',
  'time-zone': 'UTC',
  currencies: ['USD'],
  start: { event: 'delivered' },
  clauses: { '1': { en: 'Thirty days.', zh: '三十天。', topics } },
  rules: [
    {
      clause: '1',
      when: { within: '30 days' },
      // biome-ignore lint/suspicious/noThenProperty: a word of the policy language
      then: { approve: ['refund'], goods: 'keep', 'refund-on': 'now' },
    },
  ],
  otherwise: 'review',
  'payout-days': { card: '3-5' },
  limits: { assistant: 500, agent: 2000 },
  identity: [['email', 'order-number']],
};
export const storyPolicy = ((): Policy => {
  const compiled = compilePolicy(storyDocument, []);
  if (!compiled.ok) throw new TypeError(JSON.stringify(compiled.error));
  return compiled.value;
})();
export const storyFacts = retailFacts({
  order: retailOrder({
    lines: [retailLine({ id: 'a', grossMinor: 10_000, options: { Engraving: 'For Ana' } })],
  }),
  evidence: [{ kind: 'note', text: 'It crackles' }],
});
export const storyDecision = storyPolicy.decide(storyFacts);

const house = (minute: number, type: string, payload: unknown): AuditItem => ({
  at: at(minute),
  actor: 'system',
  type,
  case: null,
  payload: JSON.parse(JSON.stringify(payload)) as Json,
});

/** An event of one of the two cases of the story. */
export const happened = (
  minute: number,
  of: { readonly case: 1 | 2; readonly seq: number; readonly actor?: Actor },
  event: CaseEvent,
): AuditItem => ({
  at: at(minute),
  actor: of.actor ?? 'system',
  type: event.type,
  case: `case_${of.case}`,
  payload: JSON.parse(JSON.stringify(casePayload(`RF-7K3M-9${of.case}`, { seq: of.seq, event }))) as Json,
});

/** What the books say beside the cases: a paper of the first case, or store credit of nobody's case. */
const booked = (
  minute: number,
  type: BookEntryType,
  payload: Json,
  of: { readonly case: string | null; readonly actor?: Actor } = { case: null },
): AuditItem => ({
  at: at(minute),
  actor: of.actor ?? 'system',
  type,
  case: of.case,
  payload: JSON.parse(JSON.stringify(payload)) as Json,
});

export const paper = (minute: number, number: number, memo: object): AuditItem => {
  const series = 'invoiceId' in memo ? 'invoice' : 'credit-memo';
  return booked(minute, 'paper-issued', paperPayload({ series, number, paper: memo }), { case: 'case_1' });
};

export const credit = (
  minute: number,
  entry: Pick<StoreCreditEntry, 'id' | 'kind' | 'amountMinor' | 'reason'> & { readonly intentId?: string },
): AuditItem =>
  booked(
    minute,
    'credit-booked',
    creditPayload({ customerId: 'customer-1', currency: 'USD', intentId: null, ...entry }),
    entry.intentId === undefined ? { case: null, actor: 'agent:dana' } : { case: 'case_1' },
  );

/** The memo of the refund of the story. */
export const storyMemo: CreditMemo = {
  series: 'credit-memo',
  number: 'CM-000001',
  kind: 'memo',
  cancels: null,
  issuedAt: at(5),
  caseId: 'case_1',
  caseReference: 'RF-7K3M-91',
  orderId: 'order-1',
  orderNumber: '#10001',
  customerId: 'customer-1',
  intentId: 'intent-1',
  providerRefundId: 're_1',
  tender: 'Visa ··4021',
  currency: 'USD',
  lines: [
    {
      bucket: 'goods',
      lineId: 'a',
      quantity: 1,
      netMinor: 9_000,
      taxes: [{ name: 'Sales tax', taxMinor: 1_000 }],
      grossMinor: 10_000,
    },
  ],
  netMinor: 9_000,
  taxes: [{ name: 'Sales tax', netMinor: 9_000, taxMinor: 1_000 }],
  untaxedMinor: 0,
  totalMinor: 10_000,
};

const opened = (of: 1 | 2): CaseEvent => ({
  type: 'opened',
  orderId: 'order-1',
  orderNumber: '#10001',
  customerId: 'customer-1',
  conversationId: `conversation-${of}`,
  request: { kind: 'refund', lines: [{ lineId: 'a', quantity: 1 }], reason: 'changed-mind' },
});
const moved = (status: 'reserved' | 'submitted' | 'succeeded', providerRefundId?: string): CaseEvent => ({
  type: 'refund-moved',
  intentId: 'intent-1',
  status,
  amountMinor: 10_000,
  currency: 'USD',
  ...(providerRefundId === undefined ? {} : { providerRefundId }),
});

/** One case from its opening to its refund and memo, another one that has just begun, store credit given and spent. */
export const storyItems: readonly AuditItem[] = [
  house(0, 'key-used', { origin: storyOrigin, verifierKey: storySigner.verifierKey.text }),
  house(1, 'policy-recorded', {
    name: storyPolicy.name,
    version: storyPolicy.version,
    validFrom: null,
    document: storyDocument,
    floors: [],
  }),
  happened(2, { case: 1, seq: 1, actor: 'customer' }, opened(1)),
  happened(
    2,
    { case: 1, seq: 2, actor: 'customer' },
    { type: 'evidence-added', evidence: { kind: 'note', text: 'It crackles' } },
  ),
  happened(2, { case: 1, seq: 3 }, { type: 'decided', decision: storyDecision, facts: storyFacts }),
  happened(
    2,
    { case: 1, seq: 4, actor: 'customer' },
    { type: 'confirmed', resolution: 'refund', totalMinor: 10_000, currency: 'USD' },
  ),
  happened(2, { case: 1, seq: 5 }, moved('reserved')),
  happened(3, { case: 1, seq: 6 }, moved('submitted')),
  happened(4, { case: 2, seq: 1, actor: 'customer' }, opened(2)),
  happened(5, { case: 1, seq: 7, actor: 'provider' }, moved('succeeded', 're_1')),
  paper(5, 1, storyMemo),
  happened(6, { case: 2, seq: 2, actor: 'agent:dana' }, { type: 'noted', text: 'Ana called' }),
  credit(7, { id: 'credit-1', kind: 'correction', amountMinor: 2_000, reason: 'For the long wait of Ana' }),
  credit(8, { id: 'credit-2', kind: 'spent', amountMinor: -1_500, reason: '#10002 of Ana' }),
];

/** The refund of the story as its provider lists it. */
export const storyRefund = {
  providerRefundId: 're_1',
  intentId: 'intent-1',
  amountMinor: 10_000,
  currency: 'USD',
  status: 'succeeded' as const,
};

export interface StoryEntry {
  readonly entry: AuditEntry;
  readonly payload: Json;
  readonly seals: Seals;
}

/** A log in memory, as whoever owns it would write it, honest or not. */
export interface StoryLog {
  readonly entries: readonly StoryEntry[];
  hashOf(range: LeafRange): string;
  note(size?: number): string;
}

const logOf = (entries: readonly StoryEntry[]): StoryLog => {
  const nodes = new Map<string, string>();
  const leaves = entries.map(({ entry }) => leafHashOf(entry));
  for (const [index, hash] of leaves.entries()) nodes.set(`0/${index}`, hash);
  for (const { level, index, hash } of growTree({ size: 0, peaks: [] }, leaves).nodes)
    nodes.set(`${level}/${index}`, hash);
  const hashOf = (range: LeafRange): string =>
    hashTogether(placesOf(range).map(({ level, index }) => nodes.get(`${level}/${index}`) ?? ''));
  return {
    entries,
    hashOf,
    note: (size = entries.length) =>
      storySigner.sign(checkpointText({ origin: storyOrigin, size, root: hashOf({ from: 0, to: size }) })),
  };
};

export const writeLog = (items: readonly AuditItem[] = storyItems): StoryLog => {
  let salts = 0;
  const newSalt = (): string => `salt-${String(++salts).padStart(17, '0')}`;
  const { entries } = chainEntries({ size: 0, lastHash: nothingBefore, peaks: [] }, items, newSalt);
  return logOf(
    entries.map(({ leafHash: _leafHash, seals, ...entry }, index) => ({
      entry,
      seals,
      payload: items[index]?.payload ?? null,
    })),
  );
};

/** The same log with other entries at some places, hashed and signed anew but chained as it was. */
export const rewritten = (log: StoryLog, change: (entry: StoryEntry) => StoryEntry): StoryLog =>
  logOf(log.entries.map(change));

/** What a forger would do who hashes what they changed. */
export const rehashed = ({ entry, payload, seals }: StoryEntry): StoryEntry => ({
  payload,
  seals,
  entry: { ...entry, payloadHash: payloadHashOf(seals.salt, sealPayload(payload, seals)) },
});

/** Everything personal in these entries forgotten, as an erasure leaves it. */
export const forgetting = (log: StoryLog, seqs: readonly number[]): StoryLog =>
  rewritten(log, (one) =>
    seqs.includes(one.entry.seq) ? { ...one, seals: forgetSalts(one.payload, one.seals) } : one,
  );

export const wholePack = (log: StoryLog, header: Partial<PackHeader> = {}): string[] => [
  JSON.stringify(headerOf(log, header)),
  ...log.entries.map((kept) => JSON.stringify(packEntryOf(kept))),
];

/** A pack of the first case, with what it rests on. */
export const casePack = (log: StoryLog, sinceSize: number | null = null): string[] => {
  const size = log.entries.length;
  const since =
    sinceSize === null
      ? null
      : { checkpoint: log.note(sinceSize), proof: consistencyRanges(sinceSize, size).map(log.hashOf) };
  const own = log.entries.filter(
    ({ entry }) => entry.case === 'case_1' || (entry.case === null && !isBookEntry(entry.type)),
  );
  return [
    JSON.stringify(headerOf(log, { kind: 'case', case: 'case_1', since })),
    ...own.map((kept) =>
      JSON.stringify(packEntryOf(kept, inclusionRanges(kept.entry.seq, size).map(log.hashOf))),
    ),
  ];
};

const headerOf = (log: StoryLog, more: Partial<PackHeader>): PackHeader => ({
  schema: packSchemaName,
  kind: 'whole',
  case: null,
  origin: storyOrigin,
  verifierKey: storySigner.verifierKey.text,
  checkpoint: log.note(),
  since: null,
  exportedAt: at(10),
  ...more,
});

/** A pack with one line changed. The header is line 0, entry n is line n + 1. */
export const withLine = (
  lines: readonly string[],
  index: number,
  change: (line: PackEntry & PackHeader) => unknown,
): string[] =>
  lines.map((line, at) =>
    at === index ? JSON.stringify(change(JSON.parse(line) as PackEntry & PackHeader)) : line,
  );
