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
import { cancelMemo } from '../../src/cases/index.js';
import type { CreditMemo } from '../../src/domain/index.js';
import {
  casePack,
  credit,
  forgetting,
  happened,
  paper,
  rehashed,
  rewritten,
  type StoryLog,
  storyItems,
  storyKey,
  storyMemo,
  storyRefund,
  storySigner,
  wholePack,
  withLine,
  writeLog,
} from './audit-story.js';

/** Where the story says anything personal of its customer. */
const ofCustomer = [3, 4, 10, 12, 13];

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
  const moved = (status: 'released' | 'reversed', amountMinor: number) =>
    happened(
      8,
      { case: 1, seq: 8 },
      { type: 'refund-moved', intentId: 'intent-1', status, amountMinor, currency: 'USD' },
    );
  const refund = (changes: Partial<ListedRefundLine> = {}): ListedRefundLine => ({
    ...storyRefund,
    ...changes,
  });

  const told = (...more: AuditItem[]): string[] => wholePack(writeLog([...storyItems, ...more]));
  const memoSaying = (
    changes: { [key in keyof CreditMemo]?: CreditMemo[key] | undefined },
    count = 1,
  ): string[] =>
    wholePack(
      writeLog(
        storyItems.map((item, n) => (n === 10 ? paper(5, count, { ...storyMemo, ...changes }) : item)),
      ),
    );
  const cancellation = (count: number, changes: Partial<CreditMemo> = {}): AuditItem =>
    paper(8, count, {
      ...cancelMemo(storyMemo, { number: `CM-00000${count}`, issuedAt: '2026-11-21T12:08:00.000Z' }),
      ...changes,
    });
  const invoiced = (amountMinor: number): AuditItem[] => [
    happened(
      8,
      { case: 1, seq: 8 },
      { type: 'invoice-issued', invoiceId: 'invoice-1', amountMinor: 500, currency: 'USD', dueOn: null },
    ),
    paper(8, 1, {
      series: 'invoice',
      number: 'INV-000001',
      invoiceId: 'invoice-1',
      currency: 'USD',
      totalMinor: amountMinor,
    }),
  ];
  const paidAsCredit = (id: string, amountMinor: number): AuditItem =>
    credit(8, { id, kind: 'refund', amountMinor, reason: '#10001', intentId: 'intent-1' });

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
      lines: wholePack(erasing(ofCustomer)),
      codes: [],
    },
    {
      name: 'good-case-erased',
      about: 'The same, one case of it.',
      lines: casePack(erasing(ofCustomer)),
      codes: [],
    },

    {
      name: 'good-reversed',
      about: 'A refund that came back, and whose memo was cancelled.',
      lines: told(moved('reversed', 10_000), cancellation(2)),
      codes: [],
    },
    {
      name: 'good-older-memo',
      about: 'A memo of a program that did not tell yet what bears no tax.',
      lines: memoSaying({ untaxedMinor: undefined }),
      codes: [],
    },
    {
      name: 'good-invoiced',
      about: 'A difference that was invoiced.',
      lines: told(...invoiced(500)),
      codes: [],
    },

    {
      name: 'bad-line',
      about: 'A line is cut off.',
      lines: good.map((line, n) => (n === 14 ? line.slice(0, 40) : line)),
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
        checkpoint: header.checkpoint.replace('\n14\n', '\n13\n'),
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
      first: { code: 'entry-missing', field: 'size', logged: 14, found: 13 },
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
            n === 11
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
        seq: 14,
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
      codes: ['refund-changed', 'paper-differs'],
    },
    {
      name: 'bad-case-gap',
      about: 'An entry of a case was never logged.',
      lines: wholePack(writeLog(without(storyItems, 3))),
      codes: ['case-gap'],
    },
    {
      name: 'bad-paper-gap',
      about: 'The first memo has the second number.',
      lines: memoSaying({ number: 'CM-000002' }, 2),
      codes: ['paper-gap'],
      first: { code: 'paper-gap', seq: 10, field: 'CM-000001', found: 'CM-000002' },
    },
    {
      name: 'bad-paper-twice',
      about: 'A number was given to two papers.',
      lines: told(moved('reversed', 10_000), cancellation(1)),
      codes: ['paper-twice'],
      first: {
        code: 'paper-twice',
        seq: 15,
        case: 'RF-7K3M-91',
        field: 'CM-000001',
        logged: 'entry 10',
      },
    },
    {
      name: 'bad-paper-misnumbered',
      about: 'Another number is printed on a memo than the one that was counted.',
      lines: memoSaying({ number: 'CM-000007' }),
      codes: ['paper-misnumbered'],
    },
    {
      name: 'bad-paper-unsound',
      about: 'Net and tax of a memo are more than its total.',
      lines: memoSaying({ netMinor: 9_500 }),
      codes: ['paper-unsound'],
      first: {
        code: 'paper-unsound',
        seq: 10,
        case: 'RF-7K3M-91',
        field: 'CM-000001 net and tax',
        logged: 10_000,
        found: 10_500,
      },
    },
    {
      name: 'bad-paper-missing',
      about: 'A settled refund has no memo.',
      lines: wholePack(writeLog(without(storyItems, 10))),
      codes: ['paper-missing'],
      first: {
        code: 'paper-missing',
        seq: 9,
        case: 'RF-7K3M-91',
        field: 'memo of intent-1',
        logged: 'succeeded',
      },
    },
    {
      name: 'bad-not-cancelled',
      about: 'A refund came back, and its memo still stands.',
      lines: told(moved('reversed', 10_000)),
      codes: ['paper-missing'],
    },
    {
      name: 'bad-paper-unfounded',
      about: 'A settled refund has a second memo.',
      lines: told(paper(8, 2, { ...storyMemo, number: 'CM-000002' })),
      codes: ['paper-unfounded'],
      first: {
        code: 'paper-unfounded',
        seq: 14,
        case: 'RF-7K3M-91',
        field: 'CM-000002 of intent-1',
        logged: 'nothing',
        found: 'memo',
      },
    },
    {
      name: 'bad-cancelled-twice',
      about: 'A memo was cancelled twice.',
      lines: told(moved('reversed', 10_000), cancellation(2), cancellation(3)),
      codes: ['paper-unfounded'],
    },
    {
      name: 'bad-paper-of-nobody',
      about: 'A memo of a refund that there is not.',
      lines: told(paper(8, 2, { ...storyMemo, number: 'CM-000002', intentId: 'intent-2' })),
      codes: ['paper-unfounded'],
    },
    {
      name: 'bad-paper-amount',
      about: 'A memo of less than its refund moved.',
      lines: memoSaying({
        lines: [{ bucket: 'goods', lineId: 'a', netMinor: 8_000, taxes: [], grossMinor: 8_000 }],
        netMinor: 8_000,
        taxes: [],
        totalMinor: 8_000,
      }),
      codes: ['paper-differs'],
      first: {
        code: 'paper-differs',
        seq: 10,
        case: 'RF-7K3M-91',
        field: 'CM-000001 of intent-1 total',
        logged: '10000 USD',
        found: '8000 USD',
      },
    },
    {
      name: 'bad-cancellation',
      about: 'A cancellation takes back less tax than its memo gave.',
      lines: told(
        moved('reversed', 10_000),
        cancellation(2, {
          netMinor: -9_500,
          taxes: [{ name: 'Sales tax', netMinor: -9_000, taxMinor: -500 }],
        }),
      ),
      codes: ['paper-differs'],
    },
    {
      name: 'bad-invoice',
      about: 'An invoice of more than its case asks for.',
      lines: told(...invoiced(600)),
      codes: ['paper-differs'],
    },
    {
      name: 'bad-credit-overdrawn',
      about: 'More store credit was taken than had been given.',
      lines: told(credit(9, { id: 'credit-3', kind: 'spent', amountMinor: -501, reason: '#10003' })),
      codes: ['credit-overdrawn'],
      first: {
        code: 'credit-overdrawn',
        seq: 14,
        field: 'credit-3 of customer-1 USD',
        logged: 2_000,
        found: 2_001,
      },
    },
    {
      name: 'bad-credit-twice',
      about: 'A refund was booked twice as store credit.',
      lines: told(paidAsCredit('credit-3', 10_000), paidAsCredit('credit-4', 10_000)),
      codes: ['credit-twice'],
    },
    {
      name: 'bad-credit-amount',
      about: 'Store credit of another amount than its refund.',
      lines: told(paidAsCredit('credit-3', 10_001)),
      codes: ['credit-differs'],
      first: {
        code: 'credit-differs',
        seq: 14,
        case: 'RF-7K3M-91',
        field: 'intent-1',
        logged: '10000 USD',
        found: '10001 USD',
      },
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
