import {
  type AuditItem,
  consistencyRanges,
  emptyRoot,
  type Finding,
  type FindingCode,
  inclusionRanges,
  type Json,
  type ListedRefundLine,
  leafHashOf,
  withValues,
} from '../../src/audit/index.js';
import {
  casePack,
  forgetting,
  happened,
  rehashed,
  rewritten,
  type StoryLog,
  storyItems,
  storyKey,
  storyRefund,
  storySigner,
  wholePack,
  withLine,
  writeLog,
} from './audit-story.js';

/** One pack, what an outsider brings to it, and everything that is to be found wrong with it. */
export interface PackVector {
  readonly name: string;
  readonly about: string;
  readonly lines: readonly string[];
  readonly earlier?: string;
  readonly refunds?: readonly ListedRefundLine[];
  /** The kinds of fault that have to be named, in order and without repetition. */
  readonly codes: readonly FindingCode[];
  /** The first of them in full. */
  readonly first?: Finding;
}

const withPayload = (seq: number, pointer: string, value: Json): AuditItem[] =>
  storyItems.map((item, index) =>
    index === seq ? { ...item, payload: withValues(item.payload, new Map([[pointer, value]])) } : item,
  );
const dishonest = (seq: number, pointer: string, value: Json): string[] =>
  wholePack(writeLog(withPayload(seq, pointer, value)));
const without = <T>(all: readonly T[], index: number): T[] => all.filter((_, at) => at !== index);
const erasing = (seqs: readonly number[], log = writeLog([...storyItems, erasedItem(seqs)])): StoryLog =>
  forgetting(log, seqs);
const erasedItem = (seqs: readonly number[]): AuditItem => ({
  at: '2026-11-21T12:09:00.000Z',
  actor: 'system',
  type: 'erased',
  case: null,
  payload: { customerId: 'customer-1', seqs },
});

