import { isBookEntry } from '../entry.js';
import { type Checkpoint, claimedCheckpoint, openCheckpoint } from '../notes/checkpoint.js';
import type { VerifierKey } from '../notes/verifier-key.js';
import { checkBooks } from './check-books.js';
import { checkCases } from './check-cases.js';
import type { Decider, MakeDecider } from './check-decision.js';
import { openEntry } from './check-entry.js';
import { checkInclusions, checkWholeLog, openHead } from './check-head.js';
import { checkRefunds, type ListedRefundLine } from './check-refunds.js';
import type { Finding, Report } from './finding.js';
import { parsePackEntry } from './pack-schema.js';
import { type ReadAhead, readAhead } from './read-ahead.js';

export interface VerifyOptions {
  /** The verifier key the outsider holds; without it the pack's own is believed. */
  readonly key?: VerifierKey | undefined;
  /** A note the outsider kept from earlier. */
  readonly earlier?: string | undefined;
  /** What all providers list together. */
  readonly refunds?: readonly ListedRefundLine[] | undefined;
  readonly makeDecider: MakeDecider;
}

/** What was looked at, and how much of it. */
export interface Checked {
  entries: number;
  sealedFields: number;
  erasedFields: number;
  policies: number;
  /** Decided again by the engine. */
  decisions: number;
  /** Logged without the facts they were made from: a person's, or of an older program. */
  decisionsWithoutFacts: number;
  cases: number;
  refunds: number;
  /** Credit memos, cancellations and invoices. */
  papers: number;
  /** Entries of store credit. */
  credits: number;
  listedRefunds: number | null;
  inclusionProofs: number;
  earlierSize: number | null;
}

export interface PackReport {
  readonly kind: 'whole' | 'case' | null;
  readonly origin: string | null;
  /** The key that the signature was checked with, and whether the outsider brought it. */
  readonly verifierKey: string | null;
  readonly keyIsTrusted: boolean;
  readonly size: number | null;
  readonly root: string | null;
  readonly checked: Checked;
  readonly findings: readonly Finding[];
}

/** One fault can break every entry after it; more than this of one kind says nothing new. */
const findingsPerCodeMax = 50;

/**
 * Verifies a pack from nothing but itself, the program, and what the outsider brings. Reads it twice.
 * @param lines opens the pack anew with each call
 */
export const verifyPack = async (
  lines: () => AsyncIterable<string>,
  options: VerifyOptions,
): Promise<PackReport> => {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const report: Report = (finding) => {
    const count = (counts.get(finding.code) ?? 0) + 1;
    counts.set(finding.code, count);
    if (count <= findingsPerCodeMax) findings.push(finding);
  };
  const ahead = await readAhead(lines());
  const { header } = ahead;
  const checked: Checked = {
    entries: 0,
    sealedFields: 0,
    erasedFields: 0,
    policies: 0,
    decisions: 0,
    decisionsWithoutFacts: 0,
    cases: 0,
    refunds: 0,
    papers: 0,
    credits: 0,
    listedRefunds: options.refunds?.length ?? null,
    inclusionProofs: 0,
    earlierSize: null,
  };
  if (header === null) {
    report({ code: 'pack-unreadable', field: 'line 1' });
    const none = { kind: null, origin: null, verifierKey: null, keyIsTrusted: false, size: null, root: null };
    return { ...none, checked, findings };
  }

  const isWhole = header.kind === 'whole';
  const head = openHead(header, options.key ?? null, report);
  const checkpoint = head?.checkpoint ?? null;
  const earlier = earlierOf(
    { kept: options.earlier, inPack: header.since?.checkpoint, key: options.key ?? head?.key },
    report,
  );
  checked.earlierSize = earlier?.size ?? null;
  if (isWhole && head !== null && !ahead.keys.has(head.key.text))
    report({ code: 'key-not-on-record', found: head.key.text });

  const log = isWhole
    ? checkWholeLog(checkpoint, earlier, report)
    : checkInclusions(header, checkpoint, earlier, report);
  const deciders = makeDeciders(ahead, options.makeDecider, report);
  checked.policies = ahead.policies.size;
  const cases = checkCases(deciders, report);
  const books = checkBooks({ isWhole }, cases.report);

  let number = 0;
  for await (const line of lines()) {
    number += 1;
    if (number === 1) continue;
    const parsed = parsePackEntry(line);
    if (!parsed.ok) {
      report({ code: 'pack-unreadable', field: `line ${number}`, found: parsed.error });
      continue;
    }
    const { seq } = parsed.value.entry;
    log.take(parsed.value);
    const opened = openEntry(parsed.value, report);
    checked.entries += 1;
    checked.sealedFields += opened.sealed;
    checked.erasedFields += opened.erased.length;
    if (!isWhole) checked.inclusionProofs += 1;
    if (opened.erased.length > 0 && !ahead.erasedSeqs.has(seq))
      report({ code: 'erased-without-entry', seq, field: opened.erased.join(', ') });
    const { entry } = parsed.value;
    if (isBookEntry(entry.type)) books.take(entry, entry.type, opened.payload);
    else cases.take(entry, opened);
  }
  log.finish();
  const money = cases.finish();
  const { intents, cases: count } = money;
  books.finish(money);
  checked.papers = books.papers;
  checked.credits = books.credits;
  if (options.refunds !== undefined) checkRefunds(intents, options.refunds, { isWhole }, cases.report);
  checked.cases = count;
  checked.refunds = intents.length;
  checked.decisions = cases.decisions.again;
  checked.decisionsWithoutFacts = cases.decisions.withoutFacts;
  return {
    kind: header.kind,
    origin: header.origin,
    verifierKey: head?.key.text ?? null,
    keyIsTrusted: options.key !== undefined,
    size: checkpoint?.size ?? null,
    root: checkpoint?.root ?? null,
    checked,
    findings,
  };
};

/**
 * A note from earlier has to be of the same log. One that an outsider kept counts by whichever key it was signed then;
 * one that came with the pack only by this key.
 */
const earlierOf = (
  asked: {
    readonly kept: string | undefined;
    readonly inPack: string | undefined;
    readonly key: VerifierKey | undefined;
  },
  report: Report,
): Checkpoint | null => {
  const { kept, inPack, key } = asked;
  const note = kept ?? inPack;
  if (note === undefined) return null;
  const claimed = claimedCheckpoint(note);
  if (claimed === null || (key !== undefined && claimed.origin !== key.name)) {
    report({ code: 'signature-invalid', field: 'earlier checkpoint', found: 'unreadable' });
    return null;
  }
  if (key !== undefined) {
    const opened = openCheckpoint(note, key);
    if (!opened.ok && (kept === undefined || opened.error === 'signature-invalid'))
      report({ code: 'signature-invalid', field: 'earlier checkpoint', found: opened.error });
  }
  return claimed;
};

const makeDeciders = (
  { policies }: ReadAhead,
  makeDecider: MakeDecider,
  report: Report,
): ReadonlyMap<string, Decider> => {
  const deciders = new Map<string, Decider>();
  for (const [version, { seq, policy }] of policies) {
    const decider = makeDecider(policy);
    deciders.set(version, decider);
    const field = `${policy.name} ${version}`;
    if (decider.kind === 'differs') report({ code: 'policy-differs', seq, field });
    if (decider.kind === 'unreadable') report({ code: 'policy-unreadable', seq, field });
  }
  return deciders;
};