export const packVectors = (): PackVector[] => {
  const log = writeLog();
  const good = wholePack(log);
  const ofCase = casePack(log, 3);
  const other = writeLog(withPayload(2, '/event/orderId', 'order-2'));
  const moved = (status: 'released' | 'succeeded', amountMinor: number) =>
    happened(
      7,
      { case: 1, seq: 8 },
      { type: 'refund-moved', intentId: 'intent-1', status, amountMinor, currency: 'USD' },
    );
  const refund = (changes: Partial<ListedRefundLine> = {}): ListedRefundLine => ({
    ...storyRefund,
    ...changes,
  });

  return [
    {
      name: 'good',
      about: 'A whole log, matched with its provider.',
      lines: good,
      earlier: log.note(4),
      refunds: [refund()],
      codes: [],
    },
    {
      name: 'good-case',
      about: 'One case, proved to be in the log, which began as it did before.',
      lines: ofCase,
      codes: [],
    },
    {
      name: 'good-erased',
      about: 'A whole log of which the personal fields of a customer were erased.',
      lines: wholePack(erasing([3, 4])),
      codes: [],
    },
    {
      name: 'good-case-erased',
      about: 'The same, one case of it.',
      lines: casePack(erasing([3, 4])),
      codes: [],
    },

    {
      name: 'bad-line',
      about: 'A line is cut off.',
      lines: good.map((line, n) => (n === 11 ? line.slice(0, 40) : line)),
      codes: ['pack-unreadable', 'entry-missing', 'root-differs'],
    },
    {
      name: 'bad-header',
      about: 'The first line is no header.',
      lines: good.slice(1),
      codes: ['pack-unreadable'],
    },
    {
      name: 'bad-key',
      about: 'The verifier key is not one.',
      lines: withLine(good, 0, (header) => ({ ...header, verifierKey: 'shop.example/audit+00000000+AAAA' })),
      codes: ['key-unreadable'],
    },
    {
      name: 'bad-signature',
      about: 'The checkpoint claims one entry less than was signed.',
      lines: withLine(good, 0, (header) => ({
        ...header,
        checkpoint: header.checkpoint.replace('\n11\n', '\n10\n'),
      })),
      codes: ['signature-invalid'],
    },
    {
      name: 'bad-key-not-on-record',
      about: 'The log never said that this key signs it.',
      lines: dishonest(0, '/verifierKey', 'shop.example/audit+12345678+AAAA'),
      codes: ['key-not-on-record'],
    },
    {
      name: 'bad-cut-off',
      about: 'The last entry was cut off.',
      lines: good.slice(0, -1),
      codes: ['entry-missing', 'root-differs'],
      first: { code: 'entry-missing', field: 'size', logged: 11, found: 10 },
    },
    {
      name: 'bad-entry-taken-out',
      about: 'An entry was taken out before others.',
      lines: without(good, 9),
      codes: ['entry-misplaced', 'chain-broken', 'case-gap', 'entry-missing', 'root-differs'],
    },
    {
      name: 'bad-actor',
      about: 'Who did it was changed.',
      lines: withLine(good, 6, (line) => ({ ...line, entry: { ...line.entry, actor: 'agent:dana' } })),
      codes: ['chain-broken', 'root-differs'],
    },
    {
      name: 'bad-amount',
      about: 'A confirmed amount was changed, and not its hash.',
      lines: withLine(good, 6, (line) => ({
        ...line,
        payload: withValues(line.payload, new Map([['/event/totalMinor', 20_000]])),
      })),
      codes: ['payload-differs'],
      first: { code: 'payload-differs', seq: 5, field: 'confirmed' },
    },
    {
      name: 'bad-words',
      about: 'What the customer wrote was changed.',
      lines: withLine(good, 4, (line) => ({
        ...line,
        open: line.open.map((one) => ({ ...one, value: 'It never arrived' })),
      })),
      codes: ['seal-broken'],
      first: { code: 'seal-broken', seq: 3, field: '/event/evidence/text' },
    },
    {
      name: 'bad-seal',
      about: 'A personal field stands in the open.',
      lines: wholePack(
        rewritten(log, (one) =>
          one.entry.seq === 3 ? rehashed({ ...one, seals: { ...one.seals, fields: [] } }) : one,
        ),
      ),
      codes: ['seal-missing', 'chain-broken'],
    },
    {
      name: 'bad-chain',
      about: 'An entry names another one before it, hashed and signed as if it were right.',
      lines: wholePack(
        rewritten(log, (one) =>
          one.entry.seq === 8 ? { ...one, entry: { ...one.entry, previousHash: '1'.repeat(64) } } : one,
        ),
      ),
      codes: ['chain-broken'],
    },
    {
      name: 'bad-proof',
      about: 'An entry that the signed log does not hold.',
      lines: withLine(ofCase, 6, (line) => ({
        ...line,
        entry: { ...line.entry, at: '2026-11-21T12:02:01.000Z' },
      })),
      codes: ['not-included'],
      first: { code: 'not-included', seq: 5, field: 'confirmed' },
    },
    {
      name: 'bad-since',
      about: 'The proof that the log began as before is of another one.',
      lines: withLine(ofCase, 0, (header) => ({
        ...header,
        since: { ...header.since, checkpoint: other.note(3) },
      })),
      codes: ['not-an-extension'],
    },
    {
      name: 'bad-since-signature',
      about: 'An earlier checkpoint that came with the pack and was not signed by its key.',
      lines: withLine(ofCase, 0, (header) => ({
        ...header,
        since: { ...header.since, checkpoint: log.note(3).replace('\u2014 shop', '\u2014 other') },
      })),
      codes: ['signature-invalid'],
    },
    {
      name: 'bad-rewritten',
      about: 'A log that was rewritten since an outsider kept its head.',
      lines: good,
      earlier: other.note(4),
      codes: ['not-an-extension'],
    },
    {
      name: 'bad-shrunk',
      about: 'A log that is shorter than the head an outsider kept.',
      lines: wholePack(writeLog(storyItems.slice(0, 8))),
      earlier: log.note(9),
      codes: ['not-an-extension'],
    },
    {
      name: 'bad-type',
      about: 'An entry says that it is of another type than what it stands for.',
      lines: wholePack(
        writeLog(
          storyItems.map((item, n) =>
            n === 10
              ? {
                  ...item,
                  type: 'closed',
                  payload: withValues(
                    item.payload,
                    new Map([['/event', { type: 'noted', reason: 'Ana called' }]]),
                  ),
                }
              : item,
          ),
        ),
      ),
      codes: ['type-differs'],
    },
    {
      name: 'bad-erased',
      about: 'Salts are gone, and no entry says that anything was erased.',
      lines: wholePack(forgetting(log, [3])),
      codes: ['erased-without-entry'],
      first: { code: 'erased-without-entry', seq: 3, field: '/event/evidence/text' },
    },
    {
      name: 'bad-policy',
      about: 'A policy that this program cannot read.',
      lines: dishonest(1, '/document/otherwise', 'deny'),
      codes: ['policy-unreadable'],
    },
    {
      name: 'bad-policy-changed',
      about: 'A policy version was changed after it had its name.',
      lines: dishonest(1, '/document/limits/assistant', 600),
      codes: ['policy-differs'],
    },
    {
      name: 'bad-policy-missing',
      about: 'A decision names a policy that is not on record.',
      lines: dishonest(1, '/version', 'f'.repeat(64)),
      codes: ['policy-differs', 'policy-missing'],
    },
    {
      name: 'bad-outcome',
      about: 'A decision that the policy does not make, written, hashed and signed as if it had.',
      lines: dishonest(4, '/event/decision/outcome', 'deny'),
      codes: ['decision-differs'],
      first: {
        code: 'decision-differs',
        seq: 4,
        case: 'RF-7K3M-91',
        field: 'outcome',
        logged: 'deny',
        found: 'approve',
      },
    },
    {
      name: 'bad-decided-amount',
      about: 'A decision about more than the facts allow.',
      lines: dishonest(4, '/event/decision/breakdown/totalMinor', 12_000),
      codes: ['decision-differs'],
      first: {
        code: 'decision-differs',
        seq: 4,
        case: 'RF-7K3M-91',
        field: 'breakdown.totalMinor',
        logged: 12_000,
        found: 10_000,
      },
    },
    {
      name: 'bad-facts',
      about: 'Facts that were changed after the decision.',
      lines: dishonest(4, '/event/facts/order/deliveredAt', '2026-01-01T00:00:00Z'),
      codes: ['decision-differs', 'trace-differs'],
    },
    {
      name: 'bad-trace',
      about: 'A decision that says of a rule that it applied for another reason than it did.',
      lines: dishonest(4, '/event/decision/trace/0/because/0', 'within: 30 days / day 2'),
      codes: ['trace-differs'],
      first: {
        code: 'trace-differs',
        seq: 4,
        case: 'RF-7K3M-91',
        field: 'trace.0 (rule 1) because.0',
        logged: 'within: 30 days / day 2',
        found: 'within: 30 days / day 16',
      },
    },
    {
      name: 'bad-trace-rule',
      about: 'A decision that names a rule which the policy did not try.',
      lines: dishonest(4, '/event/decision/trace/0/rule', '2.1'),
      codes: ['trace-differs'],
      first: {
        code: 'trace-differs',
        seq: 4,
        case: 'RF-7K3M-91',
        field: 'trace.0',
        logged: 'rule 2.1',
        found: 'rule 1',
      },
    },
    {
      name: 'bad-more-than-agreed',
      about: 'More was moved than the customer agreed to.',
      lines: dishonest(5, '/event/totalMinor', 9_999),
      codes: ['more-than-agreed'],
      first: { code: 'more-than-agreed', seq: 5, case: 'RF-7K3M-91', logged: 9_999, found: 10_000 },
    },
    {
      name: 'bad-released',
      about: 'Money that has left was let go.',
      lines: wholePack(writeLog([...storyItems, moved('released', 10_000)])),
      codes: ['refund-out-of-order'],
      first: {
        code: 'refund-out-of-order',
        seq: 11,
        case: 'RF-7K3M-91',
        field: 'intent-1',
        logged: 'succeeded',
        found: 'released',
      },
    },
    {
      name: 'bad-changed-refund',
      about: 'A refund became another amount on its way.',
      lines: dishonest(9, '/event/amountMinor', 8_000),
      codes: ['refund-changed'],
    },
    {
      name: 'bad-case-gap',
      about: 'An entry of a case was never logged.',
      lines: wholePack(writeLog(without(storyItems, 3))),
      codes: ['case-gap'],
    },
    {
      name: 'bad-not-listed',
      about: 'A refund that its provider does not know.',
      lines: good,
      refunds: [],
      codes: ['refund-not-listed'],
    },
    {
      name: 'bad-not-logged',
      about: 'A refund that nobody decided.',
      lines: good,
      refunds: [refund(), refund({ providerRefundId: 're_2', intentId: null })],
      codes: ['refund-not-logged'],
    },
    {
      name: 'bad-twice',
      about: 'A refund that was made twice.',
      lines: good,
      refunds: [refund(), refund({ providerRefundId: 're_2' })],
      codes: ['refund-listed-twice', 'refund-differs'],
    },
    {
      name: 'bad-listed-amount',
      about: 'A refund of another amount than was logged.',
      lines: good,
      refunds: [refund({ amountMinor: 10_001 })],
      codes: ['refund-differs'],
    },
  ];
};

/** The log of the story as anybody can recompute it: entries, leaves, roots of every size, all proofs. */
export const logVector = (): unknown => {
  const log = writeLog();
  const size = log.entries.length;
  return {
    about: 'The log of the good pack. Hashes are hex; leaf data is the canonical JSON (RFC 8785) of "entry".',
    privateKey: storyKey,
    verifierKey: storySigner.verifierKey.text,
    entries: log.entries.map(({ entry, payload, seals }) => ({
      entry,
      payload,
      seals,
      leafHash: leafHashOf(entry),
    })),
    checkpoints: Array.from({ length: size + 1 }, (_, n) => ({
      size: n,
      root: n === 0 ? emptyRoot : log.hashOf({ from: 0, to: n }),
      note: log.note(n),
    })),
    inclusion: log.entries.map((_, seq) => ({
      seq,
      size,
      proof: inclusionRanges(seq, size).map(log.hashOf),
    })),
    consistency: Array.from({ length: size }, (_, n) => ({
      from: n + 1,
      to: size,
      proof: consistencyRanges(n + 1, size).map(log.hashOf),
    })),
  };
};
